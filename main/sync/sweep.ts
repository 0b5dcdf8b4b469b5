/** One sweep over a service's list for all pending requests: cheaper than asking for each. */
import type { Clock } from '../clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Store } from '../store/open-store.ts'
import { readList } from './listing.ts'
import { cached } from './told.ts'

// A list in no order may hide a new request behind pages that a short sweep does not reach.
const sweepsBetweenWhole = 20

// Asked one by one, for those that a whole listing did not show.
const mostShows = 10

/** What a sweep works with. */
export type SweepOptions = {
  serviceId: string
  store: Store
  client: EeidClient
  clock: Clock
  /** The service told something new. */
  changed: () => void
}

/** Sweeps one service: answers how many calls it took, or null where the service could not be read. */
export function createSweep(options: SweepOptions): () => Promise<number | null> {
  const { store, client, serviceId } = options
  let untilWhole = 0

  return async () => {
    const missing = new Set(store.requests.pendingIds(serviceId))
    const whole = untilWhole === 0
    const listing = await readList(client, (requests) => {
      const hasNews = keep(options, requests)
      for (const request of requests) missing.delete(request.id)
      return whole || hasNews || missing.size > 0
    })
    if (!listing.ok) return null
    untilWhole = whole ? sweepsBetweenWhole : untilWhole - 1
    const missed = [...missing].slice(0, mostShows)
    for (const id of missed) {
      const answer = await client.show(id)
      if (answer.ok) keep(options, [answer.value])
    }
    return listing.calls + missed.length
  }
}

/** Keeps what the service told, in one transaction; true where any of it was news. */
function keep({ store, serviceId, clock, changed }: SweepOptions, requests: readonly EeidRequest[]): boolean {
  const hasNews = store.atomically(() =>
    requests.map((request) => store.requests.put(cached(serviceId, request, clock.now()))).some(Boolean)
  )
  if (hasNews) changed()
  return hasNews
}
