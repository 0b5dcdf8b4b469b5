/** Looks over the clerk's shoulder all the time: what was once seen never runs backwards. */
import type { ListedRequest } from '../../main/store/list/listed.ts'
import { wholeList } from '../../preload/whole-list.ts'
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

  /** Something happened: counts what waits, and where the list is new compares it with what was seen before. */
  look(life: Life): void {
    const { waiting } = life.clock
    // One for the next round, and a deadline for each call under way.
    if (waiting > 1 + this.#network.underWay(life)) this.misdeeds.push(`${waiting} timers are waiting`)
    if (!life.news) return
    life.news = false
    for (const row of life.store.list.page(simulatedService.id, wholeList, 0, everything).rows) this.#compare(row)
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

const final: ReadonlySet<string | null> = new Set(['completed', 'expired'])

const mayBecome = (before: string, after: string | null) => before === after || (after !== null && !final.has(before))
