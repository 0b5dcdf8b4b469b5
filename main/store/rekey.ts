/**
 * Another key for all that the desk keeps: the ledger, the cache, the ledger's backups, the archive of proofs.
 *
 * Copies are written under the new key into a folder of their own, and every one is opened and looked over. Giving that folder
 * its other name is the one moment in which the key changes: before it nothing has happened, after it only renames are left,
 * and the next start does those that are missing. Both need room for a second copy of everything.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { writeFileSync } from 'atomically'
import { listBackups } from './backup/backup-names.ts'
import { proofArchiveFile } from './backup/proof-archive.ts'
import { checkEverything } from './database/check.ts'
import { asStoreFault, connect, connectToDraft, connectToRead, type DatabaseKey } from './database/connection.ts'
import { type Copied, checkCopied, copyAll } from './database/copy.ts'
import { backupFolder, cacheFile, hasContent, ledgerFile, namesIn, putInPlace, syncFile } from './database/files.ts'
import { inSlices, type Steps } from './database/steps.ts'

/** Names in the keychain: of the new key, and of the one before. */
export type KeyNames = { account: string; before: string }

/** What is copied, and under which key. */
export type RekeyOptions = { folder: string; key: DatabaseKey; next: DatabaseKey }

/** How many databases are copied, of how many. */
export type RekeyProgress = { done: number; total: number }

/**
 * Copies everything under another key; `told` hears how far it is. False where it was broken off. Settles when nothing of it
 * has a file open any more.
 * @throws StoreFault, or what the file system throws
 */
export type Rekey = (
  options: RekeyOptions,
  told: (now: RekeyProgress) => void,
  unwanted: AbortSignal
) => Promise<boolean>

/** Copies in this thread, between everything else that it does; the last look at each copy is one piece. */
export const rekeyInSlices: Rekey = async (options, told, unwanted) => {
  let isWhole = false
  function* whole(): Steps<void> {
    yield* rekeySteps(options, told)
    isWhole = true
  }
  await inSlices(whole(), () => !unwanted.aborted)
  return isWhole
}

const draftsFolder = (folder: string) => join(folder, 'key-change.part')
const readyFolder = (folder: string) => join(folder, 'key-change')
const noteName = 'names.json'

/**
 * Notes under which names the keychain has both keys, before it is given the new one.
 * @throws what the file system throws
 */
export function beginRekey(folder: string, names: KeyNames): void {
  rmSync(draftsFolder(folder), { recursive: true, force: true })
  mkdirSync(draftsFolder(folder), { mode: 0o700 })
  writeFileSync(join(draftsFolder(folder), noteName), JSON.stringify(names))
}

/**
 * Copies every database under the new key; a step for each row, and one for each database that is done. Nobody else has them
 * open. A backup or a cache that does not open with the present key is left out: nobody could read it before either.
 * @throws StoreFault, or what the file system throws; nothing has changed then
 */
export function* rekeySteps(options: RekeyOptions, told: (now: RekeyProgress) => void): Steps<void> {
  const { folder } = options
  const all = databasesIn(folder)
  for (const [done, file] of all.entries()) {
    told({ done, total: all.length })
    try {
      yield* copyUnder(file, options)
    } catch (error) {
      const isUnreadable = ['unreadable', 'damaged'].includes(asStoreFault(error).fault)
      if (file === ledgerFile(folder) || !isUnreadable) throw error
    }
  }
  told({ done: all.length, total: all.length })
}

/** From here on the new key is the key. @throws what the file system throws; nothing has changed then */
export const commitRekey = (folder: string): void => putInPlace(draftsFolder(folder), readyFolder(folder))

/** Forgets a change that was not committed; its names are known until `endRekey`. */
export function dropDrafts(folder: string): KeyNames | null {
  const names = namesNoted(draftsFolder(folder))
  for (const name of namesIn(draftsFolder(folder))) {
    if (name !== noteName || names === null) rmSync(join(draftsFolder(folder), name), { force: true, recursive: true })
  }
  return names
}

/**
 * Puts what a committed change has copied into its place; nothing may be open. Returns the names of the keys where there was
 * such a change, until `endRekey`.
 * @throws what the file system throws; to be called again then
 */
export function finishRekey(folder: string): KeyNames | null {
  const ready = readyFolder(folder)
  const names = namesNoted(ready)
  if (names === null) return null
  for (const name of namesIn(ready).filter((each) => each.endsWith('.db'))) {
    const place = placeOf(folder, name)
    // They are of the file before, which was closed with nothing in them.
    for (const part of ['-wal', '-shm']) rmSync(place + part, { force: true })
    putInPlace(join(ready, name), place)
  }
  return names
}

/** Forgets that there was a change, committed or not. */
export function endRekey(folder: string): void {
  for (const each of [draftsFolder(folder), readyFolder(folder)]) rmSync(each, { recursive: true, force: true })
}

/** Whether damaged ledgers were set aside, which only the key of their time opens. */
export const hasDamagedLedgers = (folder: string): boolean =>
  namesIn(folder).some((name) => name.startsWith(`${basename(ledgerFile(folder))}.damaged-`))

function databasesIn(folder: string): string[] {
  const backups = listBackups(folder).map(({ file }) => file)
  return [ledgerFile(folder), cacheFile(folder), proofArchiveFile(folder), ...backups].filter(hasContent)
}

function placeOf(folder: string, name: string): string {
  const isDesks = [ledgerFile(folder), cacheFile(folder)].some((file) => basename(file) === name)
  return join(isDesks ? folder : backupFolder(folder), name)
}

function* copyUnder(file: string, { folder, key, next }: RekeyOptions): Steps<void> {
  const copy = join(draftsFolder(folder), basename(file))
  const part = `${copy}.part`
  // A backup is read and never written: opened as the desk's own it could not be read any more.
  const isOwn = [ledgerFile(folder), cacheFile(folder), proofArchiveFile(folder)].includes(file)
  const from = isOwn ? connect(file, key) : connectToRead(file, key)
  let copied: Copied
  try {
    from.exec('BEGIN')
    const to = connectToDraft(part, next)
    try {
      copied = yield* copyAll(from, to, () => undefined, 'samePlaces')
    } finally {
      to.close()
    }
  } finally {
    from.close()
  }
  syncFile(part)
  checkCopy(part, next, copied)
  putInPlace(part, copy)
}

function checkCopy(file: string, key: DatabaseKey, copied: Copied): void {
  const copy = connectToRead(file, key)
  try {
    checkEverything(copy)
    checkCopied(copy, copied)
  } finally {
    copy.close()
  }
}

function namesNoted(folder: string): KeyNames | null {
  try {
    const { account, before } = JSON.parse(readFileSync(join(folder, noteName), 'utf8')) as Partial<KeyNames>
    return typeof account === 'string' && typeof before === 'string' ? { account, before } : null
  } catch {
    return null
  }
}
