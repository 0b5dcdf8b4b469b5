/** What a session's network does for its requests, whichever stack is behind it. */

/** A request as it goes out. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  /** The app's own headers, in its order and spelling. The stack adds its own. */
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: Buffer
  /** Whether a sign-in of a server may go along, and be asked for. A proxy's always may. */
  readonly signsIn: boolean
  /** With `stop` a redirect ends the load, once it was told. */
  readonly redirects: 'follow' | 'stop'
}

/** The beginning of an answer. */
export interface ResponseHead {
  readonly statusCode: number
  readonly statusMessage: string
  readonly httpVersion: string
  readonly headers: readonly (readonly [string, string])[]
}

/** A redirect that a server asks for. */
export interface Redirect {
  readonly statusCode: number
  readonly method: string
  readonly url: string
  readonly headers: ResponseHead['headers']
}

/** A user name and a password; `undefined` is to go without. */
export type SignIn = { readonly username: string; readonly password: string } | undefined

/** Hears how a request goes. After `end`, `error`, or a redirect that is not followed, nothing more comes. */
export interface LoadObserver {
  redirect(redirect: Redirect): void
  login(asking: Electron.AuthInfo): Promise<SignIn>
  response(head: ResponseHead): void
  /** Takes a part of the body; the next one comes when this has settled. */
  data(chunk: Buffer): Promise<void>
  end(): void
  /** `net::ERR_…`. */
  error(message: string): void
}

/** A session's network, with the `fetch` that belongs to it. */
export interface NetworkStack extends SessionStack {
  fetch(request: Request): Promise<Response>
}

/** Hears nothing, and signs in nowhere. */
export const unheard: LoadObserver = {
  redirect() {},
  login: async () => undefined,
  response() {},
  data: async () => {},
  end() {},
  error() {}
}

/** A request under way. */
export interface Load {
  /** Breaks it off; its observer hears nothing more. */
  cancel(): void
}

/** Electron's `session.setCertificateVerifyProc`. */
export type VerifyProc = Parameters<Electron.Session['setCertificateVerifyProc']>[0]

/** The network of one session. */
export interface SessionStack {
  load(request: WireRequest, observer: LoadObserver): Load
  closeAllConnections(): Promise<void>
  setProxy(config: Electron.ProxyConfig): Promise<void>
  resolveProxy(url: string): Promise<string>
  forceReloadProxyConfig(): Promise<void>
  clearAuthCache(): Promise<void>
  setCertificateVerifyProc(proc: VerifyProc): void
}

/** An observer's wrapper that says nothing more once it has been silenced, or the load is over. */
export class OneLoad implements Load {
  readonly #observer: LoadObserver
  readonly #onCancel: () => void
  readonly #ended = Promise.withResolvers<void>()
  #over = false

  constructor(observer: LoadObserver, onCancel: () => void) {
    this.#observer = observer
    this.#onCancel = onCancel
  }

  get over(): boolean {
    return this.#over
  }

  /** Settles once nobody listens any more. */
  get ended(): Promise<void> {
    return this.#ended.promise
  }

  cancel(): void {
    if (this.#over) return
    this.#close()
    this.#onCancel()
  }

  /** Says how it goes, if anybody still listens. */
  say(tell: (observer: LoadObserver) => void): void {
    if (!this.#over) tell(this.#observer)
  }

  /** Says how it ended. */
  finish(tell: (observer: LoadObserver) => void): void {
    if (this.#over) return
    this.#close()
    tell(this.#observer)
  }

  #close(): void {
    this.#over = true
    this.#ended.resolve()
  }
}
