/**
 * Writes a database anew. Deleting overwrites rows (`secure_delete`), but not what SQLite left of them where it moved rows
 * from page to page: only a copy of what is there is without it.
 */
import { statSync } from 'node:fs'
import { connect, type DatabaseKey, StoreFault } from '../database/connection.ts'
import { hasContent, putInPlace, removeDatabase, syncFile } from '../database/files.ts'

/** What the copy is called until it takes the place of the database. */
export const rewrittenName = (file: string): string => `${file}.rewritten`

/**
 * Puts a copy of the database in its place, under the same key. Nobody else may have it open. Cut off anywhere, the
 * database is the old one or the new one.
 * @throws StoreFault where somebody has it open, or the disk has no room for both
 */
export function rewriteDatabase(file: string, key: DatabaseKey): void {
  const copy = rewrittenName(file)
  removeDatabase(copy)
  const connection = connect(file, key)
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.prepare('VACUUM INTO ?').run(copy)
  } finally {
    connection.close()
  }
  // The old log would be played into the new file.
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw new StoreFault('diskFault', 'BUSY')
  if (!hasContent(copy)) throw new StoreFault('diskFault', 'NOT_COPIED')
  syncFile(copy)
  putInPlace(copy, file)
}
