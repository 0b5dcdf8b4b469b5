/** Electron's `ClientRequest`: what `net.request` returns. Its declared behaviour is that of `electron.d.ts`. */
import { Writable } from 'node:stream'
import { notProvided } from '../not-provided.ts'
import { IncomingMessage, valuesByName } from './incoming-message.ts'
import type { Load, LoadObserver, Redirect, SessionStack, SignIn, WireRequest } from './loader.ts'
import { addHeader, checkedOptions, isRestricted, type OwnHeaders, type RequestOptions } from './request-options.ts'

/** Finds the network of a request by its session. */
export type StackOf = (options: RequestOptions) => {
  readonly stack: SessionStack
  /** Whether `webRequest` of the session forbids it. */
  isCancelled(url: string, method: string): Promise<boolean>
}

/**
 * A request. It leaves when `end` is called. As on Electron `close` comes once all is written, long before the answer,
 * and `error` may come after it.
 */
export class ClientRequest extends Writable {
  readonly #options: RequestOptions & { readonly url: string }
  readonly #headers: OwnHeaders = new Map()
  readonly #way: ReturnType<StackOf>
  readonly #parts: Buffer[] = []
  #written = false
  #aborted = false
  #over = false
  #load: Load | undefined
  #response: IncomingMessage | undefined
  #follow: (() => void) | undefined

  constructor(options: RequestOptions | string, stackOf: StackOf) {
    super()
    this.#options = checkedOptions(options)
    this.#way = stackOf(this.#options)
    for (const [name, value] of Object.entries(this.#options.headers ?? {})) addHeader(this.#headers, name, value)
  }

  get chunkedEncoding(): boolean {
    return false
  }
  set chunkedEncoding(wanted: boolean) {
    if (wanted) notProvided('ClientRequest.chunkedEncoding = true')
  }

  setHeader(name: string, value: string): void {
    if (this.#written) throw new Error("Can't set headers after they are sent")
    addHeader(this.#headers, name, value)
  }
  getHeader(name: string): string {
    return this.#headers.get(name.toLowerCase())?.value as string
  }
  removeHeader(name: string): void {
    if (this.#written) throw new Error("Can't remove headers after they are sent")
    this.#headers.delete(name.toLowerCase())
  }
  getUploadProgress(): Electron.UploadProgress {
    return notProvided('ClientRequest.getUploadProgress')
  }
  followRedirect(): void {
    if (!this.#follow) throw new Error('followRedirect() called, but was not waiting for a redirect')
    this.#follow()
  }

  /** Emits `abort`, in the next turn; an answer under way is destroyed. */
  abort(): void {
    if (!this.#aborted) process.nextTick(() => this.emit('abort'))
    this.#aborted = true
    this.#die()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#written = true
    this.#parts.push(chunk)
    done()
  }

  override _final(done: () => void): void {
    this.#written = true
    void this.#start({ url: this.#options.url, method: (this.#options.method ?? 'GET').toUpperCase() })
    done()
  }

  async #start({ url, method }: { readonly url: string; readonly method: string }): Promise<void> {
    const own = [...this.#headers.values()]
    if (own.some(({ name, value }) => isRestricted(name, value))) return this.#fail('net::ERR_INVALID_ARGUMENT')
    if (await this.#way.isCancelled(url, method)) return this.#fail('net::ERR_BLOCKED_BY_CLIENT')
    if (this.#over) return
    const body = Buffer.concat(this.#parts)
    const request: WireRequest = {
      method,
      url,
      headers: own.map(({ name, value }) => [name, value] as const),
      ...(body.length > 0 && method !== 'GET' && method !== 'HEAD' ? { body } : {}),
      signsIn: this.#options.credentials !== 'omit',
      redirects: (this.#options.redirect ?? 'follow') === 'follow' ? 'follow' : 'stop'
    }
    this.#load = this.#way.stack.load(request, this.#observer())
  }

  #fail(message: string): void {
    this.#die(new Error(message))
  }

  /** A stream that has finished is destroyed already, and would say nothing of an error any more: Electron does. */
  #die(error?: Error): void {
    if (this.#over) return
    this.#over = true
    if (this.destroyed && error) this.emit('error', error)
    this.destroy(error)
    this.#load?.cancel()
    this.#response?.destroy(error)
  }

  #observer(): LoadObserver {
    return {
      redirect: (redirect) => this.#redirected(redirect),
      login: (asking) => this.#login(asking),
      response: (head) => {
        if (this.#over) return
        this.#response = new IncomingMessage(head)
        this.emit('response', this.#response)
      },
      data: (chunk) => this.#response?.receive(chunk) ?? Promise.resolve(),
      end: () => void this.#response?.push(null),
      error: (message) => this.#fail(message)
    }
  }

  #login(asking: Electron.AuthInfo): Promise<SignIn> {
    return new Promise((resolve) => {
      const give = (username?: string, password?: string) =>
        resolve(
          username === undefined && password === undefined
            ? undefined
            : { username: username ?? '', password: password ?? '' }
        )
      if (!this.emit('login', asking, give)) give()
    })
  }

  #redirected(redirect: Redirect): void {
    const mode = this.#options.redirect ?? 'follow'
    const followed = mode !== 'error' && this.#tellRedirect(redirect)
    if (mode === 'follow' || this.#aborted) return
    if (followed) this.#startAgain(redirect)
    else if (mode === 'manual') this.#fail('Redirect was cancelled')
    else this.#fail("Attempted to redirect, but redirect policy was 'error'")
  }

  /** Emits `redirect`; returns whether it was followed meanwhile. */
  #tellRedirect({ statusCode, method, url, headers }: Redirect): boolean {
    let followed = false
    this.#follow = () => {
      followed = true
    }
    try {
      this.emit('redirect', statusCode, method, url, valuesByName(headers))
    } finally {
      this.#follow = undefined
    }
    return followed
  }

  #startAgain({ url, method }: Redirect): void {
    if (method === 'GET') this.#parts.length = 0
    void this.#start({ url, method })
  }
}
