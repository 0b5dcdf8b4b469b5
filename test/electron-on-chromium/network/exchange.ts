/** What DevTools tells of one request of the page, brought together. */
import type { Protocol } from '../chromium/cdp.ts'
import { headOf } from './headers.ts'
import type { OneLoad, ResponseHead, WireRequest } from './loader.ts'

/** One request of the page: from its first pause to its end. */
export class Exchange {
  readonly id: number
  readonly request: WireRequest
  readonly load: OneLoad
  readonly #failed = Promise.withResolvers<string>()
  readonly #extras: Protocol.Network.responseReceivedExtraInfoPayload[] = []
  #received: Protocol.Network.responseReceivedPayload | undefined
  #tellMore = () => {}

  constructor(id: number, request: WireRequest, load: OneLoad) {
    this.id = id
    this.request = request
    this.load = load
  }

  /** Heads of answers come from the network service and from the page, in either order. */
  heardExtra(extra: Protocol.Network.responseReceivedExtraInfoPayload): void {
    this.#extras.push(extra)
    this.#tellMore()
  }
  heardResponse(received: Protocol.Network.responseReceivedPayload): void {
    this.#received = received
    this.#tellMore()
  }
  heardFailure(message: string): void {
    this.#failed.resolve(message)
  }

  /** Why it failed: to be waited for once the page knows that it did. */
  failure(): Promise<string> {
    return this.#failed.promise
  }

  /** The head of the answer, as it came over the wire. */
  async head(isRedirect: boolean): Promise<ResponseHead> {
    for (;;) {
      const wire = this.#extras.find(({ statusCode }) =>
        isRedirect ? statusCode >= 300 && statusCode < 400 : statusCode === this.#received?.response.status
      )
      if (wire) return headOf(this.#received?.response, wire)
      if (this.#received && !this.#received.hasExtraInfo) return headOf(this.#received.response, undefined)
      await new Promise<void>((resolve) => {
        this.#tellMore = resolve
      })
    }
  }
}

/** Where a redirect leads, and by which method (fetch.spec.whatwg.org, HTTP-redirect fetch). */
export function redirectOf({ url, method }: WireRequest, { statusCode, headers }: ResponseHead) {
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? ''
  const becomesGet = (statusCode === 303 && method !== 'HEAD') || (statusCode < 303 && method === 'POST')
  return { statusCode, headers, url: new URL(location, url).href, method: becomesGet ? 'GET' : method }
}
