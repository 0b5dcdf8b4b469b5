/** nginx as `docs/for-it.md` sets it up, until the test is over. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nginxCommand, proxyNeeds } from '../../preflight/needs.ts'
import { preflight } from '../../preflight/preflight.ts'
import { documented, type OfficeProxy, startProxy } from './office-proxy.ts'

/**
 * Starts nginx in front of a receiver.
 * @param allowed the address or network that may call, in place of the service's
 * @throws MissingNeeds where nginx is neither there nor can be installed
 */
export async function startNginx(receiverPort: number, allowed: string): Promise<OfficeProxy> {
  preflight(proxyNeeds)
  return startProxy(({ folder, port, key, certificate }) => {
    const server = documented('nginx')
      .replace(/listen 443 ssl;\n\s*listen \[::\]:443 ssl;/, `listen 127.0.0.1:${port} ssl;`)
      .replace('/etc/ssl/private/desk.example.key', key)
      .replace('/etc/ssl/certs/desk.example.pem', certificate)
      .replace('allow 192.0.2.10;', `allow ${allowed};`)
      .replace('http://127.0.0.1:8717', `http://127.0.0.1:${receiverPort}`)
    const settings = join(folder, 'nginx.conf')
    writeFileSync(settings, wrapped(folder, server))
    return { program: nginxCommand(), args: ['-c', settings, '-p', folder] }
  })
}

// Everything that nginx writes goes into its folder, and it stays the child of the test.
function wrapped(folder: string, server: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`
  )
  return `daemon off;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
worker_processes 1;
events {}
http {
access_log off;
${temporary.join('\n')}
${server}
}
`
}
