/** Does to a desk's files what disks, virus scanners and people do. */
import { closeSync, existsSync, openSync, renameSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { listBackups } from '../../main/store/backup/backup-names.ts'
import { cacheMigrations } from '../../main/store/cache/cache-migrations.ts'
import { type Connection, connect, connectToRead, keyLiteral } from '../../main/store/database/connection.ts'
import { tablesOf } from '../../main/store/database/copy.ts'
import { hasContent, removeDatabase } from '../../main/store/database/files.ts'
import { migrate } from '../../main/store/database/migrate.ts'
import { ledgerMigrations } from '../../main/store/ledger/ledger-migrations.ts'
import { keyIn } from './keychain.ts'
import type { Harm } from './scenes.ts'

/**
 * Does the harm. Returns the references that the newest backup has where it was done to the ledger, else null; a ledger
 * without a backup is left alone.
 */
export function doHarm(folder: string, harm: Harm): ReadonlySet<string> | null {
  const desk = join(folder, 'desk')
  if (harm === 'cacheSpoilt') spoil(join(desk, 'cache.db'))
  if (harm === 'cacheOfVersion1') makeOldCache(folder)
  if (harm === 'ledgerOfVersion1') makeOldLedger(folder)
  if (harm !== 'ledgerGone' && harm !== 'ledgerSpoilt') return null
  const known = backedUp(folder)
  if (known && harm === 'ledgerGone') rmSync(join(desk, 'ledger.db'), { force: true })
  if (known && harm === 'ledgerSpoilt') spoil(join(desk, 'ledger.db'))
  return known
}

function backedUp(folder: string): ReadonlySet<string> | null {
  const [newest] = listBackups(join(folder, 'desk'))
  const key = keyIn(folder)
  if (!newest || !key) return null
  const backup = connectToRead(newest.file, key)
  const references = backup.prepare<[], string>('SELECT reference FROM outbox').pluck().all()
  backup.close()
  return new Set(references)
}

function spoil(file: string): void {
  if (!existsSync(file)) return
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(8_192, 0x5a), 0, 8_192, 0)
  closeSync(handle)
  // What is still in the log would stand in for the spoilt pages.
  if (existsSync(`${file}-wal`)) truncateSync(`${file}-wal`)
}

/** A cache as the first version of the app made it, with a request in it. */
function makeOldCache(folder: string): void {
  const key = keyIn(folder)
  if (!key) return
  const file = join(folder, 'desk', 'cache.db')
  removeDatabase(file)
  const cache = connect(file, key)
  migrate(cache, cacheMigrations.slice(0, 1))
  cache.exec(`INSERT INTO proof_attempt VALUES ('service-1', 'nobody', 1, 0, 0)`)
  cache.close()
}

/** The ledger with all its rows, as the first version of the app would have kept them. */
function makeOldLedger(folder: string): void {
  const key = keyIn(folder)
  const file = join(folder, 'desk', 'ledger.db')
  if (!key || !hasContent(file)) return
  removeDatabase(`${file}.old`)
  const old = connect(`${file}.old`, key)
  try {
    migrate(old, ledgerMigrations.slice(0, 1))
    old.pragma('foreign_keys=OFF')
    old.prepare('ATTACH DATABASE ? AS present KEY ?').run(file, keyLiteral(key))
    if (Number(old.pragma('present.user_version', { simple: true })) === 0) return
    for (const table of tablesOf(old)) copyPresent(old, table)
  } finally {
    old.close()
  }
  removeDatabase(file)
  renameSync(`${file}.old`, file)
}

// The states of the outbox had other words then.
const stateThen = `CASE state WHEN 'confirming' THEN 'unsure' WHEN 'needsCorrecting' THEN 'rejected'
  WHEN 'needsAttention' THEN 'parked' ELSE state END`

function copyPresent(old: Connection, table: string): void {
  const columns = old.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  const then = columns.map((column) => (table === 'outbox' && column === 'state' ? stateThen : column))
  old.exec(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${then.join(', ')} FROM present.${table}`)
}
