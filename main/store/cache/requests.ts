/** The cache of what the service told about its requests. */
import type { OutcomeWord } from '../../../common/words/outcomes.ts'
import { outcomeRules } from '../../outcome/words.ts'
import type { Connection } from '../database/connection.ts'
import type { ErasedMarks } from '../ledger/erased-marks.ts'
import { storedOutcomes } from './stored-outcomes.ts'

/** A request as the service has told it. Times in milliseconds since 1970 UTC by the service's clock. */
export type CachedRequest = {
  serviceId: string
  id: string
  reference: string
  /** The person as asked for, for the list. */
  who: string
  status: string
  createdAt: number
  completedAt: number | null
  linkExpiresAt: number | null
  /** What comparing came to; null while it is not completed. */
  outcome: OutcomeWord | null
  /** The service is to be asked for this request alone, without anybody wanting to see it: what it told is not enough. */
  lacking?: boolean
  /** Everything that the service has told, as JSON, unknown fields too. */
  body: string
}

/** What the cache has of a request. `shownAs`: the status at which the service was asked for it alone; null before that. */
export type KeptRequest = Pick<CachedRequest, 'status' | 'createdAt' | 'outcome' | 'body'> & { shownAs: string | null }

/** The request table of the cache. What was erased (`erased`) is not kept again. */
export function requestTable(connection: Connection, erased: ErasedMarks) {
  // A status never runs backwards: an answer that was under way when a newer one came does not undo it. A word that we
  // do not know may be followed by any other, and follows none of those that end a request.
  const upsert = connection.prepare(
    `INSERT INTO cache.request (service_id, id, reference, who, status, created_at, completed_at, link_expires_at, outcome, rules,
       lacking, body)
     VALUES (@serviceId, @id, @reference, @who, @status, @createdAt, @completedAt, @linkExpiresAt, @outcome, ${outcomeRules},
       @lacking, @body)
     ON CONFLICT (service_id, id) DO UPDATE SET reference = excluded.reference, who = excluded.who, status = excluded.status,
       created_at = excluded.created_at, completed_at = excluded.completed_at, link_expires_at = excluded.link_expires_at,
       outcome = excluded.outcome, rules = excluded.rules, lacking = excluded.lacking, body = excluded.body
     WHERE (request.body, request.outcome, request.rules, request.reference, request.who, request.lacking) IS NOT
         (excluded.body, excluded.outcome, excluded.rules, excluded.reference, excluded.who, excluded.lacking)
       AND (request.status NOT IN ('completed', 'expired') OR excluded.status IN (request.status, 'completed'))`
  )
  const kept = connection.prepare<[string, string], KeptRequest>(
    `SELECT status, created_at AS createdAt, outcome, body, shown_as AS shownAs FROM cache.request
     WHERE service_id = ? AND id = ?`
  )
  const shown = connection.prepare(
    'UPDATE cache.request SET lacking = 0, shown_as = status WHERE service_id = ? AND id = ?'
  )
  const lacking = connection
    .prepare<[string, number], string>(
      'SELECT id FROM cache.request WHERE service_id = ? AND lacking = 1 ORDER BY created_at DESC LIMIT ?'
    )
    .pluck()
  const pending = connection
    .prepare<[string], string>(
      `SELECT id FROM cache.request WHERE service_id = ? AND status NOT IN ('completed', 'expired')`
    )
    .pluck()
  const isPending = connection
    .prepare<[string, string], number>(
      `SELECT 1 FROM cache.request WHERE service_id = ? AND id = ? AND status NOT IN ('completed', 'expired')`
    )
    .pluck()
  const isCompleted = connection
    .prepare<[string, string], number>(
      `SELECT 1 FROM cache.request WHERE service_id = ? AND id = ? AND status = 'completed'`
    )
    .pluck()
  const oldestPending = connection
    .prepare<[string], number | null>(
      `SELECT min(created_at) FROM cache.request WHERE service_id = ? AND status NOT IN ('completed', 'expired')`
    )
    .pluck()
  const count = connection.prepare<[string], number>('SELECT count(*) FROM cache.request WHERE service_id = ?').pluck()
  const countSince = connection
    .prepare<[string, number], number>('SELECT count(*) FROM cache.request WHERE service_id = ? AND created_at >= ?')
    .pluck()
  const createdAt = connection
    .prepare<[string, string], number>('SELECT created_at FROM cache.request WHERE service_id = ? AND id = ?')
    .pluck()
  const known = connection
    .prepare<[string, string], number>('SELECT 1 FROM cache.request WHERE service_id = ? AND id = ?')
    .pluck()
  const byReference = connection
    .prepare<[string, string], string>(
      `SELECT body FROM cache.request r WHERE service_id = ? AND reference = ?
         AND NOT EXISTS (SELECT 1 FROM cache.told_by t WHERE t.service_id = r.service_id AND t.request_id = r.id)`
    )
    .pluck()
  const used = connection
    .prepare<[string, string], number>('SELECT 1 FROM cache.request WHERE service_id = ? AND reference = ?')
    .pluck()
  /** How many there are of a service, since they were counted last: a hundred thousand take 10 ms, with every round. */
  const counted = new Map<string, number>()

  function countOf(serviceId: string): number {
    const now = counted.get(serviceId) ?? (count.get(serviceId) ?? 0) + erased.count(serviceId)
    // What a transaction sees may be undone.
    if (!connection.inTransaction) counted.set(serviceId, now)
    return now
  }

  return {
    /** Keeps what the service told; true where it was news. */
    put(request: CachedRequest): boolean {
      const before = erased.count(request.serviceId)
      if (erased.hasRequest(request.serviceId, request.id)) {
        if (erased.count(request.serviceId) !== before) counted.delete(request.serviceId)
        return false
      }
      const isNews = upsert.run({ ...request, lacking: Number(request.lacking ?? false) }).changes === 1
      if (isNews) counted.delete(request.serviceId)
      return isNews
    },
    /** What the cache has of a request. */
    get: (serviceId: string, id: string): KeptRequest | undefined => kept.get(serviceId, id),
    /** The service was asked for this request alone: as long as its status stays, it is not asked again. */
    noteShown: (serviceId: string, id: string): void => void shown.run(serviceId, id),
    /** Those that the service is to be asked for alone, the newest first. */
    lacking: (serviceId: string, most: number): string[] => lacking.all(serviceId, most),
    ...storedOutcomes(connection),
    /** Those that may still change: whatever is neither completed nor expired. */
    pendingIds: (serviceId: string): string[] => pending.all(serviceId),
    /** Whether the cache has it and it may still change. */
    isPending: (serviceId: string, id: string): boolean => isPending.get(serviceId, id) === 1,
    /** Whether the cache has it and its person is done. */
    isCompleted: (serviceId: string, id: string): boolean => isCompleted.get(serviceId, id) === 1,
    /** When the oldest that may still change was created; null where there is none. */
    oldestPending: (serviceId: string): number | null => oldestPending.get(serviceId) ?? null,
    /** How many of a service the desk knows: those that the cache has, and those that were erased, which the service still counts. */
    count: countOf,
    /** How many were created at `time` or later. */
    countSince: (serviceId: string, time: number): number => countSince.get(serviceId, time) ?? 0,
    /** When a request was created; null for one that the cache does not have. */
    createdAt: (serviceId: string, id: string): number | null => createdAt.get(serviceId, id) ?? null,
    /** What the service told this desk itself about those with a reference, as JSON. */
    withReference: (serviceId: string, reference: string): string[] => byReference.all(serviceId, reference),
    has: (serviceId: string, id: string): boolean => known.get(serviceId, id) === 1,
    isReferenceUsed: (serviceId: string, reference: string): boolean =>
      used.get(serviceId, reference) === 1 || erased.hasReference(serviceId, reference)
  }
}
