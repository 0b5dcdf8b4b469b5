/** `net.request`, over the session's `fetch`: no proxy is gone by, so nobody ever asks for a sign-in. */
import { EventEmitter } from 'node:events'
import { notProvided } from '../not-provided.ts'

/** What is provided of the options. */
export type RequestOptions = Pick<
  Electron.ClientRequestConstructorOptions,
  'method' | 'url' | 'headers' | 'credentials' | 'redirect' | 'cache'
>

type Fetching = Pick<Electron.Session, 'fetch'>

/** Opens a request; it leaves with `end`. */
export function requestOn(session: Fetching, options: RequestOptions): ClientRequest {
  if (options.redirect !== 'error') notProvided(`net.request's redirect: '${options.redirect}'`)
  return new ClientRequest(session, options)
}

class ClientRequest extends EventEmitter {
  readonly #options: RequestOptions
  readonly #session: Fetching
  readonly #aborted = new AbortController()
  #answer: EventEmitter | undefined
  #isClosed = false

  constructor(session: Fetching, options: RequestOptions) {
    super()
    this.#session = session
    this.#options = options
  }

  end(body?: string): this {
    void this.#send(body).catch((error: unknown) => {
      if (!this.#isClosed) (this.#answer ?? this).emit('error', error)
      this.#close()
    })
    return this
  }

  abort(): void {
    if (this.#isClosed) return
    this.#aborted.abort()
    this.emit('abort')
    this.#answer?.emit('aborted')
    this.#close()
  }

  async #send(body: string | undefined): Promise<void> {
    const { url = '', method, headers, credentials, redirect, cache } = this.#options
    const response = await this.#session.fetch(url, {
      method,
      headers: headers as Record<string, string>,
      ...(body === undefined ? {} : { body }),
      credentials,
      redirect,
      cache,
      signal: this.#aborted.signal
    } as RequestInit)
    this.#answer = Object.assign(new EventEmitter(), {
      statusCode: response.status,
      statusMessage: response.statusText,
      headers: Object.fromEntries(response.headers)
    })
    this.emit('response', this.#answer)
    for await (const chunk of response.body ?? []) this.#answer.emit('data', Buffer.from(chunk))
    this.#answer.emit('end')
    this.#close()
  }

  #close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.emit('close')
  }
}
