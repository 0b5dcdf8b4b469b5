/**
 * Reads a service's list page by page, trusting neither the echoed page number, nor the order, nor the page size
 * (eeID API description, "Meaning").
 */
import type { EeidClient, EeidError } from '../eeid/client.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { createStalePages } from './stale-pages.ts'

/** The largest page asked for; the service may give less. */
export const pageSize = 100

/** A list that never ends would be read for ever: a million requests is more than any office has. */
export const mostPages = 10_000

/**
 * How a reading ended. `complete`: every request that the service says it has was read and understood; never where it
 * does not say how many it has. Requests that
 * moved between pages while they were read, or that could not be understood, leave a listing incomplete.
 * `total`: how many the service says it has; null where it does not say. `shown`: how many stood on all pages together, one
 * on two pages twice. `malformed`: how many could not be understood.
 * `ended`: it came to an end of its own; not where the same page came again and again.
 */
export type Listing =
  | {
      ok: true
      complete: boolean
      ended: boolean
      total: number | null
      shown: number
      malformed: number
      calls: number
    }
  | { ok: false; error: EeidError; calls: number }

/**
 * Gives every page's new requests to `visit`, which returns false to stop early. A request that shows up on two pages is
 * given once. `beyondTotal`: until a page has nothing new, even where all are read that the service says it has; a count
 * that lags behind would hide the newest.
 */
export async function readList(
  client: EeidClient,
  visit: (requests: readonly EeidRequest[]) => boolean,
  { beyondTotal = false } = {}
): Promise<Listing> {
  const seen = new Set<string>()
  const stale = createStalePages()
  let [malformed, shown] = [0, 0]
  for (let page = 1; page <= mostPages; page++) {
    const answer = await client.listPage({ page, pageSize })
    if (!answer.ok) return { ok: false, error: answer.error, calls: page }
    const { items, total } = answer.value
    malformed += answer.value.malformed
    shown += items.length
    const fresh = items.filter((request) => !seen.has(request.id))
    for (const request of fresh) seen.add(request.id)
    const goOn = visit(fresh)
    const isAll = total !== null && seen.size + malformed >= total
    if (items.length + answer.value.malformed === 0 || (isAll && (!beyondTotal || fresh.length === 0))) {
      const complete = malformed === 0 && total !== null && seen.size >= total
      return { ok: true, complete, ended: true, total, shown, malformed, calls: page }
    }
    if (!goOn || stale.isStuck(items.map(({ id }) => id)))
      return { ok: true, complete: false, ended: false, total, shown, malformed, calls: page }
  }
  return { ok: true, complete: false, ended: false, total: null, shown, malformed, calls: mostPages }
}
