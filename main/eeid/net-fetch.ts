/**
 * `fetch` over Electron's `net.request`. Electron's own `session.fetch` does not let anybody hear that a proxy asks for a
 * sign-in (electron/electron#44249).
 */
import type { CertificateFacts } from './errors.ts'
import type { Fetch } from './http.ts'
import { type NetFacts, NetFailure } from './net-failure.ts'
import type { AuthInfo, GiveSignIn, NetAnswer, NetRequest, NetRequestOptions } from './net-request.ts'
import { proxyOf } from './proxy-name.ts'

/** What is given to a proxy; or null, where it is not known or was refused before. */
export type ProxySignIns = {
  /** What this proxy (`host:port`) is to be given; asked at most once for each request. */
  of(proxy: string): Promise<{ userName: string; password: string } | null>
  /** The proxy asks, and was given nothing, or what it was given was refused. */
  wanted(proxy: string, why: 'missing' | 'refused'): void
}

/** What a fetch works with. */
export type NetFetchOptions = {
  /** Opens a request on a session of the purpose's own. */
  request: (options: NetRequestOptions) => NetRequest
  signIns: ProxySignIns
  /** Which proxies the system names for an address, as Electron's `session.resolveProxy` says it. */
  resolveProxy: (url: string) => Promise<string>
  /** The certificate that a host showed last. */
  certificateOf: (hostname: string) => CertificateFacts | undefined
}

/** Makes a `fetch` that sends each request once, follows no redirect, and tells the hop of a failure. */
export function netFetch(options: NetFetchOptions): Fetch {
  return async (url, init) => {
    init.signal?.throwIfAborted()
    try {
      return await send(options, url, init)
    } catch (error) {
      throw error instanceof Error ? await explained(options, url, error) : error
    }
  }
}

async function send({ request, signIns }: NetFetchOptions, url: string, init: RequestInit): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const headers = Object.fromEntries(new Headers(init.headers))
  const method = init.method ?? 'GET'
  const sent = request({ method, url, headers, credentials: 'omit', redirect: 'error', cache: 'no-store' })
  const giveUp = (error: Error) => {
    reject(error)
    sent.abort()
  }
  init.signal?.addEventListener('abort', () => giveUp(init.signal?.reason), { once: true })
  // Not `close`: Electron says it once all is written, before any answer.
  sent.on('error', reject)
  sent.on('abort', () => reject(new Error('net::ERR_ABORTED')))
  sent.on('login', proxyLogin(signIns, giveUp))
  sent.on('response', (answer) => {
    try {
      resolve(responseOf(answer, () => sent.abort()))
    } catch {
      giveUp(new Error('net::ERR_INVALID_HTTP_RESPONSE'))
    }
  })
  sent.end(typeof init.body === 'string' ? init.body : undefined)
  return promise
}

/** Gives a sign-in to a proxy once for each request, and to a server never. */
function proxyLogin(signIns: ProxySignIns, giveUp: (error: Error) => void) {
  const given = new Set<string>()
  return async ({ isProxy, host, port }: AuthInfo, give: GiveSignIn): Promise<void> => {
    if (!isProxy) return give()
    const proxy = `${host}:${port}`
    const refused = given.has(proxy)
    const known = refused ? null : await signIns.of(proxy).catch(() => null)
    given.add(proxy)
    if (known) return give(known.userName, known.password)
    give()
    const why = refused ? 'refused' : 'missing'
    signIns.wanted(proxy, why)
    giveUp(new NetFailure({ proxy }, { code: refused ? 'PROXY_SIGN_IN_REFUSED' : 'PROXY_SIGN_IN_MISSING' }))
  }
}

const withoutBody: ReadonlySet<number> = new Set([101, 103, 204, 205, 304])

function responseOf(answer: NetAnswer, abort: () => void): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, [value].flat().join(', '))
  const body = bodyOf(answer, abort)
  const { statusCode: status } = answer
  return new Response(withoutBody.has(status) ? null : body, { status, headers })
}

/** The body as it arrives. Listening begins at once: what came before anybody listened would be lost. */
function bodyOf(answer: NetAnswer, abort: () => void): ReadableStream<Uint8Array> {
  let isOver = false
  const once = (act: () => void) => {
    if (!isOver) act()
    isOver = true
  }
  return new ReadableStream<Uint8Array>({
    start(controller) {
      answer.on('data', (chunk) => {
        if (!isOver) controller.enqueue(new Uint8Array(chunk))
      })
      answer.on('end', () => once(() => controller.close()))
      answer.on('error', (error) => once(() => controller.error(error)))
      answer.on('aborted', () => once(() => controller.error(new Error('net::ERR_ABORTED'))))
    },
    cancel() {
      isOver = true
      abort()
    }
  })
}

/** The same failure with the proxy or the certificate that it is about. */
async function explained(options: NetFetchOptions, url: string, error: Error): Promise<Error> {
  if (error instanceof NetFailure) return error
  const facts = await factsOf(options, url, error.message)
  return Object.keys(facts).length === 0 ? error : new NetFailure(facts, { cause: error })
}

async function factsOf({ certificateOf, resolveProxy }: NetFetchOptions, url: string, message: string) {
  if (/ERR_CERT_/.test(message)) {
    const certificate = certificateOf(new URL(url).hostname)
    return certificate ? { certificate } : {}
  }
  if (!/ERR_(PROXY|TUNNEL|SOCKS|HTTPS_PROXY)_/.test(message)) return {}
  const proxy = proxyOf(await resolveProxy(url).catch(() => ''))
  return (proxy === undefined ? {} : { proxy }) satisfies NetFacts
}
