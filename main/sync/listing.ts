/**
 * Reads a service's list page by page, trusting neither the echoed page number, nor the order, nor the page size
 * (eeID API description, "Meaning").
 */
import type { EeidClient, EeidError } from '../eeid/client.ts'
import type { EeidRequest } from '../eeid/schemas.ts'

/** The largest page asked for; the service may give less. */
const pageSize = 100

// A list that never ends would be read for ever: a million requests is more than any office has.
const mostPages = 10_000

/**
 * How a reading ended. `complete`: as many distinct requests were read as the service says it has.
 * Requests that moved between pages while they were read can leave a listing incomplete.
 */
export type Listing = { ok: true; complete: boolean; calls: number } | { ok: false; error: EeidError; calls: number }

/**
 * Gives every page's new requests to `visit`, which answers false to stop early. A request that shows up on two pages is
 * given once.
 */
export async function readList(
  client: EeidClient,
  visit: (requests: readonly EeidRequest[]) => boolean
): Promise<Listing> {
  const seen = new Set<string>()
  for (let page = 1; page <= mostPages; page++) {
    const answer = await client.listPage({ page, pageSize })
    if (!answer.ok) return { ok: false, error: answer.error, calls: page }
    const { items, total, malformed } = answer.value
    const fresh = items.filter((request) => !seen.has(request.id))
    for (const request of fresh) seen.add(request.id)
    const goOn = visit(fresh)
    const all = total !== null && seen.size + malformed >= total
    if (items.length + malformed === 0 || all) return { ok: true, complete: total === null || all, calls: page }
    if (!goOn) return { ok: true, complete: false, calls: page }
  }
  return { ok: true, complete: false, calls: mostPages }
}
