/** What comes after a request in the list, to go on to once it has been decided. */
import type { ListState } from './list-store.ts'
import { pageSize, placeOf, rowAt } from './page-cache.ts'

/** Where a request stood in the list, and who comes after it. */
export interface Following {
  place: number
  /** Ids as far as they are known here, in the order in which they come: what is below, at the end of the list what is above. */
  ids: readonly string[]
}

type Known = Pick<ListState, 'pages' | 'total'>

/**
 * What follows a request that is in the list; null where it is not. It is to be read before the request is decided:
 * afterwards it may have left the list.
 */
export function followingOf({ pages, total }: Known, id: string): Following | null {
  const place = placeOf(pages, id)
  if (place === -1) return null
  const below = idsFrom(pages, place, 1)
  const isToTheEnd = place + below.length + 1 >= (total ?? 0)
  return { place, ids: isToTheEnd ? [...below, ...idsFrom(pages, place, -1)] : below }
}

/** The rows beside a place without a gap, a page of them at most. */
function idsFrom(pages: Known['pages'], place: number, step: 1 | -1): string[] {
  const ids: string[] = []
  for (let at = place + step; ids.length < pageSize; at += step) {
    const row = rowAt(pages, at)
    if (row === undefined) break
    ids.push(row.id)
  }
  return ids
}

/** The first of those that follow that is still in the list. */
export const firstStillIn = ({ pages }: Known, { ids }: Following): string | undefined =>
  ids.find((id) => placeOf(pages, id) !== -1)

/** Who stands now where the request stood, or last in a list that has become shorter. */
export const inPlaceOf = ({ pages, total }: Known, { place }: Following): string | undefined =>
  rowAt(pages, Math.max(0, Math.min(place, (total ?? 0) - 1)))?.id
