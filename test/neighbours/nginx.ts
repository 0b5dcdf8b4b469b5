/** nginx as an office's gateway in front of the service: TLS by its own authority, a limit of pace, and of size. */
import { proxyNeeds } from '../preflight/needs.ts'
import { preflight } from '../preflight/preflight.ts'
import type { Authority, Certificate } from './certificates.ts'
import { type Neighbour, startNeighbour } from './neighbour.ts'
import { nginxInFolder } from './nginx-in-folder.ts'

/** How the gateway is set up. */
export type Gateway = {
  /** The service's port on loopback. */
  behind: number
  certificate: Certificate
  /** The longest body of a request, in nginx's words; `1m` where it is left out. */
  largestBody?: string
  /** Requests of a client, in nginx's words (`30r/m`); all are let through where it is left out. */
  pace?: string
  /** What it says to those that come too often; nginx's own 503 where it is left out. */
  paceStatus?: number
  /** The authority of the certificates that clients must show; nobody must where it is left out. */
  clients?: Authority
  /** What a request meets before it is handed on, in nginx's words, such as `deny all;`. */
  rule?: string
}

/** A running gateway. */
export type Nginx = Neighbour & { url: string }

/**
 * Starts nginx.
 * @throws MissingNeeds where it is neither there nor can be installed
 */
export async function startGateway(gateway: Gateway): Promise<Nginx> {
  preflight(proxyNeeds)
  const neighbour = await startNeighbour('nginx', ({ folder, port }) => nginxInFolder(folder, httpOf(port, gateway)))
  return { ...neighbour, url: `https://localhost:${neighbour.port}` }
}

function httpOf(port: number, gateway: Gateway): string {
  const { behind, certificate, largestBody = '1m', pace, paceStatus = 503, clients, rule = '' } = gateway
  return `${pace ? `limit_req_zone $binary_remote_addr zone=pace:1m rate=${pace};\nlimit_req_status ${paceStatus};` : ''}
server {
listen 127.0.0.1:${port} ssl;
ssl_certificate ${certificate.certificate};
ssl_certificate_key ${certificate.key};
${clients ? `ssl_client_certificate ${clients.certificate};\nssl_verify_client on;` : ''}
client_max_body_size ${largestBody};
location / {
${pace ? 'limit_req zone=pace;' : ''}
${rule}
proxy_pass http://127.0.0.1:${behind};
proxy_http_version 1.1;
}
}`
}
