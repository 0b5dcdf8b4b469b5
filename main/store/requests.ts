/** The cache of what the service told about its requests. */
import type { Connection } from './connection.ts'

/** A request as the service last told it. Times in milliseconds since 1970 UTC by the service's clock. */
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
  /** Whether the result fits the claims; null without a result. */
  matched: boolean | null
  /** The whole answer of the service as JSON, unknown fields too. */
  body: string
}

/** The request table of the cache. */
export function requestTable(connection: Connection) {
  // A status never runs backwards: an answer that was under way when a newer one came does not undo it.
  const upsert = connection.prepare(
    `INSERT INTO cache.request (service_id, id, reference, who, status, created_at, completed_at, link_expires_at, matched, body)
     VALUES (@serviceId, @id, @reference, @who, @status, @createdAt, @completedAt, @linkExpiresAt, @matched, @body)
     ON CONFLICT (service_id, id) DO UPDATE SET reference = excluded.reference, who = excluded.who, status = excluded.status,
       created_at = excluded.created_at, completed_at = excluded.completed_at, link_expires_at = excluded.link_expires_at,
       matched = excluded.matched, body = excluded.body
     WHERE request.body <> excluded.body AND (request.status = 'pending' OR excluded.status <> 'pending')`
  )
  const pending = connection
    .prepare<[string], string>(`SELECT id FROM cache.request WHERE service_id = ? AND status = 'pending'`)
    .pluck()
  const known = connection
    .prepare<[string, string], number>('SELECT 1 FROM cache.request WHERE service_id = ? AND id = ?')
    .pluck()
  const used = connection
    .prepare<[string, string], number>('SELECT 1 FROM cache.request WHERE service_id = ? AND reference = ?')
    .pluck()
  return {
    /** Keeps what the service told; true where it was news. */
    put: (request: CachedRequest): boolean =>
      upsert.run({ ...request, matched: request.matched === null ? null : Number(request.matched) }).changes === 1,
    pendingIds: (serviceId: string): string[] => pending.all(serviceId),
    has: (serviceId: string, id: string): boolean => known.get(serviceId, id) === 1,
    isReferenceUsed: (serviceId: string, reference: string): boolean => used.get(serviceId, reference) === 1
  }
}
