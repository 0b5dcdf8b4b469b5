/** Caddy as `docs/for-it.md` sets it up, until the test is over. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documented, type OfficeProxy, startProxy } from './office-proxy.ts'

/**
 * Starts Caddy in front of a receiver.
 * @param allowed the address or network that may call, in place of the service's
 */
export function startCaddy(receiverPort: number, allowed: string): Promise<OfficeProxy> {
  return startProxy(({ folder, port, key, certificate }) => {
    // Its certificate is the only thing that cannot be tried here as it is told.
    const site = documented('caddyfile')
      .replace('desk.example {', `https://localhost:${port} {\nbind 127.0.0.1\ntls ${certificate} ${key}`)
      .replace('remote_ip 192.0.2.10', `remote_ip ${allowed}`)
      .replace('127.0.0.1:8717', `127.0.0.1:${receiverPort}`)
    const settings = join(folder, 'Caddyfile')
    writeFileSync(settings, `{\nadmin off\nauto_https disable_redirects\n}\n${site}`)
    const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
    return { program: 'caddy', args: ['run', '--config', settings, '--adapter', 'caddyfile'], env }
  })
}
