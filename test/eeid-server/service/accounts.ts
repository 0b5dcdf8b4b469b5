/** A service registered at eeID: its credentials and, when it has one, where its webhooks go. */
export interface ServiceAccount {
  clientId: string
  clientSecret: string
  webhookUrl: string | null
}

/** The services of one server, by client id. */
export class Accounts {
  readonly #accounts = new Map<string, ServiceAccount>()

  /** Adds a service, or replaces the one with the same client id. */
  put(account: ServiceAccount): void {
    this.#accounts.set(account.clientId, { ...account })
  }

  byClientId(clientId: string): ServiceAccount | undefined {
    return this.#accounts.get(clientId)
  }

  all(): ServiceAccount[] {
    return [...this.#accounts.values()]
  }

  clear(): void {
    this.#accounts.clear()
  }

  /** The service an `Authorization: Basic …` header names with its right secret, or null. */
  byBasic(authorization: string | undefined): ServiceAccount | null {
    const match = /^Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(authorization ?? '')
    if (!match?.[1]) return null
    const [, clientId, clientSecret] = /^([^:]*):(.*)$/s.exec(Buffer.from(match[1], 'base64').toString('utf8')) ?? []
    const account = clientId === undefined ? undefined : this.#accounts.get(clientId)
    return account && account.clientSecret === clientSecret ? account : null
  }
}
