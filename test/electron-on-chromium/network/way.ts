/** One way out: a browser context, the blank page that fetches in it, and Chromium's own page of its sockets. */
import type { CdpSession, Protocol } from '../chromium/cdp.ts'
import type { NetworkBrowser } from './browser.ts'
import { toPem } from './certificates.ts'
import { Exchange, redirectOf } from './exchange.ts'
import type { OneLoad, WireRequest } from './loader.ts'
import { pageSource, tag } from './page-source.ts'
import { SocketsPage } from './sockets-page.ts'

/** What the page says of an answer. */
interface Started {
  readonly type: string
  readonly status: number
}

/** A way; it is closed when it is retired and nothing is under way on it. */
export class Way {
  readonly #browser: NetworkBrowser
  readonly #page: CdpSession
  readonly #contextId: string
  readonly #exchanges = new Map<number, Exchange>()
  /** By the number of the request in the network's events, and by that of its interception. */
  readonly #byRequest = new Map<string, Exchange>()
  readonly #byJob = new Map<string, Exchange>()
  readonly sockets: SocketsPage
  #lastId = 0
  #retired = false

  private constructor(browser: NetworkBrowser, page: CdpSession, contextId: string) {
    this.#browser = browser
    this.#page = page
    this.#contextId = contextId
    this.sockets = new SocketsPage(() => browser.openPage(contextId, SocketsPage.url))
  }

  static async open(browser: NetworkBrowser, proxy: Parameters<NetworkBrowser['openContext']>[0]): Promise<Way> {
    const { session, contextId } = await browser.openContext(proxy)
    const way = new Way(browser, session, contextId)
    way.#listen()
    await Promise.all([
      session.send('Network.enable'),
      // No cookie goes along, and none is kept: Electron's `net.request` does neither unless told to.
      session.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true }),
      session.send('Fetch.enable', { handleAuthRequests: true }),
      session.send('Runtime.evaluate', { expression: pageSource })
    ])
    return way
  }

  get usable(): boolean {
    return this.#browser.running && !this.#page.closed
  }

  /** Carries out a request, and says how it goes. Settles when it is over. */
  async carry(request: WireRequest, load: OneLoad): Promise<void> {
    const exchange = new Exchange(++this.#lastId, request, load)
    this.#exchanges.set(exchange.id, exchange)
    try {
      await this.#carry(exchange)
    } catch (error) {
      const message = await this.#whyFailed(exchange, error)
      load.finish((observer) => observer.error(message))
    } finally {
      this.#forget(exchange)
    }
  }

  /** Breaks off what `load` is about. */
  cancel(load: OneLoad): void {
    for (const exchange of this.#exchanges.values()) if (exchange.load === load) this.#end(exchange)
  }

  /** The certificates of a host that has answered, its own first; PEM. */
  async certificatesOf(origin: string): Promise<string[]> {
    const { tableNames } = await this.#page.send('Network.getCertificate', { origin })
    return tableNames.map(toPem)
  }

  /** The certificates of the connection that fails with `errorCode` while `act` is under way, its own first; PEM. */
  async certificatesShown(errorCode: number | undefined, act: () => Promise<void>): Promise<string[]> {
    const events = await this.#browser.netlog.during(act)
    // A Chromium has connections of its own too.
    const failed = events.filter(({ name, params }) => name === 'SSL_CONNECT' && params.net_error === errorCode)
    const shown = events.find(
      ({ name, source }) => name === 'SSL_CERTIFICATES_RECEIVED' && failed.some((each) => each.source === source)
    )
    return shown?.params.certificates ?? []
  }

  /** Nothing new is sent this way; it is closed once all is over. */
  retire(): void {
    this.#retired = true
    this.#closeIfDone()
  }

  async #carry(exchange: Exchange): Promise<void> {
    const { id, request, load } = exchange
    const { type } = await this.#run<Started>(startCall(id, request))
    const head = await exchange.head(type === 'opaqueredirect')
    if (type === 'opaqueredirect') return load.finish((observer) => observer.redirect(redirectOf(request, head)))
    load.say((observer) => observer.response(head))
    while (!load.over) {
      const part = await this.#run<string | null>(`eoc.read(${id})`)
      if (part === null) return load.finish((observer) => observer.end())
      const taken = Promise.withResolvers<void>()
      load.say((observer) => observer.data(Buffer.from(part, 'base64')).then(taken.resolve, taken.reject))
      await Promise.race([taken.promise, load.ended])
    }
  }

  async #run<Result>(expression: string): Promise<Result> {
    const ran = await this.#page.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (ran.exceptionDetails) throw new Error(ran.exceptionDetails.exception?.description ?? 'a fetch failed')
    return ran.result.value as Result
  }

  /** The page knows that it failed, the network why. */
  async #whyFailed(exchange: Exchange, error: unknown): Promise<string> {
    if (!this.usable || exchange.load.over) return 'net::ERR_FAILED'
    if (!(error instanceof Error && /TypeError|AbortError/.test(error.message))) throw error
    return exchange.failure()
  }

  #forget(exchange: Exchange): void {
    this.#end(exchange)
    this.#exchanges.delete(exchange.id)
    for (const map of [this.#byRequest, this.#byJob]) {
      for (const [key, value] of map) if (value === exchange) map.delete(key)
    }
    this.#closeIfDone()
  }

  #end({ id }: Exchange): void {
    this.#page.post('Runtime.evaluate', { expression: `eoc.end(${id})` })
  }

  #closeIfDone(): void {
    if (!this.#retired || this.#exchanges.size > 0) return
    this.#browser.connection.root.post('Target.disposeBrowserContext', { browserContextId: this.#contextId })
  }

  #listen(): void {
    this.#page
      .on('Fetch.requestPaused', (paused) => void this.#letGo(paused))
      .on('Fetch.authRequired', (asked) => void this.#signIn(asked))
      .on('Network.responseReceivedExtraInfo', (extra) => this.#byRequest.get(extra.requestId)?.heardExtra(extra))
      .on('Network.responseReceived', (received) => this.#byRequest.get(received.requestId)?.heardResponse(received))
      .on('Network.requestWillBeSent', (sent) => this.#sent(sent))
      .on('Network.loadingFailed', ({ requestId, errorText }) =>
        this.#byRequest.get(requestId)?.heardFailure(errorText)
      )
  }

  /** Lets a request leave, with the app's headers in place of the page's. */
  async #letGo({ requestId, networkId = '', request }: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const exchange = this.#named(request) ?? this.#byRequest.get(networkId)
    if (!exchange || exchange.load.over) {
      return this.#page.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    }
    this.#byRequest.set(networkId, exchange)
    this.#byJob.set(jobOf(requestId), exchange)
    const headers = headersFor(exchange.request, request.url)
    await this.#page.send('Fetch.continueRequest', { requestId, headers }).catch(() => {
      this.#page.post('Fetch.failRequest', { requestId, errorReason: 'Failed' })
      exchange.heardFailure('net::ERR_INVALID_ARGUMENT')
    })
  }

  #named({ headers }: Protocol.Network.Request): Exchange | undefined {
    const id = Object.entries(headers).find(([name]) => name.toLowerCase() === tag)?.[1]
    return this.#exchanges.get(Number(id))
  }

  async #signIn({ requestId, authChallenge }: Protocol.Fetch.authRequiredPayload): Promise<void> {
    const { source, origin, scheme, realm } = authChallenge
    const { hostname: host, port, protocol } = new URL(origin)
    const asking = {
      isProxy: source === 'Proxy',
      scheme,
      host,
      port: Number(port || (protocol === 'https:' ? 443 : 80)),
      realm
    }
    const load = this.#byJob.get(jobOf(requestId))?.load
    const answer = await new Promise<{ username: string; password: string } | undefined>((resolve) => {
      if (!load || load.over) return resolve(undefined)
      load.say((observer) => observer.login(asking).then(resolve))
    })
    const authChallengeResponse = answer
      ? ({ response: 'ProvideCredentials', ...answer } as const)
      : ({ response: 'CancelAuth' } as const)
    this.#page.post('Fetch.continueWithAuth', { requestId, authChallengeResponse })
  }

  /** Some fail without having been paused; a redirect that is followed is told here. */
  #sent({ requestId, redirectResponse, request }: Protocol.Network.requestWillBeSentPayload): void {
    const exchange = this.#named(request)
    if (exchange) this.#byRequest.set(requestId, exchange)
    if (!redirectResponse) return
    const { headers, status: statusCode } = redirectResponse
    const pairs = Object.entries(headers).map(([name, value]) => [name, value] as const)
    const redirect = { statusCode, method: request.method, url: request.url, headers: pairs }
    this.#byRequest.get(requestId)?.load.say((observer) => observer.redirect(redirect))
  }
}

/** An interception has a number, and one for each of its steps. */
const jobOf = (requestId: string): string => requestId.replace(/\.\d+$/, '')

/** A redirect to another origin does not get what signs in at the first one. */
function headersFor({ headers, url }: WireRequest, to: string): { name: string; value: string }[] {
  const isSame = new URL(url).origin === new URL(to).origin
  const kept = isSame ? headers : headers.filter(([name]) => name.toLowerCase() !== 'authorization')
  return kept.map(([name, value]) => ({ name, value }))
}

function startCall(id: number, { url, method, body, signsIn, redirects }: WireRequest): string {
  const args = [id, url, method, body?.toString('base64') ?? null]
  const modes = [signsIn ? 'include' : 'omit', redirects === 'follow' ? 'follow' : 'manual']
  return `eoc.start(${[...args, ...modes].map((each) => JSON.stringify(each)).join(', ')})`
}
