/** Reads a service's whole list for the first time, and goes on where it was interrupted, by a restart too. */
import { mostPages, pageSize } from './listing.ts'
import type { ListAnswer, PageRead, PageReader, SweepOptions } from './page-reader.ts'
import { createStalePages } from './stale-pages.ts'

// What pace a round leaves is a matter of its calls: a longer list is read in several rounds.
const mostPerRound = 100

/** Makes the first reading of one service. `stuck` is told whether reading on was of no use, whenever that is known. */
export function createFirstReading(
  { store, serviceId }: SweepOptions,
  reader: PageReader,
  stuck: (isStuck: boolean) => void
) {
  function note(page: number, isEnd: boolean): void {
    const { total } = reader.shape()
    store.firstSync.set(serviceId, { nextPage: page + 1, total, done: isEnd })
  }

  function isEnd({ isEmpty, ids }: PageRead, isStuck: boolean): boolean {
    const { total } = reader.shape()
    if (isEmpty || (total !== null && store.requests.count(serviceId) >= total)) return true
    // A short page without a count, for whatever page, may be all there is.
    return isStuck && total === null && ids.length < pageSize
  }

  async function goOn(): Promise<number | null> {
    // One page again: requests may have moved onto it since.
    const from = Math.max(1, store.firstSync.get(serviceId).nextPage - 1)
    const stale = createStalePages()
    // The next pages are under way while one is kept: on a line of some length, most of the time is waiting.
    let asked: readonly ListAnswer[] = []
    const last = Math.min(mostPages, from + mostPerRound - 1)
    for (let page = from; page <= last; page++) {
      const told = await reader.readOneOf(page, asked, (ids) => (stale.hasNew(ids) ? last : page))
      if (!told) return null
      const { read, next } = told
      asked = next
      const isStuck = stale.isStuck(read.ids)
      const isWhole = isEnd(read, isStuck)
      note(isStuck ? 1 : page, isWhole)
      if (!isStuck && !isWhole) continue
      stuck(!isWhole)
      return page - from + 1
    }
    stuck(false)
    return mostPerRound
  }

  return {
    /** Reads until the end, or for one round: returns how many calls it took, or null where the service could not be read. */
    goOn: () => store.bulk.inBulk(goOn),

    /** How many requests the desk knows of how many the service has; null before it began and once it is done. */
    progress() {
      const { nextPage, total, done } = store.firstSync.get(serviceId)
      if (done || nextPage === 1) return null
      const known = store.requests.count(serviceId)
      return { seen: total === null ? known : Math.min(total, known), total }
    }
  }
}
