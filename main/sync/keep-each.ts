/** Keeps what the service told, each request for itself: what cannot be kept of one takes no other with it. */
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'

/** What keeping works with. */
type KeepingOptions = { store: Store; log: Log }

/**
 * Keeps requests by `keep`, which returns whether one was news; true where any was. One that cannot be kept is left out
 * and counted in the log.
 * @throws whatever the disk or the database is at fault for: then nothing is kept.
 */
export function keepEach(
  { store, log }: KeepingOptions,
  requests: readonly EeidRequest[],
  keep: (request: EeidRequest) => boolean
): boolean {
  try {
    return store.atomically(() => requests.map(keep).some(Boolean))
  } catch (error) {
    if (isOfAll(error)) throw error
  }
  const kept = requests.map((request) => keptAlone(store, () => keep(request)))
  log.warn('sync.requests-not-kept', { count: kept.filter((one) => one === null).length })
  return kept.some(Boolean)
}

/** Of two that carry one id the last: told at every reading in turn, each would be news for ever. */
export const withoutDoubles = (requests: readonly EeidRequest[]): EeidRequest[] => [
  ...new Map(requests.map((request) => [request.id, request])).values()
]

/** Keeps one; null where it cannot be kept. */
function keptAlone(store: Store, keep: () => boolean): boolean | null {
  try {
    return store.atomically(keep)
  } catch (error) {
    if (isOfAll(error)) throw error
    return null
  }
}

const faultsOfAll =
  /^SQLITE_(AUTH|BUSY|CANTOPEN|CORRUPT|FULL|INTERRUPT|IOERR|LOCKED|MISUSE|NOMEM|NOTADB|PERM|PROTOCOL|READONLY|SCHEMA)/

/** Whether no other request could be kept either: the disk or the database is at fault, and not what was told. */
function isOfAll(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: unknown; message?: unknown }
  return faultsOfAll.test(String(code)) || String(message) === 'The database connection is not open'
}
