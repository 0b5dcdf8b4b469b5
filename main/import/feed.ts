/**
 * Feeds the outbox from the batches, a few rows at a time: pausing and cancelling act on all the rest, and a request that
 * a clerk types meanwhile waits behind a few and not behind a thousand.
 */
import type { Clock } from '../clock/clock.ts'
import type { Log } from '../log/log.ts'
import { keepRequest } from '../requests/keep-request.ts'
import type { WaitingRow } from '../store/ledger/batches.ts'
import type { Store } from '../store/open-store.ts'

/** How many rows of batches may be in the outbox of a service before they are on the service. */
export const mostInOutbox = 5

// Some at a time and not one by one: each time is a commit that waits for the disk.
const refillAt = 2

/**
 * Moves rows to the outbox when few are left there, as far as there is room. Returns how many. A row and its outbox row
 * change in one transaction, so that none is ever moved twice. `now` in milliseconds since 1970 UTC.
 */
export function feedOutbox(store: Store, serviceId: string, now: number): number {
  if (!store.batches.isWaiting(serviceId)) return 0
  return store.atomically(() => {
    const unsent = store.batches.countUnsent(serviceId)
    const rows = unsent <= refillAt ? store.batches.next(serviceId, mostInOutbox - unsent) : []
    for (const row of rows) keepRow(store, serviceId, row, now)
    return rows.length
  })
}

// Whoever let the batch run has asked for it, whoever is at the desk now.
function keepRow(store: Store, serviceId: string, row: WaitingRow, now: number): void {
  const id = store.onBehalfOf(row.author, () => keepRequest(store, { serviceId, ...row.draft }, now))
  store.batches.markQueued(row, id)
}

/**
 * Feeds the outbox of a service now. Returns how to feed it again, which is to be called whenever something about its
 * requests is new. What fails, as on a full disk, is left to the next time: it must not end the sending.
 */
export function outboxFeeder(options: { store: Store; serviceId: string; clock: Clock; log: Log }): () => void {
  const { store, serviceId, clock, log } = options
  const feed = () => {
    try {
      feedOutbox(store, serviceId, clock.now())
    } catch (error) {
      log.error('import.not-fed', { error: error instanceof Error ? error.name : 'unknown' })
    }
  }
  feed()
  return feed
}
