/** Keeps what the service told in the cache. What cannot be kept of one request takes no other with it. */
import type { Clock } from '../clock.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import { cached } from './told.ts'

/** What keeping works with. */
export type KeepingOptions = { serviceId: string; store: Store; clock: Clock; log: Log }

/**
 * Keeps requests; true where any of it was news. One that cannot be kept is left out and logged.
 * @throws whatever the disk or the database is at fault for: then nothing is kept.
 */
export function keepTold(options: KeepingOptions, requests: readonly EeidRequest[]): boolean {
  const each = withoutDoubles(requests)
  const keepAll = () => each.map((request) => keepOne(options, request)).some(Boolean)
  try {
    return options.store.atomically(keepAll)
  } catch (error) {
    if (isOfAll(error)) throw error
    return keepApart(options, each)
  }
}

function keepApart({ log, ...options }: KeepingOptions, requests: readonly EeidRequest[]): boolean {
  const kept = requests.map((request) => keptAlone({ log, ...options }, request))
  log.warn('sync.requests-not-kept', { count: kept.filter((one) => one === null).length })
  return kept.some(Boolean)
}

// Of two that carry one id the last counts: told at every reading in turn, each would be news for ever.
const withoutDoubles = (requests: readonly EeidRequest[]): EeidRequest[] => [
  ...new Map(requests.map((request) => [request.id, request])).values()
]

const keepOne = ({ store, serviceId, clock }: KeepingOptions, request: EeidRequest): boolean =>
  store.requests.put(cached(serviceId, request, clock.now()))

/** Keeps one; null where it cannot be kept. */
function keptAlone(options: KeepingOptions, request: EeidRequest): boolean | null {
  try {
    return options.store.atomically(() => keepOne(options, request))
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
