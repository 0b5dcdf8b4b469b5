/** Electron's `IncomingMessage`: an answer of `net.request`. */
import { Readable } from 'node:stream'
import type { ResponseHead } from './loader.ts'

/** Headers of which Node, and so Electron, keeps only the first (nodejs.org/api/http.html, `message.headers`). */
const single = new Set(
  (
    'age authorization content-length content-type etag expires from host if-modified-since if-unmodified-since ' +
    'last-modified location max-forwards proxy-authorization referer retry-after server user-agent'
  ).split(' ')
)

/** Headers by their name in lower case, each with all its values. */
export function valuesByName(headers: ResponseHead['headers']): Record<string, string[]> {
  const byName: Record<string, string[]> = {}
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    byName[key] = [...(byName[key] ?? []), value]
  }
  return byName
}

/** An answer; its body is pushed from outside. */
export class IncomingMessage extends Readable {
  readonly statusCode: number
  readonly statusMessage: string
  readonly httpVersion: string
  readonly httpVersionMajor: number
  readonly httpVersionMinor: number
  readonly headers: Record<string, string | string[]>
  readonly rawHeaders: string[]
  #wanted = Promise.withResolvers<void>()

  constructor(head: ResponseHead) {
    super()
    const [major = 1, minor = 1] = head.httpVersion.split('.').map(Number)
    this.statusCode = head.statusCode
    this.statusMessage = head.statusMessage
    this.httpVersion = head.httpVersion
    this.httpVersionMajor = major
    this.httpVersionMinor = minor
    this.rawHeaders = head.headers.flat()
    this.headers = Object.fromEntries(
      Object.entries(valuesByName(head.headers)).map(([name, values]) => [name, joined(name, values)])
    )
  }

  get trailers(): never {
    throw new Error('HTTP trailers are not supported')
  }

  get rawTrailers(): never {
    throw new Error('HTTP trailers are not supported')
  }

  override _read(): void {
    this.#wanted.resolve()
  }

  /** Hands on a part of the body; settles when more is wanted. */
  async receive(chunk: Buffer): Promise<void> {
    await this.#wanted.promise
    this.#wanted = Promise.withResolvers()
    this.push(chunk)
  }
}

function joined(name: string, values: string[]): string | string[] {
  if (name === 'set-cookie') return values
  return single.has(name) ? (values[0] ?? '') : values.join(', ')
}
