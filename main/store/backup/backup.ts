/** Backs the ledger up under the same key: its tables into a file of their own, its proofs into the archive beside it. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkEverything } from '../database/check.ts'
import {
  type Connection,
  connect,
  connectToDraft,
  connectToRead,
  type DatabaseKey,
  StoreFault
} from '../database/connection.ts'
import { type Copied, checkCopied, copyAll, type Instead, tablesOf } from '../database/copy.ts'
import {
  backupFolder,
  cacheFile,
  forgetSetAside,
  hasContent,
  ledgerFile,
  putInPlace,
  removeDatabase,
  syncFile
} from '../database/files.ts'
import { inSlices, type Pace, type Steps } from '../database/steps.ts'
import { type Backup, listBackups, nextBackup, outdated } from './backup-names.ts'
import { archiveProofs, forgetOtherProofs, openProofArchive } from './proof-archive.ts'

/** Whose ledger, and when. Time in milliseconds since 1970 UTC. */
type Subject = {
  folder: string
  key: DatabaseKey
  now: number
  /** Nothing of what the ledger does not have any more may be left: every older backup goes, and proofs that it does not name. */
  isRenewal?: boolean
}

/** What to back up, and how. */
export type BackupOptions = Subject & {
  /** How much of the computer it may take from the clerk; `briskly` where somebody waits for it. */
  pace: Pace
}

/** What a backup came to. */
export type BackupMade = { backup: Backup; proofsAdded: number }

/**
 * Makes one backup; undefined where it was broken off. Settles when nothing of it has a file open any more.
 * @throws StoreFault
 */
export type BackUp = (options: BackupOptions, unwanted: AbortSignal) => Promise<BackupMade | undefined>

/** Backs up in this thread, between everything else that it does; the last look at the copy is one piece. */
export const backUpInSlices: BackUp = (options, unwanted) =>
  inSlices(backupSteps(options), () => !unwanted.aborted, options.pace)

/**
 * Makes one backup of the ledger as it is at the first step, whatever is written to it meanwhile. It gets its name, and
 * older ones go, only after it was opened with the key and found whole.
 * @throws StoreFault, after which the backups are as they were
 */
export function* backupSteps({ folder, key, now, isRenewal = false }: Subject): Steps<BackupMade> {
  // One that was taken away under the open desk would be made anew, and its emptiness backed up.
  if (!hasContent(ledgerFile(folder))) throw new StoreFault('damaged', 'MISSING')
  mkdirSync(backupFolder(folder), { recursive: true, mode: 0o700 })
  const draft = join(backupFolder(folder), 'ledger.part')
  removeDatabase(draft)
  const ledger = connect(ledgerFile(folder), key)
  try {
    ledger.exec('BEGIN')
    // The proofs first: no backup speaks of a proof that the archive does not have.
    const proofsAdded = yield* archived(ledger, { folder, key, now, isRenewal })
    const copied = yield* drafted(ledger, draft, key)
    syncFile(draft)
    checkBackup(draft, key, copied)
    const backup = nextBackup(folder, now)
    putInPlace(draft, backup.file)
    const all = listBackups(folder)
    const others = isRenewal ? all.filter(({ file }) => file !== backup.file) : outdated(all)
    for (const old of others) rmSync(old.file, { force: true })
    // The cache is read again from the service: a damaged one that was set aside is of no use.
    if (isRenewal) forgetSetAside(cacheFile(folder), 0)
    return { backup, proofsAdded }
  } finally {
    ledger.close()
    removeDatabase(draft)
  }
}

function* archived(ledger: Connection, { folder, key, now, isRenewal }: Subject): Steps<number> {
  if (!tablesOf(ledger).includes('proof')) return 0
  const archive = openProofArchive(folder, key, now)
  try {
    if (isRenewal) forgetOtherProofs(ledger, archive)
    return yield* archiveProofs(ledger, archive)
  } finally {
    archive.close()
  }
}

function* drafted(ledger: Connection, file: string, key: DatabaseKey): Steps<Copied> {
  const draft = connectToDraft(file, key)
  try {
    const withoutPdf: Instead = (table, column) => (table === 'proof' && column === 'pdf' ? `x''` : undefined)
    return yield* copyAll(ledger, draft, withoutPdf, 'newPlaces')
  } finally {
    draft.close()
  }
}

/**
 * Opens a backup as a restoration would, and looks it over.
 * @throws StoreFault
 */
export function checkBackup(file: string, key: DatabaseKey, rows: Copied = {}): void {
  const backup = connectToRead(file, key)
  try {
    checkEverything(backup)
    if (Number(backup.pragma('user_version', { simple: true })) === 0) throw new StoreFault('damaged', 'EMPTY')
    checkCopied(backup, rows)
  } finally {
    backup.close()
  }
}
