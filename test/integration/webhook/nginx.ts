/** nginx as `docs/for-it.md` sets it up, until the test is over. */
import { nginxInFolder } from '../../neighbours/nginx-in-folder.ts'
import { proxyNeeds } from '../../preflight/needs.ts'
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
    return nginxInFolder(folder, server)
  })
}
