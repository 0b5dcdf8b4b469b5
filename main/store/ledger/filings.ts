/** Which proofs were filed, where, and which are still to be. Times in milliseconds since 1970 UTC by the desk's clock. */
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { countsAt, isDecidedTwice } from './decisions.ts'
import { isStopped } from './office-stopped.ts'

/** When proofs are filed by themselves: once they have come, or once the clerk has accepted. */
export type FilingOccasion = 'completion' | 'accept'

/** A proof, by the service's id of its request. */
export type ProofKey = { serviceId: string; requestId: string }

/** A proof that was filed. `path` is below `folder`, with `/` between its parts. */
export type Filing = ProofKey & { folder: string; path: string; sha256: string; filedAt: number }

/** The filing table of the ledger. */
export function filingTable(connection: Connection, clock: Clock) {
  const unfiled =
    'NOT EXISTS (SELECT 1 FROM filing f WHERE f.service_id = p.service_id AND f.request_id = p.request_id)'
  const from: Record<FilingOccasion, string> = {
    completion: `FROM proof p WHERE p.received_at >= @since AND ${unfiled} AND NOT ${isStopped('p.service_id', 'p.request_id')}`,
    accept: `FROM decision d JOIN proof p ON p.service_id = d.service_id AND p.request_id = d.request_id
      WHERE d.decided_at >= @since AND d.verdict = 'accept' AND ${countsAt} AND ${unfiled}
        AND NOT ${isDecidedTwice('d.service_id', 'd.request_id')} AND NOT ${isStopped('d.service_id', 'd.request_id')}
        AND NOT EXISTS (SELECT 1 FROM decision l
          WHERE l.service_id = d.service_id AND l.request_id = d.request_id AND l.number > d.number)`
  }
  // `now` is given to both, and read by the second.
  type Since = { since: number; now: number }
  const dueOn = (occasion: FilingOccasion) =>
    connection.prepare<Since & { most: number }, ProofKey>(
      `SELECT p.service_id AS serviceId, p.request_id AS requestId ${from[occasion]} ORDER BY p.received_at LIMIT @most`
    )
  const countOn = (occasion: FilingOccasion) =>
    connection.prepare<Since, number>(`SELECT count(*) ${from[occasion]}`).pluck()
  const oneOn = (occasion: FilingOccasion) =>
    connection
      .prepare<ProofKey & Since, number>(
        `SELECT 1 ${from[occasion]} AND p.service_id = @serviceId AND p.request_id = @requestId`
      )
      .pluck()
  const one = { completion: oneOn('completion'), accept: oneOn('accept') }
  const due = { completion: dueOn('completion'), accept: dueOn('accept') }
  const count = { completion: countOn('completion'), accept: countOn('accept') }
  const insert = connection.prepare(
    `INSERT INTO filing (service_id, request_id, folder, path, sha256, filed_at) VALUES (@serviceId, @requestId, @folder, @path, @sha256, @filedAt)
     ON CONFLICT DO NOTHING`
  )
  const update = connection.prepare(
    `UPDATE filing SET folder = @folder, path = @path, sha256 = @sha256, filed_at = @filedAt
     WHERE service_id = @serviceId AND request_id = @requestId`
  )
  const newestTime = connection
    .prepare<[], number | null>(
      'SELECT max(at) FROM (SELECT max(received_at) AS at FROM proof UNION ALL SELECT max(decided_at) FROM decision)'
    )
    .pluck()
  const columns = 'service_id AS serviceId, request_id AS requestId, folder, path, sha256, filed_at AS filedAt'
  const byFolder = connection.prepare<[string], Filing>(`SELECT ${columns} FROM filing WHERE folder = ? ORDER BY path`)
  const byProof = connection.prepare<[string, string], Filing>(
    `SELECT ${columns} FROM filing WHERE service_id = ? AND request_id = ? AND path IS NOT NULL`
  )
  const newest = connection.prepare<[], ProofKey>(
    'SELECT service_id AS serviceId, request_id AS requestId FROM proof ORDER BY received_at DESC LIMIT 1'
  )
  const owner = connection
    .prepare<[string, string], number>('SELECT 1 FROM filing WHERE folder = ? AND path = ?')
    .pluck()
  return {
    /** Proofs to be filed that came, or were accepted for good, at `since` or later; the oldest first. */
    due: (occasion: FilingOccasion, since: number, most: number): ProofKey[] =>
      due[occasion].all({ since, most, now: clock.now() }),
    countDue: (occasion: FilingOccasion, since: number): number =>
      count[occasion].get({ since, now: clock.now() }) ?? 0,
    /** Whether one proof is to be filed. */
    isDue: (occasion: FilingOccasion, since: number, key: ProofKey): boolean =>
      one[occasion].get({ ...key, since, now: clock.now() }) === 1,
    /** The proof is filed. The first place it was filed in stays. */
    add: (filing: Omit<Filing, 'filedAt'>): void => void insert.run({ ...filing, filedAt: clock.now() }),
    /** The proof was missing, and is filed again. */
    replace: (filing: Omit<Filing, 'filedAt'>): void => void update.run({ ...filing, filedAt: clock.now() }),
    /** The kept proof is damaged: it is not tried again. */
    refuse: (serviceId: string, requestId: string): void =>
      void insert.run({ serviceId, requestId, folder: null, path: null, sha256: null, filedAt: clock.now() }),
    get: (serviceId: string, requestId: string): Filing | undefined => byProof.get(serviceId, requestId),
    /** When the last proof came or the last decision was made, whichever was later; undefined before either. */
    newestTime: (): number | undefined => newestTime.get() ?? undefined,
    /** The proof that came last. */
    newestProof: (): ProofKey | undefined => newest.get(),
    /** Everything that was filed in a folder, by path. */
    inFolder: (folder: string): Filing[] => byFolder.all(folder),
    /** Whether a file in the folder is a proof of this desk. */
    isOurs: (folder: string, path: string): boolean => owner.get(folder, path) === 1
  }
}
