/** Finds out what became of creates whose answer did not come. */
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Claims, OutboxRow } from '../store/outbox.ts'
import { readList } from './listing.ts'
import type { OutboxOptions } from './outbox.ts'
import { cached, claimsOf } from './told.ts'

/** How long the service may still act on a create whose answer did not come; after it its list is final. */
const settleMs = 60_000

// Each try is a whole round of sending, doubting, listing and waiting. After these, the clerk is asked.
const mostAttempts = 5

/** Resolves the rows that are `unsure`. */
export type Doubts = {
  /** A row has just become doubtful. */
  begin(id: string): void
  /** Looks them up where it is time to; false where the list could not be read. */
  lookUp(): Promise<boolean>
}

/** Makes the resolver of one outbox. */
export function createDoubts(options: OutboxOptions): Doubts {
  const { store, client, clock, serviceId, changed } = options
  // By the clock that does not jump, so that a desk clock put right does not shorten the wait. After a restart the wait
  // begins anew.
  const since = new Map<string, { at: number; looked: boolean }>()

  const begin = (id: string) => {
    const doubt = { at: clock.monotonic(), looked: false }
    since.set(id, doubt)
    return doubt
  }
  const doubtOf = (row: OutboxRow) => since.get(row.id) ?? begin(row.id)
  const isSettled = (row: OutboxRow, at: number) => at - doubtOf(row).at >= settleMs

  async function lookUp(): Promise<boolean> {
    const rows = store.outbox.inState(serviceId, 'unsure')
    const begun = clock.monotonic()
    if (!rows.some((row) => !doubtOf(row).looked || isSettled(row, begun))) return true
    const found = new Map<string, EeidRequest[]>()
    const listing = await readList(client, (requests) => {
      collect(requests, rows, found)
      return true
    })
    if (!listing.ok) return false
    for (const row of rows) conclude(row, found.get(row.id) ?? [], listing.complete && isSettled(row, begun))
    changed()
    return true
  }

  function collect(requests: readonly EeidRequest[], rows: readonly OutboxRow[], found: Map<string, EeidRequest[]>) {
    for (const request of requests) {
      // Not by time: the desk's clock may have been wrong when it was sent. The reference is unique by construction.
      const row = rows.find(
        (each) => each.reference === request.reference && sameClaims(each.claims, claimsOf(request))
      )
      if (row && !store.outbox.isBound(serviceId, request.id))
        found.set(row.id, [...(found.get(row.id) ?? []), request])
    }
  }

  function conclude(row: OutboxRow, matches: readonly EeidRequest[], certainlyAbsent: boolean): void {
    const [first] = matches.toSorted((a, b) => (a.created_at ?? '').localeCompare(b.created_at ?? ''))
    if (first) {
      store.atomically(() => {
        store.outbox.markCreated(row.id, first.id)
        // Two matches are both kept: the list flags requests that share a reference.
        for (const match of matches) store.requests.put(cached(serviceId, match, clock.now()))
      })
      since.delete(row.id)
      return
    }
    doubtOf(row).looked = true
    if (!certainlyAbsent) return
    since.delete(row.id)
    if (row.attempts < mostAttempts) store.outbox.markQueued(row.id, row.lastProblem)
    else store.outbox.markParked(row.id, row.lastProblem ?? 'serverFault')
  }

  return { begin: (id) => void begin(id), lookUp }
}

function sameClaims(a: Claims, b: Claims): boolean {
  const types = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...types].every((type) => (a[type] ?? '').trim() === (b[type] ?? '').trim())
}
