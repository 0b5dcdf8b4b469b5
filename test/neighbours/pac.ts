/** A proxy auto-config file, as an office's web server hands it out. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A served script, which can be changed. */
export type Pac = AsyncDisposable & {
  url: string
  /** What `FindProxyForURL` returns from now on for hosts that end in `.test`; all others are reached directly. */
  choose(proxies: string): void
  /** How often it was fetched. */
  fetched(): number
}

/** Serves a script. */
export async function servePac(proxies: string): Promise<Pac> {
  let chosen = proxies
  let fetched = 0
  const server = createServer((_request, response) => {
    fetched++
    const choice = `dnsDomainIs(host, '.test') ? ${JSON.stringify(chosen)} : 'DIRECT'`
    response.setHeader('content-type', 'application/x-ns-proxy-autoconfig')
    response.end(`function FindProxyForURL(url, host) { return ${choice} }`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy.pac`,
    choose(next) {
      chosen = next
    },
    fetched: () => fetched,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
