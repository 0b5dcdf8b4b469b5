/** Follows the requests that may still change and that sweeps do not meet in the list: they are asked for alone. */

// One sweep that misses a request proves little: it may have moved to a page that was read already.
const missesBeforeShow = 2

// One that the service does not have is asked for again only after so many sweeps.
const restAfterShow = 20

/** The missed requests of one service. */
export type Missed = {
  /** Those of `missing` that too many sweeps have missed. */
  overdue(missing: ReadonlySet<string>): string[]
  /** Whether a sweep had no calls left for all that were overdue. */
  isOwed(): boolean
  /** A sweep has missed these and met all others: at most `most` of the overdue, to be asked for now. */
  after(missing: ReadonlySet<string>, most: number): string[]
  /** The service was asked for one alone, and has it or not. */
  shown(id: string, isThere: boolean): void
}

/** Nothing is missed to begin with. */
export function createMissed(): Missed {
  const misses = new Map<string, number>()
  let owed = false

  const overdue = (missing: ReadonlySet<string>) =>
    [...missing].filter((id) => (misses.get(id) ?? 0) >= missesBeforeShow)

  return {
    overdue,
    isOwed: () => owed,
    after(missing, most) {
      for (const id of misses.keys()) if (!missing.has(id)) misses.delete(id)
      for (const id of missing) misses.set(id, (misses.get(id) ?? 0) + 1)
      const missed = overdue(missing)
      owed = missed.length > most
      return missed.slice(0, most)
    },
    shown(id, isThere) {
      if (isThere) misses.delete(id)
      else misses.set(id, missesBeforeShow - restAfterShow)
    }
  }
}
