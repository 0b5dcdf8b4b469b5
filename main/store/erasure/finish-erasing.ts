/**
 * Does what is ordered to be erased, on closed files, step by step. Each step can be cut off: the next opening goes on
 * with the first that is not done. The order stands in a backup before anything is deleted, so that a ledger restored
 * from one erases again.
 */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { backupSteps } from '../backup/backup.ts'
import { listBackups } from '../backup/backup-names.ts'
import { forgetOtherProofs, openProofArchive, proofArchiveFile } from '../backup/proof-archive.ts'
import { type Connection, connect, type DatabaseKey, keyLiteral } from '../database/connection.ts'
import { backupFolder, cacheFile, forgetSetAside, ledgerFile, namesIn, removeDatabase } from '../database/files.ts'
import { atOnce, type Steps } from '../database/steps.ts'
import type { ErasedCounts, ErasureStep } from '../ledger/erasures.ts'
import { deleteOrdered } from './delete-rows.ts'
import { rewriteDatabase, rewrittenName } from './rewrite.ts'

/** Whose desk, and when: milliseconds since 1970 UTC. */
export type Erasing = { folder: string; key: DatabaseKey; now: number }

type Open = { id: string; step: ErasureStep }

const unfinished = `SELECT id, step FROM erasure WHERE step IN ('ordered', 'deleted') ORDER BY rowid`

/** Whether anything is ordered that is not done on the files. */
export const isErasing = (ledger: Connection): boolean => ledger.prepare(unfinished).get() !== undefined

/**
 * Erases what is ordered; a pause between any two steps. Both databases are there, at their newest version, and closed.
 * @throws StoreFault where the disk has no room, or somebody has a file open
 */
export function* finishErasing(options: Erasing): Steps<void> {
  const { folder, key } = options
  const orders = reading(options, (ledger) => ledger.prepare<[], Open>(unfinished).all())
  const ordered = orders.filter(({ step }) => step === 'ordered')
  if (ordered.length > 0) {
    const gone = yield* backUpAndForget(options)
    yield
    for (const { id } of ordered) {
      deleteFrom(options, id)
      note(options, [id], gone)
      yield
    }
  }
  for (const file of [ledgerFile(folder), cacheFile(folder)]) {
    rewriteDatabase(file, key)
    yield
  }
  yield* cleanArchive(options)
  yield* backUpAndForget(options)
  const done = orders.map(({ id }) => id)
  reading(options, (ledger) => {
    const end = ledger.prepare(`UPDATE erasure SET step = 'rewritten' WHERE id = ?`)
    for (const id of done) end.run(id)
  })
}

function reading<T>({ folder, key }: Erasing, work: (ledger: Connection) => T): T {
  const ledger = connect(ledgerFile(folder), key)
  try {
    return work(ledger)
  } finally {
    ledger.close()
  }
}

function deleteFrom(options: Erasing, id: string): void {
  reading(options, (ledger) => {
    ledger.prepare('ATTACH DATABASE ? AS cache KEY ?').run(cacheFile(options.folder), keyLiteral(options.key))
    ledger.pragma('cache.secure_delete=ON')
    deleteOrdered(ledger, id)
  })
}

type Forgotten = Pick<ErasedCounts, 'backups' | 'setAside'>

/** Makes a backup of the ledger as it is, and removes every older one and everything that was set aside. */
function* backUpAndForget(options: Erasing): Steps<Forgotten> {
  const { backup } = atOnce(backupSteps(options))
  yield
  const { folder } = options
  const older = listBackups(folder).filter(({ file }) => file !== backup.file)
  for (const { file } of older) rmSync(file, { force: true })
  yield
  return { backups: older.length, setAside: forgetAllSetAside(folder) }
}

/** Removes damaged databases that were set aside, and what an interrupted restoration or rewriting has left. */
function forgetAllSetAside(folder: string): number {
  const archive = proofArchiveFile(folder)
  const files = [ledgerFile(folder), cacheFile(folder), archive]
  const before = setAsideIn(folder).length + setAsideIn(backupFolder(folder)).length
  for (const file of files) forgetSetAside(file, 0)
  for (const file of files.map(rewrittenName)) removeDatabase(file)
  for (const name of ['ledger.db.restoring', 'ledger.db.salvage']) removeDatabase(join(folder, name))
  return before
}

const setAsideIn = (folder: string) => namesIn(folder).filter((name) => /\.damaged-\d+x*$/.test(name))

/** Leaves in the archive only what the ledger has: nothing else can be restored any more. */
function* cleanArchive(options: Erasing): Steps<void> {
  const { folder, key, now } = options
  if (!existsSync(proofArchiveFile(folder))) return
  const archive = openProofArchive(folder, key, now)
  try {
    reading(options, (ledger) => forgetOtherProofs(ledger, archive))
  } finally {
    archive.close()
  }
  yield
  rewriteDatabase(proofArchiveFile(folder), key)
  yield
}

/** Adds to what an order has counted. */
function note(options: Erasing, ids: readonly string[], gone: Forgotten): void {
  reading(options, (ledger) => {
    const write = ledger.prepare('UPDATE erasure SET counts = json_patch(counts, ?) WHERE id = ?')
    for (const id of ids) write.run(JSON.stringify(gone), id)
  })
}
