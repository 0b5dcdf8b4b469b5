/** Saves what can still be read from a damaged ledger. Works on a copy: reading would already change the original. */
import { copyFileSync, existsSync } from 'node:fs'
import { sha256Of } from '../../files/sha256.ts'
import { isTableWhole } from '../database/check.ts'
import { type Connection, connect, type DatabaseKey } from '../database/connection.ts'
import { copyReadable, copyWhole, tablesOf } from '../database/copy.ts'
import { hasContent, removeDatabase } from '../database/files.ts'
import { type Migrations, migrate } from '../database/migrate.ts'
import { archivedProof } from './proof-archive.ts'

/** Opens a copy of the damaged ledger at `file`; undefined where not even its first page can be read. */
export function openDamaged(
  file: string,
  copy: string,
  key: DatabaseKey,
  migrations: Migrations
): Connection | undefined {
  removeDatabase(copy)
  if (!hasContent(file)) return undefined
  let damaged: Connection | undefined
  try {
    copyFileSync(file, copy)
    // Not the -shm: SQLite makes it from the log, as after a crash.
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    damaged = connect(copy, key)
    damaged.pragma('foreign_keys=OFF')
    migrate(damaged, migrations)
    return damaged
  } catch {
    damaged?.close()
    return undefined
  }
}

/**
 * Brings `ledger`, which holds a backup of the same version, as far as the damaged one still tells: a table that is whole
 * there is taken from there, of any other the rows that can be read. True where nothing but proofs may be missing.
 */
export function salvageTables(damaged: Connection, ledger: Connection): boolean {
  let allWhole = true
  for (const table of tablesOf(ledger).filter((name) => name !== 'proof')) {
    if (isTableWhole(damaged, table)) copyWhole(damaged, ledger, table)
    else {
      allWhole = false
      copyReadable(damaged, ledger, table)
    }
  }
  return allWhole
}

/**
 * Gives each proof its PDF again, from the damaged ledger or the archive, and adds those that only the damaged one has.
 * One that is nowhere whole is left out: the service is asked for it again.
 */
export function salvageProofs(ledger: Connection, damaged: Connection | undefined, archive: Connection): void {
  if (damaged) copyReadable(damaged, ledger, 'proof')
  const proofs = ledger.prepare<[], { rowid: number; sha256: string }>('SELECT rowid, sha256 FROM proof').all()
  const pdfAt = ledger.prepare<[number], Buffer>('SELECT pdf FROM proof WHERE rowid = ?').pluck()
  const fill = ledger.prepare('UPDATE proof SET pdf = ? WHERE rowid = ?')
  const remove = ledger.prepare('DELETE FROM proof WHERE rowid = ?')
  for (const { rowid, sha256 } of proofs) {
    const pdf = pdfAt.get(rowid)
    if (pdf && sha256Of(pdf) === sha256) continue
    const archived = archivedProof(archive, sha256)
    if (archived) fill.run(archived, rowid)
    else remove.run(rowid)
  }
}
