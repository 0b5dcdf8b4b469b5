/** Reads a service's whole list for the first time, and goes on where it was interrupted, by a restart too. */
import { mostPages } from './listing.ts'
import type { PageReader, SweepOptions } from './page-reader.ts'

/** Makes the first reading of one service. */
export function createFirstReading({ store, serviceId }: SweepOptions, reader: PageReader) {
  function note(page: number, isEnd: boolean): void {
    const { total } = reader.shape()
    store.firstSync.set(serviceId, { nextPage: page + 1, total, done: isEnd })
  }

  return {
    /** Reads until the end: returns how many calls it took, or null where the service could not be read. */
    async goOn(): Promise<number | null> {
      // One page again: requests may have moved onto it since.
      const from = Math.max(1, store.firstSync.get(serviceId).nextPage - 1)
      for (let page = from; page <= mostPages; page++) {
        const read = await reader.read(page)
        if (!read) return null
        const { total } = reader.shape()
        const isAll = total !== null && store.requests.count(serviceId) >= total
        note(page, read.isEmpty || isAll)
        if (read.isEmpty || isAll) return page - from + 1
      }
      return mostPages
    },

    /** How many requests the desk knows of how many the service has; null before it began and once it is done. */
    progress() {
      const { nextPage, total, done } = store.firstSync.get(serviceId)
      if (done || nextPage === 1) return null
      const known = store.requests.count(serviceId)
      return { seen: total === null ? known : Math.min(total, known), total }
    }
  }
}
