/** Proofs of identity: the PDFs in the ledger, and in the cache when to ask again for those that are still to come. */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Connection } from './connection.ts'

/** A proof as kept. */
export type KeptProof = { pdf: Uint8Array; sha256: string }

/** A completed request whose proof is still to be fetched. */
export type AwaitedProof = { requestId: string; attempts: number }

/** The longest that `postpone` puts off, milliseconds. */
const longestWaitMs = 15 * 60_000

/** The SHA-256 of a file, lower-case hex. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The proof tables of ledger and cache. */
export function proofTables(connection: Connection, clock: Clock) {
  const insert = connection.prepare(
    `INSERT INTO proof (service_id, request_id, sha256, size, received_at, pdf) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`
  )
  const select = connection.prepare<[string, string], { pdf: Buffer; sha256: string }>(
    'SELECT pdf, sha256 FROM proof WHERE service_id = ? AND request_id = ?'
  )
  // A time further off than any wait was noted by a clock that has been put right since.
  const awaited = connection.prepare<{ serviceId: string; now: number; longest: number; most: number }, AwaitedProof>(
    `SELECT r.id AS requestId, coalesce(a.attempts, 0) AS attempts
     FROM cache.request r LEFT JOIN cache.proof_attempt a ON a.service_id = r.service_id AND a.request_id = r.id
     WHERE r.service_id = @serviceId AND r.status = 'completed'
       AND (coalesce(a.next_at, 0) <= @now OR a.next_at > @now + @longest)
       AND NOT EXISTS (SELECT 1 FROM proof p WHERE p.service_id = r.service_id AND p.request_id = r.id)
     ORDER BY r.created_at DESC LIMIT @most`
  )
  const countAwaited = connection
    .prepare<[string], number>(
      `SELECT count(*) FROM cache.request r WHERE r.service_id = ? AND r.status = 'completed'
         AND NOT EXISTS (SELECT 1 FROM proof p WHERE p.service_id = r.service_id AND p.request_id = r.id)
         AND NOT EXISTS (SELECT 1 FROM cache.proof_attempt a WHERE a.service_id = r.service_id AND a.request_id = r.id AND a.attempts > 6)`
    )
    .pluck()
  const attempt = connection.prepare(
    `INSERT INTO cache.proof_attempt (service_id, request_id, attempts, next_at, refused) VALUES (?, ?, 1, ?, ?)
     ON CONFLICT DO UPDATE SET attempts = attempts + 1, next_at = excluded.next_at, refused = excluded.refused`
  )
  const settled = connection.prepare('DELETE FROM cache.proof_attempt WHERE service_id = ? AND request_id = ?')
  return {
    /** Keeps a proof with its hash. The first one kept stays. */
    keep(serviceId: string, requestId: string, pdf: Uint8Array): void {
      insert.run(serviceId, requestId, sha256Of(pdf), pdf.length, clock.now(), Buffer.from(pdf))
      settled.run(serviceId, requestId)
    },
    get: (serviceId: string, requestId: string): KeptProof | undefined => select.get(serviceId, requestId),
    /** Completed requests without a proof whose time to ask has come, newest first. */
    due: (serviceId: string, most: number): AwaitedProof[] =>
      awaited.all({ serviceId, now: clock.now(), longest: longestWaitMs, most }),
    /** How many completed requests still want a proof that is worth hurrying for. */
    countAwaited: (serviceId: string): number => countAwaited.get(serviceId) ?? 0,
    /** The proof did not come: ask again in `delayMs`. `refused`: something came, but not a PDF. */
    postpone: (serviceId: string, requestId: string, delayMs: number, refused: boolean): void =>
      void attempt.run(serviceId, requestId, clock.now() + delayMs, Number(refused))
  }
}
