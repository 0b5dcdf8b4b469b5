/** Looks over the clerk's shoulder all the time: what was once seen never runs backwards. */
import type { ListedRequest } from '../../main/store/views.ts'
import { type Life, simulatedService } from './life.ts'
import type { Network } from './network.ts'

type Seen = { requestId: string | null; status: string | null }

/** More rows than any schedule makes. */
export const everything = 10_000

/** Watches the list of the desk over all its lives. */
export class Watcher {
  /** What must never happen and did, in words. */
  readonly misdeeds: string[] = []
  readonly #network: Network
  readonly #rows = new Map<string, Seen>()

  constructor(network: Network) {
    this.#network = network
  }

  /** The list is new: compares it with what was seen before. */
  look(life: Life, _now: number): void {
    life.news = false
    const rows = life.store.views.list(simulatedService.id, 0, everything)
    for (const row of rows) this.#compare(row)
    const timers = life.clock.waiting
    // One for the next round, and a deadline for each call and for the one that is about to leave.
    if (timers > 3 + 2 * this.#network.underWay(life)) this.misdeeds.push(`${timers} timers are waiting`)
  }

  #compare({ id, requestId, status }: ListedRequest): void {
    const before = this.#rows.get(id)
    const isKnown = status !== 'unknown'
    if (before?.requestId && before.requestId !== requestId)
      this.misdeeds.push(`a row bound to ${before.requestId} is now bound to ${requestId}`)
    if (before?.status && isKnown && !mayBecome(before.status, status))
      this.misdeeds.push(`a status ran backwards: ${before.status}, then ${status}`)
    this.#rows.set(id, { requestId, status: isKnown ? status : (before?.status ?? null) })
  }
}

const mayBecome = (before: string, after: string | null) =>
  before === after || (before === 'pending' && (after === 'completed' || after === 'expired'))
