import { CALL_NAMES, type CallName } from './api.ts'

/** What has happened since the start or the last reset. */
export interface CounterValues {
  /** Calls that arrived, whatever came of them. */
  calls: Record<CallName, number>
  tokensIssued: number
  /** Requests stored by creates. */
  createsStored: number
  /** Requests stored by creates, by reference; those without one under the empty string. */
  createsByReference: Record<string, number>
}

/** Counts calls, tokens and creates. */
export class Counters {
  readonly #calls = new Map<CallName, number>()
  readonly #creates = new Map<string, number>()
  tokensIssued = 0

  countCall(name: CallName): void {
    this.#calls.set(name, (this.#calls.get(name) ?? 0) + 1)
  }

  countCreate(reference: string | null): void {
    const key = reference ?? ''
    this.#creates.set(key, (this.#creates.get(key) ?? 0) + 1)
  }

  values(): CounterValues {
    const count = (name: CallName) => this.#calls.get(name) ?? 0
    const [token, list, create, show, proof] = CALL_NAMES
    return {
      calls: {
        token: count(token),
        list: count(list),
        create: count(create),
        show: count(show),
        proof: count(proof)
      },
      tokensIssued: this.tokensIssued,
      createsStored: [...this.#creates.values()].reduce((sum, stored) => sum + stored, 0),
      createsByReference: Object.fromEntries(this.#creates)
    }
  }

  clear(): void {
    this.#calls.clear()
    this.#creates.clear()
    this.tokensIssued = 0
  }
}
