/** A server with TLS on loopback, as strict about the other side's certificate as it is told. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type Authority, type Certificate, keyAndCertificate } from './certificates.ts'

/** The running server. */
export type TlsServer = AsyncDisposable & {
  port: number
  /** What it has been asked: method and path. */
  asked: string[]
}

// By TLS 1.3 a client hears of the refusal after its handshake: what it makes of that is a matter of chance.
const maxVersion = 'TLSv1.2' as const

/**
 * Starts it; every request is answered with its method.
 * @param clients the authority of the certificates that clients must show; nobody must where it is left out
 */
export async function startTlsServer(certificate: Certificate, clients?: Authority): Promise<TlsServer> {
  const asked: string[] = []
  const strict = clients
    ? { ca: readFileSync(clients.certificate), requestCert: true, rejectUnauthorized: true, maxVersion }
    : {}
  const server = createServer({ ...keyAndCertificate(certificate), ...strict }, (request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end(request.method)
  })
  server.on('tlsClientError', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
