import { type Random, randomHex } from './random.ts'

interface Token {
  clientId: string
  /** Milliseconds; from then on the token is worth nothing. */
  endsAt: number
}

/** The access tokens the service has handed out. Older tokens stay good when a newer one is issued. */
export class Tokens {
  readonly #random: Random
  readonly #tokens = new Map<string, Token>()

  constructor(random: Random) {
    this.#random = random
  }

  /** A new token for a service, good until `endsAt` (milliseconds). */
  issue(clientId: string, endsAt: number): string {
    const value = randomHex(this.#random, 48)
    this.#tokens.set(value, { clientId, endsAt })
    return value
  }

  /** The client id a token stands for at the time `now`, or null. */
  ownerOf(value: string, now: number): string | null {
    const token = this.#tokens.get(value)
    if (!token) return null
    if (now < token.endsAt) return token.clientId
    this.#tokens.delete(value)
    return null
  }

  /** Makes every token handed out so far worthless. */
  invalidateAll(): void {
    this.#tokens.clear()
  }
}
