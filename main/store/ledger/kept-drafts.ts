/** What is being written and is no request yet, so that a crash, a lock or another language takes nothing of it away. */
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'

/** One draft: `key` says what it is about, `body` is what was typed, as JSON that the form understands. */
export type DraftRow = { key: string; body: string }

/** The drafts of the ledger, one by key. */
export function draftTable(connection: Connection, clock: Clock) {
  const list = connection.prepare<[], DraftRow>('SELECT key, body FROM draft ORDER BY changed_at, key')
  const keep = connection.prepare(
    `INSERT INTO draft (key, body, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at`
  )
  const drop = connection.prepare('DELETE FROM draft WHERE key = ?')
  return {
    /** All of them, the one changed last at the end. */
    list: (): DraftRow[] => list.all(),
    keep: (key: string, body: string): void => void keep.run(key, body, clock.now()),
    drop: (key: string): void => void drop.run(key)
  }
}
