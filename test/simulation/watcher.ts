/** Looks over the clerk's shoulder all the time: what was once seen never runs backwards, and nobody is taken for another. */

import { wholeList } from '../../common/words/list-query.ts'
import type { ListedRequest } from '../../main/store/list/listed.ts'
import { type Life, simulatedService } from './life.ts'
import type { Network } from './network.ts'

type Seen = { requestId: string | null; status: string | null; told: Told; proofKept: number }

/** What an answer told, and none may take away. */
type Told = Record<'an outcome' | 'a completion time' | 'the end of a link' | 'who is asked for', boolean>

/** What the service knows of a request, by its id. */
export interface Truths {
  /** Another person than was asked for has completed it. */
  isSomebodyElse: (requestId: string) => boolean
  asksForNobody: (requestId: string) => boolean
}

/** More rows than any schedule makes. */
export const everything = 10_000

/** Watches the list of the desk over all its lives. */
export class Watcher {
  /** What must never happen and did, in words. */
  readonly misdeeds: string[] = []
  readonly #network: Network
  readonly #is: Truths
  readonly #rows = new Map<string, Seen>()

  constructor(network: Network, is: Truths) {
    this.#network = network
    this.#is = is
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

  /** The cache is gone: what stood in it alone has to be told again. */
  cacheLost(): void {
    for (const [id, seen] of this.#rows) this.#rows.set(id, { ...seen, told: nothingTold })
  }

  #compare(row: ListedRequest): void {
    const { id, requestId, status, outcome, proofKept } = row
    this.#compareDiscovery(row)
    if (outcome === 'matching' && this.#is.isSomebodyElse(requestId ?? ''))
      this.misdeeds.push('somebody who differs is shown as matching')
    if (outcome === 'differing' && !this.#is.isSomebodyElse(requestId ?? ''))
      this.misdeeds.push('the right person is shown as differing')
    const before = this.#rows.get(id)
    const told = toldOf(row)
    this.misdeeds.push(...takenAway(before, { told, proofKept }))
    const isKnown = status !== 'unknown'
    if (before?.requestId && before.requestId !== requestId)
      this.misdeeds.push(`a row bound to ${before.requestId} is now bound to ${requestId}`)
    if (before?.status && isKnown && !mayBecome(before.status, status))
      this.misdeeds.push(`a status ran backwards: ${before.status}, then ${status}`)
    this.#rows.set(id, { requestId, status: isKnown ? status : (before?.status ?? null), told, proofKept })
  }

  /**
   * Whom this desk asked of nobody is told as identified, as soon as it is told who came: even if the claims are not told.
   * Not before the desk knows that the request is its own: until the answer to its create, it is anybody's.
   */
  #compareDiscovery({ requestId, outbox, outcome, cameCode }: ListedRequest): void {
    const isMade = requestId !== null && this.#network.made.has(requestId)
    const isOurs = isMade && outbox !== null && this.#is.asksForNobody(requestId)
    if (isOurs && outcome !== null && cameCode !== null && outcome !== 'identified')
      this.misdeeds.push(`who was asked for by nobody is shown as ${outcome}`)
  }
}

const nothingTold: Told = {
  'an outcome': false,
  'a completion time': false,
  'the end of a link': false,
  'who is asked for': false
}

function takenAway(before: Seen | undefined, now: Pick<Seen, 'told' | 'proofKept'>): string[] {
  if (!before) return []
  const gone = Object.entries(before.told).filter(([what, was]) => was && !now.told[what as keyof Told])
  const isProofGone = before.proofKept === 1 && now.proofKept === 0
  return [...gone.map(([what]) => `${what} was taken away`), ...(isProofGone ? ['a proof was taken away'] : [])]
}

const toldOf = ({ outcome, completedAt, linkExpiresAt, who }: ListedRequest): Told => ({
  'an outcome': outcome !== null && outcome !== 'notCompared',
  'a completion time': completedAt !== null,
  'the end of a link': linkExpiresAt !== null,
  'who is asked for': who !== ''
})

const final: ReadonlySet<string | null> = new Set(['completed', 'expired'])

const mayBecome = (before: string, after: string | null) => before === after || (after !== null && !final.has(before))
