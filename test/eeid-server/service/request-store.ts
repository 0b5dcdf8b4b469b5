import type { StoredRequest } from './model.ts'

/** Every identification request of the server. `changes` counts additions, so that orders can be kept until the next. */
export class RequestStore {
  readonly #byId = new Map<string, StoredRequest>()
  readonly #byLink = new Map<string, StoredRequest>()
  readonly #byClient = new Map<string, StoredRequest[]>()
  #changes = 0

  get changes(): number {
    return this.#changes
  }

  add(request: StoredRequest): void {
    this.#byId.set(request.id, request)
    this.#byLink.set(request.linkId, request)
    const own = this.#byClient.get(request.clientId)
    if (own) own.push(request)
    else this.#byClient.set(request.clientId, [request])
    this.#changes += 1
  }

  byId(id: string): StoredRequest | undefined {
    return this.#byId.get(id.toLowerCase())
  }

  /** The request is found under another id too. */
  addAlias(id: string, request: StoredRequest): void {
    this.#byId.set(id.toLowerCase(), request)
  }

  byLink(linkId: string): StoredRequest | undefined {
    return this.#byLink.get(linkId)
  }

  /** A service's requests in the order they came in. */
  ofClient(clientId: string): readonly StoredRequest[] {
    return this.#byClient.get(clientId) ?? []
  }

  all(): StoredRequest[] {
    return [...new Set(this.#byId.values())]
  }

  clear(): void {
    this.#byId.clear()
    this.#byLink.clear()
    this.#byClient.clear()
    this.#changes += 1
  }
}
