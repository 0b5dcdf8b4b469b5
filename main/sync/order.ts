/** In which order a service lists its requests; the description promises none. */
import { momentOf } from '../eeid/moment.ts'
import type { EeidRequest } from '../eeid/schemas.ts'

/** Where the newest requests are: on the first page, on the last, or anywhere. */
export type ListOrder = 'newestFirst' | 'oldestFirst' | 'none'

// Below this many neighbours, order and chance look alike.
const fewestPairs = 4

// A request that moved while the list was read does not make it an unordered one.
const mostOutOfOrder = 0.15

const mostUntimed = 0.15

const timesOf = (page: readonly EeidRequest[]): number[] =>
  page.map((request) => momentOf(request.created_at)).filter((time) => time !== null)

/** The order that a page shows; undefined where it shows too little. */
export function orderOf(page: readonly EeidRequest[]): ListOrder | undefined {
  const times = timesOf(page)
  // A few that tell no time say nothing about the others; a service that leaves it out shows no order.
  if (page.length - times.length > page.length * mostUntimed) return 'none'
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const rising = steps.filter((step) => step > 0).length
  const falling = steps.filter((step) => step < 0).length
  if (rising + falling < fewestPairs) return undefined
  if (rising / (rising + falling) <= mostOutOfOrder) return 'newestFirst'
  return falling / (rising + falling) <= mostOutOfOrder ? 'oldestFirst' : 'none'
}

/** When the newest request of a page was created, milliseconds since 1970 UTC; null where that is not told. */
export function newestOf(page: readonly EeidRequest[]): number | null {
  const times = timesOf(page)
  return times.length === 0 ? null : Math.max(...times)
}
