/** Proofs of identity: the PDFs in the ledger, and in the cache when to ask again for those that are still to come. */
import { listVerdicts } from '../../common/words/list-query.ts'
import type { Clock } from '../clock/clock.ts'
import { sha256Of } from '../files/sha256.ts'
import type { Connection } from './database/connection.ts'
import type { ErasedMarks } from './ledger/erased-marks.ts'
import { endedStates } from './list/state.ts'

/** A proof as kept. */
export type KeptProof = { pdf: Uint8Array; sha256: string }

/** A completed request whose proof is still to be fetched. */
export type AwaitedProof = { requestId: string; attempts: number }

/** A proof that another one took the place of. `receivedAt` in milliseconds since 1970 UTC. */
export type EarlierProof = { sha256: string; receivedAt: number }

/** What became of a proof that was fetched again: it is the kept one, or it took that one's place. */
export type FetchedAgain = 'same' | 'replaced'

/** The longest that `postpone` puts off, milliseconds. */
const longestWaitMs = 15 * 60_000

// From the list: looking for what is missing among 100,000 requests and their proofs would take a third of a second.
const missing = `
  FROM cache.listed_service s
    JOIN cache.listed l INDEXED BY listed_counts ON l.service = s.number AND l.state IN (${[...endedStates].join(', ')})
      AND l.verdict_number IN (${listVerdicts.map((_, index) => index).join(', ')}) AND l.proof_kept = 0
    LEFT JOIN cache.proof_attempt a ON a.service_id = s.id AND a.request_id = l.request_id
  WHERE s.id = @serviceId`

/** The proof tables of ledger and cache. `relist` brings the list up to date; a proof of what was erased is not kept. */
export function proofTables(connection: Connection, clock: Clock, relist: () => void, erased: ErasedMarks) {
  const insert = connection.prepare(
    `INSERT INTO proof (service_id, request_id, sha256, size, received_at, pdf) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`
  )
  const setAside = connection.prepare(
    `INSERT INTO earlier_proof SELECT service_id, request_id, sha256, size, received_at, pdf FROM proof
     WHERE service_id = ? AND request_id = ? ON CONFLICT DO NOTHING`
  )
  const remove = connection.prepare('DELETE FROM proof WHERE service_id = ? AND request_id = ?')
  const unfile = connection.prepare('DELETE FROM filing WHERE service_id = ? AND request_id = ?')
  const owner = connection
    .prepare<[string, string, string], number>(
      'SELECT 1 FROM proof WHERE sha256 = ? AND NOT (service_id = ? AND request_id = ?) LIMIT 1'
    )
    .pluck()
  const earlier = connection.prepare<[string, string], EarlierProof>(
    `SELECT sha256, received_at AS receivedAt FROM earlier_proof WHERE service_id = ? AND request_id = ?
     ORDER BY received_at DESC`
  )
  const earlierPdf = connection.prepare<[string, string, string], { pdf: Buffer; sha256: string }>(
    'SELECT pdf, sha256 FROM earlier_proof WHERE service_id = ? AND request_id = ? AND sha256 = ?'
  )
  const select = connection.prepare<[string, string], { pdf: Buffer; sha256: string }>(
    'SELECT pdf, sha256 FROM proof WHERE service_id = ? AND request_id = ?'
  )
  // A time further off than any wait was noted by a clock that has been put right since.
  const awaited = connection.prepare<{ serviceId: string; now: number; longest: number; most: number }, AwaitedProof>(
    `SELECT l.request_id AS requestId, coalesce(a.attempts, 0) AS attempts ${missing}
       AND (coalesce(a.next_at, 0) <= @now OR a.next_at > @now + @longest)
     ORDER BY l.created_at DESC LIMIT @most`
  )
  const isAwaited = connection
    .prepare<{ serviceId: string }, number>(`SELECT 1 ${missing} AND coalesce(a.attempts, 0) <= 6 LIMIT 1`)
    .pluck()
  const attempt = connection.prepare(
    `INSERT INTO cache.proof_attempt (service_id, request_id, attempts, next_at, refused) VALUES (?, ?, 1, ?, ?)
     ON CONFLICT DO UPDATE SET attempts = attempts + 1, next_at = excluded.next_at, refused = excluded.refused`
  )
  const later = connection.prepare(
    `INSERT INTO cache.proof_attempt (service_id, request_id, attempts, next_at, refused) VALUES (?, ?, 1, ?, 0)
     ON CONFLICT DO UPDATE SET attempts = attempts + 1, next_at = excluded.next_at`
  )
  const settled = connection.prepare('DELETE FROM cache.proof_attempt WHERE service_id = ? AND request_id = ?')
  function add(serviceId: string, requestId: string, pdf: Uint8Array): void {
    if (erased.hasRequest(serviceId, requestId)) return
    insert.run(
      serviceId,
      requestId,
      sha256Of(pdf),
      pdf.length,
      clock.now(),
      Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    )
    settled.run(serviceId, requestId)
  }

  /** The one that was kept stays as an earlier one; the new one is filed beside it, as any that has just come. */
  const replace = connection.transaction((serviceId: string, requestId: string, pdf: Uint8Array) => {
    setAside.run(serviceId, requestId)
    remove.run(serviceId, requestId)
    unfile.run(serviceId, requestId)
    add(serviceId, requestId, pdf)
  })

  return {
    /** Keeps a proof with its hash. The first one kept stays. */
    keep: add,
    /** Keeps a proof that the clerk fetched again. Nothing that was kept is lost by it. */
    keepAgain(serviceId: string, requestId: string, pdf: Uint8Array): FetchedAgain {
      if (select.get(serviceId, requestId)?.sha256 === sha256Of(pdf)) return 'same'
      replace(serviceId, requestId, pdf)
      return 'replaced'
    },
    /** Whether these very bytes are the kept proof of another request. */
    isOfAnother: (serviceId: string, requestId: string, pdf: Uint8Array): boolean =>
      owner.get(sha256Of(pdf), serviceId, requestId) === 1,
    /** The proofs that were kept before the one that is kept now, newest first. */
    earlier: (serviceId: string, requestId: string): EarlierProof[] => earlier.all(serviceId, requestId),
    earlierPdf: (serviceId: string, requestId: string, sha256: string): KeptProof | undefined =>
      earlierPdf.get(serviceId, requestId, sha256),
    get: (serviceId: string, requestId: string): KeptProof | undefined => select.get(serviceId, requestId),
    /** Completed requests without a proof whose time to ask has come, newest first. */
    due(serviceId: string, most: number): AwaitedProof[] {
      relist()
      return awaited.all({ serviceId, now: clock.now(), longest: longestWaitMs, most })
    },
    /** Whether a completed request still wants a proof that is worth hurrying for. */
    isAwaited(serviceId: string): boolean {
      relist()
      return isAwaited.get({ serviceId }) === 1
    },
    /** The proof did not come: ask again in `delayMs`. `refused`: something came, but not a PDF. */
    postpone: (serviceId: string, requestId: string, delayMs: number, refused: boolean): void =>
      void attempt.run(serviceId, requestId, clock.now() + delayMs, Number(refused)),
    /** Another desk is to bring it: look again in `delayMs`. What the service said of it stands. */
    lookLater: (serviceId: string, requestId: string, delayMs: number): void =>
      void later.run(serviceId, requestId, clock.now() + delayMs)
  }
}
