/** The plain network: Node's own. No proxy, no trust store of the system, and nothing is ever sent again. */
import { notProvided } from '../not-provided.ts'
import { redirectOf } from './exchange.ts'
import {
  type Load,
  type LoadObserver,
  type NetworkStack,
  OneLoad,
  type VerifyProc,
  type WireRequest
} from './loader.ts'
import { createAgent, fetchOverNode, fetchWithPolicy, isRedirect } from './node-fetch.ts'

/** A session's connections. */
export class NodeStack implements NetworkStack {
  #agent = createAgent()
  #proc: VerifyProc = null

  fetch(request: Request): Promise<Response> {
    return fetchWithPolicy(request, this.#agent)
  }

  load(request: WireRequest, observer: LoadObserver): Load {
    if (this.#proc && request.url.startsWith('https:')) {
      notProvided('https with a certificate verify proc on the plain network')
    }
    const stop = new AbortController()
    const load = new OneLoad(observer, () => stop.abort())
    this.#carry(request, load, stop.signal).catch((error: Error) => load.finish((heard) => heard.error(error.message)))
    return load
  }

  /** Idle sockets are closed, requests under way fail. */
  async closeAllConnections(): Promise<void> {
    const agent = this.#agent
    this.#agent = createAgent()
    await agent.destroy()
  }

  async setProxy({ mode }: Electron.ProxyConfig): Promise<void> {
    if (mode !== 'direct') notProvided('session.setProxy on the plain network')
  }
  async resolveProxy(): Promise<string> {
    return 'DIRECT'
  }
  async forceReloadProxyConfig(): Promise<void> {}
  async clearAuthCache(): Promise<void> {}
  /** Only where nothing is ever verified: its connections are not Chromium's. */
  setCertificateVerifyProc(proc: VerifyProc): void {
    this.#proc = proc
  }

  async #carry(wanted: WireRequest, load: OneLoad, signal: AbortSignal): Promise<void> {
    const { url, method, headers, body, redirects } = wanted
    const request = new Request(url, {
      method,
      headers: headers.map(([name, value]) => [name, value] as [string, string]),
      body: body ? new Uint8Array(body) : null,
      redirect: redirects === 'follow' ? 'follow' : 'manual',
      signal
    })
    const response = await fetchOverNode(request, this.#agent)
    const head = {
      statusCode: response.status,
      statusMessage: response.statusText,
      httpVersion: '1.1',
      headers: [...response.headers]
    }
    if (redirects === 'stop' && isRedirect(response)) {
      await response.body?.cancel()
      return load.finish((observer) => observer.redirect(redirectOf(wanted, head)))
    }
    load.say((observer) => observer.response(head))
    for await (const part of response.body ?? []) {
      const taken = Promise.withResolvers<void>()
      load.say((observer) => observer.data(Buffer.from(part)).then(taken.resolve, taken.reject))
      await Promise.race([taken.promise, load.ended])
      if (load.over) return
    }
    load.finish((observer) => observer.end())
  }
}
