/** Notices a list that brings nothing new however far one reads, as where the same page comes for every number. */

// Pages of one or two, in no order, bring nothing new by chance.
const fewestPages = 3
const fewestRequests = 20

/** The pages of one reading. */
export type StalePages = {
  /** Looks at the next page's ids; true where it and those before it say that reading on is of no use. */
  isStuck(ids: readonly string[]): boolean
  /** Whether any of them was on none of the pages that were looked at. */
  hasNew(ids: readonly string[]): boolean
}

/** Begins with a reading. */
export function createStalePages(): StalePages {
  const seen = new Set<string>()
  let pages = 0
  let requests = 0
  return {
    hasNew: (ids) => ids.some((id) => !seen.has(id)),
    isStuck(ids) {
      const known = seen.size
      for (const id of ids) seen.add(id)
      const isStale = ids.length > 0 && seen.size === known
      pages = isStale ? pages + 1 : 0
      requests = isStale ? requests + ids.length : 0
      return pages >= fewestPages && requests >= fewestRequests
    }
  }
}
