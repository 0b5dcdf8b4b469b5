/** The requests that other programs asked for by a file, each known by the file's own id. */
import { underWayStates } from '../../../common/words/requests.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { listOf } from '../database/sql-list.ts'
import type { ErasedMarks } from './erased-marks.ts'

/** One of them. Times in milliseconds since 1970 UTC. */
export type AskedFile = {
  /** Its place among those that are not ended. */
  place: number
  /** The file's own id, which is nobody else's in whatever case. */
  id: string
  /** What the asking program calls itself. */
  program: string
  /** SHA-256 of the file. */
  sha256: string
  /** The desk's id of the request. */
  request: string
  takenAt: number
  /** SHA-256 of the answer as it was written last; null where none is, or it is to be written again. */
  told: string | null
  /** SHA-256 of the proof that was put beside it. */
  proof: string | null
}

const columns = 'rowid AS place, id, program, sha256, outbox_id AS request, taken_at AS takenAt, told, proof'

/**
 * The table of requests that were asked for by a file. An id makes one request for good: rows are deleted only with what is
 * erased, and leave a mark then.
 */
export function askedFileTable(connection: Connection, clock: Clock, erased: Pick<ErasedMarks, 'hasFile'>) {
  const insert = connection.prepare(
    'INSERT INTO asked_file (id, program, sha256, outbox_id, taken_at) VALUES (?, ?, ?, ?, ?)'
  )
  const byId = connection.prepare<[string], AskedFile>(`SELECT ${columns} FROM asked_file WHERE id = ?`)
  const open = connection.prepare<[number, number], AskedFile>(
    `SELECT ${columns} FROM asked_file WHERE ended_at IS NULL AND rowid > ? ORDER BY rowid LIMIT ?`
  )
  const unsent = connection
    .prepare<[], number>(
      `SELECT count(*) FROM asked_file a JOIN outbox o ON o.id = a.outbox_id
       WHERE a.ended_at IS NULL AND o.state IN (${listOf(underWayStates)}) AND o.discarded_at IS NULL`
    )
    .pluck()
  const tell = connection.prepare('UPDATE asked_file SET told = ? WHERE id = ?')
  const put = connection.prepare('UPDATE asked_file SET proof = ? WHERE id = ?')
  const end = connection.prepare('UPDATE asked_file SET ended_at = ? WHERE id = ?')
  const again = connection.prepare('UPDATE asked_file SET told = NULL, ended_at = NULL WHERE id = ?')
  const move = connection.prepare('UPDATE asked_file SET outbox_id = ? WHERE outbox_id = ?')
  return {
    /** A file has become a request, by the desk's id. To be called in the transaction that keeps the request. */
    add({ id, program, sha256, request }: Pick<AskedFile, 'id' | 'program' | 'sha256' | 'request'>): void {
      insert.run(id, program, sha256, request, clock.now())
    },
    get: (id: string): AskedFile | undefined => byId.get(id),
    /** Whether the request that this id made was erased. */
    wasErased: (id: string): boolean => erased.hasFile(id),
    /** Those of which something may still be told, behind a place, the oldest first. */
    open: (behind: number, most: number): AskedFile[] => open.all(behind, most),
    /** How many of them are not on the service yet, and still go there without the clerk. */
    countUnsent: (): number => unsent.get() ?? 0,
    /** Its answer is written. */
    noteTold: (id: string, sha256: string): void => void tell.run(sha256, id),
    /** Its proof is put beside the answer. */
    noteProof: (id: string, sha256: string): void => void put.run(sha256, id),
    /** Nothing more is told of it. */
    end: (id: string): void => void end.run(clock.now(), id),
    /** Its program asks once more: the answer is written again. */
    tellAgain: (id: string): void => void again.run(id),
    /** The clerk put a refused request right: the new one is what the file asked for. */
    move: (from: string, to: string): void => void move.run(to, from)
  }
}
