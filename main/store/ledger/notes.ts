/** What the clerk wrote about requests, on the service or still in the outbox. Every wording is kept; the last one counts. */
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import type { Author } from './audit.ts'

/**
 * One wording of a note; empty where the clerk took the note away. `writtenAt` in milliseconds since 1970 UTC; `author`
 * is empty where an earlier version kept it.
 */
export type NoteRow = { text: string; writtenAt: number; author: string }

/**
 * The note table of the ledger. `requestId` is the service's id of the request, or the outbox row's while the service
 * has not given one.
 */
export function noteTable(connection: Connection, { clock, author }: { clock: Clock; author: Author }) {
  const history = connection.prepare<[string, string], NoteRow>(
    'SELECT text, written_at AS writtenAt, author FROM note WHERE service_id = ? AND request_id = ? ORDER BY number'
  )
  const latest = connection.prepare<[string, string], NoteRow>(
    `SELECT text, written_at AS writtenAt, author FROM note WHERE service_id = ? AND request_id = ?
     ORDER BY number DESC LIMIT 1`
  )
  const insert = connection.prepare(
    `INSERT INTO note (service_id, request_id, number, text, written_at, author)
     SELECT @serviceId, @requestId, coalesce(max(number), 0) + 1, @text, @writtenAt, @author
     FROM note WHERE service_id = @serviceId AND request_id = @requestId`
  )
  // By the service too, or every request that the service has taken would have all notes looked through.
  const itsService = '(SELECT service_id FROM outbox WHERE id = @from)'
  const last = connection
    .prepare<{ from: string; to: string }, number>(
      `SELECT coalesce(max(number), 0) FROM note WHERE service_id = ${itsService} AND request_id = @to`
    )
    .pluck()
  const move = connection.prepare(
    `UPDATE note SET request_id = @to, number = number + @last WHERE service_id = ${itsService} AND request_id = @from`
  )
  return {
    /** The note as it stands; undefined where there never was one. */
    latest: (serviceId: string, requestId: string): NoteRow | undefined => latest.get(serviceId, requestId),
    /** Every wording, oldest first. */
    history: (serviceId: string, requestId: string): NoteRow[] => history.all(serviceId, requestId),
    /** Keeps a wording; false where the note already says so. */
    write(serviceId: string, requestId: string, text: string): boolean {
      if ((latest.get(serviceId, requestId)?.text ?? '') === text) return false
      insert.run({ serviceId, requestId, text, writtenAt: clock.now(), author: author() })
      return true
    },
    /** What was noted under an outbox row's id is noted under the service's from now on, behind what was noted there. */
    move: (from: string, to: string): void => void move.run({ from, to, last: last.get({ from, to }) ?? 0 })
  }
}
