/**
 * Many requests wanted at once. A batch keeps what has not gone to the outbox yet. A row that has gone keeps only the id of
 * its outbox row, so that a person's data is in one place. `filling → running ⇄ paused`; `cut` and `cancelled` end.
 */
import { underWayStates } from '../../../common/words/requests.ts'
import { allServices } from '../../../common/words/services.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { listOf } from '../database/sql-list.ts'
import type { Author } from './audit.ts'
import type { Draft } from './outbox.ts'

const underWay = listOf(underWayStates)

/** Where a batch stands. `filling`: its rows are coming in; `cut`: what waited was given up, because it could not be told any more what of it was sent. */
export type BatchState = 'filling' | 'running' | 'paused' | 'cut' | 'cancelled'

/** One request of a batch before it is in the outbox. */
export type BatchDraft = Omit<Draft, 'serviceId'>

/** A row that waits: `place` is its number in the batch, `author` whoever let the batch run; empty of an earlier version's. */
export type WaitingRow = { batchId: string; place: number; draft: BatchDraft; author: string }

/** A batch and how far it has come. `createdAt` in milliseconds since 1970 UTC. */
export type BatchProgress = {
  id: string
  serviceId: string
  /** What the clerk knows it by: the file's name, empty for what was pasted. */
  name: string
  state: BatchState
  createdAt: number
  total: number
  /** Rows that were given up before they were in the outbox. */
  dropped: number
  waiting: number
  /** In the outbox and not yet on the service. */
  underWay: number
  sent: number
  needsCorrecting: number
  /** In the outbox, and the clerk has to look at them. */
  needsAttention: number
}

// A desk shows the last few; the others have long been put away.
const mostShown = 20

/** The batch tables of the ledger. */
export function batchTables(connection: Connection, { clock, author }: { clock: Clock; author: Author }) {
  const make = connection.prepare(
    `INSERT INTO batch (id, service_id, name, state, total, created_at) VALUES (?, ?, ?, 'filling', ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, total = excluded.total WHERE state = 'filling'`
  )
  const empty = connection.prepare(
    `DELETE FROM batch_row WHERE batch_id = @id AND EXISTS (SELECT 1 FROM batch WHERE id = @id AND state = 'filling')`
  )
  const insert = connection.prepare(
    `INSERT INTO batch_row (batch_id, place, draft) SELECT id, @place, @draft FROM batch WHERE id = @id AND state = 'filling'
     ON CONFLICT (batch_id, place) DO UPDATE SET draft = excluded.draft`
  )
  // Whoever goes on with a paused one wants nothing new: its author is whoever let it run first.
  const run = connection.prepare(
    `UPDATE batch SET state = 'running', author = iif(state = 'filling', @author, author) WHERE id = @id
       AND (state IN ('running', 'paused')
         OR state = 'filling' AND total = (SELECT count(*) FROM batch_row WHERE batch_id = @id))`
  )
  const pause = connection.prepare(`UPDATE batch SET state = 'paused' WHERE id = ? AND state = 'running'`)
  const end = connection.prepare(
    `UPDATE batch SET state = @state, dropped = iif(state = 'filling', total,
       (SELECT count(*) FROM batch_row WHERE batch_id = batch.id AND outbox_id IS NULL))
     WHERE id = @id AND state IN ('filling', 'running', 'paused')`
  )
  const forget = connection.prepare(`DELETE FROM batch_row WHERE batch_id = ? AND outbox_id IS NULL`)
  const filling = connection.prepare<[], string>(`SELECT id FROM batch WHERE state = 'filling'`).pluck()
  const putAway = connection.prepare(
    `UPDATE batch SET put_away_at = ? WHERE id = ? AND put_away_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM batch_row WHERE batch_id = batch.id AND outbox_id IS NULL)`
  )
  const waits = connection
    .prepare<[string], number>(
      `SELECT 1 FROM batch b WHERE b.service_id = ? AND b.state = 'running'
         AND EXISTS (SELECT 1 FROM batch_row r WHERE r.batch_id = b.id AND r.outbox_id IS NULL)`
    )
    .pluck()
  const next = connection.prepare<[string, number], Omit<WaitingRow, 'draft'> & { draft: string }>(
    `SELECT r.batch_id AS batchId, r.place, r.draft, b.author FROM batch b JOIN batch_row r ON r.batch_id = b.id
     WHERE b.service_id = ? AND b.state = 'running' AND r.outbox_id IS NULL
     ORDER BY b.created_at, b.id, r.place LIMIT ?`
  )
  const bind = connection.prepare('UPDATE batch_row SET outbox_id = ?, draft = NULL WHERE batch_id = ? AND place = ?')
  // From the outbox, of which only a few rows are not created: a batch may have thousands.
  const unsent = connection
    .prepare<[string], number>(
      `SELECT count(*) FROM outbox o CROSS JOIN batch_row r ON r.outbox_id = o.id CROSS JOIN batch b ON b.id = r.batch_id
       WHERE o.service_id = ? AND o.state <> 'created'
         AND (o.state IN (${underWay}) OR o.state = 'needsAttention' AND b.state = 'running')`
    )
    .pluck()
  const list = connection.prepare<{ serviceId: string; most: number }, BatchProgress>(
    `SELECT b.id, b.service_id AS serviceId, b.name, b.state, b.created_at AS createdAt, b.total, b.dropped,
       count(*) FILTER (WHERE r.place IS NOT NULL AND r.outbox_id IS NULL) AS waiting,
       count(*) FILTER (WHERE o.state IN (${underWay})) AS underWay,
       count(*) FILTER (WHERE o.state = 'created') AS sent,
       count(*) FILTER (WHERE o.state = 'needsCorrecting') AS needsCorrecting,
       count(*) FILTER (WHERE o.state = 'needsAttention') AS needsAttention
     FROM batch b LEFT JOIN batch_row r ON r.batch_id = b.id LEFT JOIN outbox o ON o.id = r.outbox_id
     WHERE (@serviceId = '${allServices}' OR b.service_id = @serviceId) AND b.state <> 'filling' AND b.put_away_at IS NULL
     GROUP BY b.id ORDER BY b.created_at DESC, b.id LIMIT @most`
  )
  const serviceOf = connection.prepare<[string], string>('SELECT service_id FROM batch WHERE id = ?').pluck()

  /** Ends a batch and forgets what waited; false where it had ended. */
  function give(id: string, state: 'cut' | 'cancelled'): boolean {
    if (end.run({ id, state }).changes === 0) return false
    forget.run(id)
    return true
  }

  return {
    /** Begins to fill a batch, or begins again where it is being filled; one that runs is left as it is. */
    begin(batch: { id: string; serviceId: string; name: string; total: number }): void {
      make.run(batch.id, batch.serviceId, batch.name, batch.total, clock.now())
      empty.run({ id: batch.id })
    },
    /** Fills in one row; false where the batch is not being filled. A second one at the same place replaces the first. */
    fill: (id: string, place: number, draft: BatchDraft): boolean =>
      insert.run({ id, place, draft: JSON.stringify(draft) }).changes === 1,
    /** Lets a batch run that is filled whole or was paused; false where it is neither. */
    run: (id: string): boolean => run.run({ id, author: author() }).changes === 1,
    pause: (id: string): boolean => pause.run(id).changes === 1,
    /** Gives up what waits, for good; false where the batch had ended. */
    cancel: (id: string): boolean => give(id, 'cancelled'),
    /** After a start: batches that were being filled when the app ended are given up; nothing of them was sent. */
    cutUnfilled(): void {
      for (const id of filling.all()) give(id, 'cut')
    },
    /** Takes a batch that waits for nothing off the screen. */
    putAway: (id: string): boolean => putAway.run(clock.now(), id).changes === 1,
    /** Whether a running batch of the service has rows that wait. */
    isWaiting: (serviceId: string): boolean => waits.get(serviceId) === 1,
    /** The next rows to go to the outbox, in the order of their batches. */
    next: (serviceId: string, most: number): WaitingRow[] =>
      next.all(serviceId, most).map((row) => ({ ...row, draft: JSON.parse(row.draft) as BatchDraft })),
    /** The row is in the outbox under `outboxId`; what it asked is kept there only. */
    markQueued: ({ batchId, place }: WaitingRow, outboxId: string): void => void bind.run(outboxId, batchId, place),
    /** How many rows of batches are in the outbox and not on the service, those that need attention of running batches among them. */
    countUnsent: (serviceId: string): number => unsent.get(serviceId) ?? 0,
    /** The batches of a service, or of all, that are not put away, newest first. */
    list: (serviceId: string): BatchProgress[] => list.all({ serviceId, most: mostShown }),
    /** The service of a batch; undefined where there is no such batch. */
    serviceOf: (id: string): string | undefined => serviceOf.get(id)
  }
}

/**
 * For a ledger that was restored from a backup: what it takes for waiting may have been sent since, and without its outbox
 * row nobody could tell. It is given up, and the clerk is told.
 */
export function cutRestoredBatches(ledger: Connection): void {
  ledger.exec(
    `UPDATE batch SET dropped = (SELECT count(*) FROM batch_row r WHERE r.batch_id = batch.id AND r.outbox_id IS NULL),
       state = 'cut' WHERE state IN ('filling', 'running', 'paused')
         AND EXISTS (SELECT 1 FROM batch_row r WHERE r.batch_id = batch.id AND r.outbox_id IS NULL);
     DELETE FROM batch_row WHERE outbox_id IS NULL;`
  )
}
