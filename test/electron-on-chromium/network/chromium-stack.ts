/** The network of a session, carried by a Chromium. */

import { browserWith } from './browser.ts'
import { certificateErrors } from './certificates.ts'
import {
  type Load,
  type LoadObserver,
  OneLoad,
  type SessionStack,
  unheard,
  type VerifyProc,
  type WireRequest
} from './loader.ts'
import { type ProxyChoice, proxyChoice, systemProxy } from './proxy-config.ts'
import { resolveProxy } from './resolve-proxy.ts'
import { tellProc } from './verify-proc.ts'
import { Way } from './way.ts'

/** A session's connections, sign-ins and proxies. */
export class ChromiumStack implements SessionStack {
  #choice: ProxyChoice = systemProxy
  #way: Promise<Way> | undefined
  #proc: VerifyProc = null
  /** Origins whose certificate the proc knows. */
  #told = new Set<string>()

  load(request: WireRequest, observer: LoadObserver): Load {
    let way: Way | undefined
    const load = new OneLoad(this.#watched(request, observer), () => way?.cancel(load))
    const carry = async () => {
      way = await this.#current()
      if (!load.over) await way.carry(request, load)
    }
    carry().catch((error: unknown) => load.finish((heard) => heard.error(`net::ERR_FAILED (${error})`)))
    return load
  }

  async closeAllConnections(): Promise<void> {
    if (this.#way) await (await this.#way).sockets.closeAll()
  }

  async forceReloadProxyConfig(): Promise<void> {
    if (this.#way) await (await this.#way).sockets.reloadProxy()
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.#choice = proxyChoice(config)
    await this.#leaveWay()
  }

  resolveProxy(url: string): Promise<string> {
    return resolveProxy(this.#choice, url)
  }

  /** Sign-ins are forgotten with the context that knows them. */
  clearAuthCache(): Promise<void> {
    return this.#leaveWay()
  }

  setCertificateVerifyProc(proc: VerifyProc): void {
    this.#proc = proc
    this.#told = new Set()
  }

  async #current(): Promise<Way> {
    const found = this.#way
    if (found && (await found).usable) return found
    this.#way = browserWith(this.#choice.switches).then((browser) => Way.open(browser, this.#choice.context))
    return this.#way
  }

  async #leaveWay(): Promise<void> {
    const left = this.#way
    this.#way = undefined
    if (left) (await left).retire()
  }

  /** The same observer; the session's verify proc hears of the certificate before it does. */
  #watched(request: WireRequest, observer: LoadObserver): LoadObserver {
    const { protocol, hostname } = new URL(request.url)
    if (!this.#proc || protocol !== 'https:') return observer
    let before: Promise<void> = Promise.resolve()
    return {
      ...observer,
      response: (head) => {
        before = this.#tell(request, hostname, 'OK')
        before.then(() => observer.response(head))
      },
      data: (chunk) => before.then(() => observer.data(chunk)),
      end: () => void before.then(() => observer.end()),
      error: (message) => {
        const result = message.replace('net::', '')
        if (result in certificateErrors) before = this.#tell(request, hostname, result)
        before.then(() => observer.error(message))
      }
    }
  }

  async #tell(request: WireRequest, hostname: string, result: string): Promise<void> {
    const proc = this.#proc
    const { origin } = new URL(request.url)
    if (!proc || this.#told.has(origin)) return
    const way = await this.#current()
    const again = () => askAgain(way, origin)
    const chain = await (result === 'OK'
      ? way.certificatesOf(origin)
      : way.certificatesShown(certificateErrors[result], again))
    if (chain.length === 0) return
    // The network remembers that a certificate was good; one that was not is verified anew.
    if (result === 'OK') this.#told.add(origin)
    await tellProc(proc, { hostname, chain, result })
  }
}

/** A connection that was refused for its certificate is tried again: nothing of the app's is sent. */
function askAgain(way: Way, origin: string): Promise<void> {
  const request = { method: 'HEAD', url: `${origin}/`, headers: [], signsIn: false, redirects: 'stop' } as const
  return way.carry(request, new OneLoad(unheard, () => {}))
}
