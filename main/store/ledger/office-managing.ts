/** What a desk keeps for managing its office: managers' keys, how subjects' keys are wrapped, orders that were obeyed. */
import type { Connection } from '../database/connection.ts'
import type { WrappedKey } from './office.ts'
import type { EntryName } from './office-entries.ts'

/** A manager's key that this desk keeps. `failed`: wrong PINs since the last right one. */
export type ManagerKeyRow = { key: string; holder: string; failed: number }

/** What was erased on this desk; `mark`: of the request that it was about, where that is known. */
export type ErasedHere = { subject: string; mark: string | null }

/** An entry of a stream, and the one before it. */
export type Link = EntryName & { before: string | null }

/** The tables. */
export function officeManaging(connection: Connection) {
  const keys = connection.prepare<[], ManagerKeyRow>('SELECT key, holder, failed FROM office_manager ORDER BY rowid')
  const failedOf = connection.prepare<[string], number>('SELECT failed FROM office_manager WHERE key = ?').pluck()
  const addKey = connection.prepare('INSERT INTO office_manager (key, holder) VALUES (@key, @holder)')
  const noteFailed = connection.prepare('UPDATE office_manager SET failed = ? WHERE key = ?')
  const forgetKey = connection.prepare('DELETE FROM office_manager WHERE key = ?')
  const unwrapped = connection
    .prepare<[number, string, number], string>(
      `SELECT subject FROM office_key k
       WHERE NOT EXISTS (SELECT 1 FROM office_wrapped w WHERE w.subject = k.subject AND w.epoch = ?) AND subject > ?
       ORDER BY subject LIMIT ?`
    )
    .pluck()
  const wrapped = connection.prepare<[number, string, number], WrappedKey>(
    'SELECT id, subject, epoch, wrapped FROM office_wrapped WHERE epoch = ? AND id > ? ORDER BY id LIMIT ?'
  )
  const dropOthers = connection.prepare('DELETE FROM office_wrapped WHERE epoch <> ?')
  const isObeyed = connection.prepare<[string], number>('SELECT 1 FROM office_obeyed WHERE id = ?').pluck()
  const obeyed = connection.prepare('INSERT INTO office_obeyed (id) VALUES (?) ON CONFLICT DO NOTHING')
  const erasedHere = connection.prepare<[], ErasedHere>(
    `SELECT subject, mark FROM office_erased WHERE desk = '' AND is_ordered = 0 ORDER BY rowid`
  )
  const ordered = connection.prepare(`UPDATE office_erased SET is_ordered = 1 WHERE subject = ? AND desk = ''`)
  const streamsOf = connection
    .prepare<[string], string>('SELECT stream FROM office_stream WHERE desk = ? ORDER BY stream')
    .pluck()
  const links = connection.prepare<{ stream: string }, Link>(
    `SELECT number, hash, json_extract(head, '$.before') AS before FROM audit_entry WHERE stream = @stream
     UNION ALL SELECT number, hash, json_extract(head, '$.before') FROM office_fork WHERE stream = @stream`
  )

  return {
    /** Managers' keys that this desk keeps. */
    keys: (): ManagerKeyRow[] => keys.all(),
    /** Wrong PINs in a row; undefined where this desk keeps no such key. */
    failedOf: (key: string): number | undefined => failedOf.get(key),
    addKey: (key: { key: string; holder: string }): void => void addKey.run(key),
    noteFailed: (key: string, failed: number): void => void noteFailed.run(failed, key),
    forgetKey: (key: string): void => void forgetKey.run(key),
    /** Subjects behind one whose key is not wrapped under the office's key of an epoch, at most so many. */
    unwrapped: (epoch: number, behind: string, most: number): string[] => unwrapped.all(epoch, behind, most),
    /** Keys that are wrapped under it, behind an id, at most so many. */
    wrapped: (epoch: number, behind: string, most: number): WrappedKey[] => wrapped.all(epoch, behind, most),
    /** Only what is wrapped under the office's key of this epoch is kept. */
    keepWrapped: (epoch: number): void => void dropOthers.run(epoch),
    /** Whether an order was obeyed already, by its statement. */
    isObeyed: (id: string): boolean => isObeyed.get(id) === 1,
    obeyed: (id: string): void => void obeyed.run(id),
    /** What was erased here and is not ordered of the other desks yet. */
    erasedHere: (): ErasedHere[] => erasedHere.all(),
    ordered: (subjects: readonly string[]): void => {
      for (const subject of subjects) ordered.run(subject)
    },
    /** The streams of a desk, by the name of its key. */
    streamsOf: (desk: string): string[] => streamsOf.all(desk),
    /** The entries of a stream that are known, and which each follows. */
    links: (stream: string): Link[] => links.all({ stream })
  }
}
