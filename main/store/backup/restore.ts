/**
 * Puts a damaged or missing ledger right from its newest good backup. The damaged one is set aside; only erasing deletes it.
 * Every step can be cut off: the next start goes on, or begins again.
 */
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { checkEverything } from '../database/check.ts'
import { type Connection, connect, connectToRead, type DatabaseKey, StoreFault } from '../database/connection.ts'
import { ledgerFile, putInPlace, removeDatabase, setAside, syncFile } from '../database/files.ts'
import { type Migrations, migrate } from '../database/migrate.ts'
import { cutRestoredBatches } from '../ledger/batches.ts'
import { changeDeskCode } from '../ledger/desk.ts'
import { checkBackup } from './backup.ts'
import { type Backup, listBackups } from './backup-names.ts'
import { openProofArchive } from './proof-archive.ts'
import { openDamaged, salvageProofs, salvageTables } from './salvage.ts'

/** What a restoration works with. */
export type RestoreOptions = {
  folder: string
  key: DatabaseKey
  /** Milliseconds since 1970 UTC. */
  now: number
  random: (bytes: number) => Uint8Array
  /** What leads from the backup's version to the newest. */
  migrations: Migrations
}

/** What was restored. Times in milliseconds since 1970 UTC by the desk's clock. */
export type Restoration = {
  at: number
  /** When the backup was made that it was restored from. */
  from: number
  /**
   * Whether all but perhaps proofs could still be read from the damaged ledger, so that nothing is missing. Otherwise
   * what was changed since the backup may be.
   */
  whole: boolean
}

const draftFile = (folder: string) => join(folder, 'ledger.db.restoring')
const salvageFile = (folder: string) => join(folder, 'ledger.db.salvage')
const readyFile = (folder: string) => join(folder, 'ledger.db.restored')
const noteFile = (folder: string) => join(folder, 'ledger-restored.json')

/**
 * Restores the ledger from the newest backup that is good.
 * @throws StoreFault `damaged` where there is none: nothing was changed then
 */
export function restoreLedger(options: RestoreOptions): void {
  const { folder, key, now } = options
  const source = newestGood(folder, key)
  if (!source) throw new StoreFault('damaged', 'NO_BACKUP')
  const whole = build(options, source)
  const note: Restoration = { at: now, from: source.time, whole }
  writeFileSync(noteFile(folder), JSON.stringify(note))
  syncFile(draftFile(folder))
  putInPlace(draftFile(folder), readyFile(folder))
  finishRestoring(folder, now)
}

/** Ends a restoration that was cut off when the restored ledger was ready. */
export function finishRestoring(folder: string, now: number): void {
  if (!existsSync(readyFile(folder))) return
  // The old log too: SQLite would play it into the restored ledger.
  setAside(ledgerFile(folder), now)
  putInPlace(readyFile(folder), ledgerFile(folder))
}

/** The last restoration, if it was in the `withinMs` before `now`. */
export function lastRestoration(folder: string, now: number, withinMs: number): Restoration | null {
  try {
    const note = JSON.parse(readFileSync(noteFile(folder), 'utf8')) as Partial<Restoration>
    const { at, from, whole } = note
    if (typeof at !== 'number' || typeof from !== 'number' || typeof whole !== 'boolean') return null
    return at <= now && now - at <= withinMs ? { at, from, whole } : null
  } catch {
    return null
  }
}

/** Whether a file other than the ledger opens with the key, so that it is not the key that is wrong. */
export function keyOpens(files: readonly string[], key: DatabaseKey): boolean {
  return files.some((file) => {
    try {
      connectToRead(file, key).close()
      return true
    } catch {
      return false
    }
  })
}

function newestGood(folder: string, key: DatabaseKey): Backup | undefined {
  return listBackups(folder).find(({ file }) => {
    try {
      checkBackup(file, key)
      return true
    } catch {
      return false
    }
  })
}

/** Builds the restored ledger beside the damaged one; without what was salvaged should that not fit together. */
function build(options: RestoreOptions, source: Backup): boolean {
  const { folder, key, migrations } = options
  const damaged = openDamaged(ledgerFile(folder), salvageFile(folder), key, migrations)
  try {
    return buildWith(options, source, damaged)
  } catch (error) {
    if (!damaged) throw error
    return buildWith(options, source)
  } finally {
    damaged?.close()
    removeDatabase(salvageFile(folder))
  }
}

function buildWith(options: RestoreOptions, source: Backup, damaged?: Connection): boolean {
  const { folder, key, now, random, migrations } = options
  const draft = draftFile(folder)
  removeDatabase(draft)
  copyFileSync(source.file, draft)
  const ledger = connect(draft, key)
  try {
    ledger.pragma('foreign_keys=OFF')
    migrate(ledger, migrations)
    const archive = openProofArchive(folder, key, now)
    try {
      const whole = ledger.transaction(() => {
        const allWhole = damaged ? salvageTables(damaged, ledger) : false
        salvageProofs(ledger, damaged, archive)
        distrust(ledger, random)
        if (!allWhole) cutRestoredBatches(ledger)
        return allWhole
      })()
      checkEverything(ledger)
      return whole
    } finally {
      archive.close()
    }
  } finally {
    ledger.close()
  }
}

/**
 * What the restored ledger says may be older than what was done: a request that it takes for unsent may be on the service,
 * and is looked up there before it is sent. References go on under another code, so that none is given out twice.
 */
function distrust(ledger: Connection, random: (bytes: number) => Uint8Array): void {
  ledger
    .prepare(
      `UPDATE outbox SET state = 'confirming', last_problem = 'interrupted' WHERE state IN ('queued', 'sending')`
    )
    .run()
  // The list that the cache keeps was of another ledger.
  ledger.exec('DELETE FROM ledger_changes')
  changeDeskCode(ledger, random)
}
