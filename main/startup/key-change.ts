/**
 * Another key for the databases. The keychain has the new key before the first byte is written under it, and loses the old one
 * after the last: at whatever point it is cut off, the next start finds every file under a key that the keychain has.
 *
 * | cut off                              | the next start                                                    |
 * | ------------------------------------ | ----------------------------------------------------------------- |
 * | before the drafts are committed      | opens with the old key, and forgets drafts and new key            |
 * | after it, before every file is placed | places the rest, names the new key, opens with it                 |
 * | before the old key is forgotten      | opens with the new key, and forgets the old one                   |
 */
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import type { Keychain } from '../credentials/keychain.ts'
import { forgetEntry, keychainProblem } from '../credentials/keychain-problem.ts'
import { dataDiskProblem, diskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import { StoreFault } from '../store/database/connection.ts'
import type { Store } from '../store/open-store.ts'
import {
  beginRekey,
  commitRekey,
  dropDrafts,
  endRekey,
  finishRekey,
  hasDamagedLedgers,
  type KeyNames,
  type Rekey,
  type RekeyProgress
} from '../store/rekey.ts'
import { databaseKey, type FoundKey, type KeyAnswer } from './database-key.ts'
import { keepKeyName, keyNames } from './key-name.ts'

/** Where the key is changed. */
export type KeyChangePlace = { keychain: Keychain; folder: string; log: Log }

/** A change that may begin: the keychain has both keys. */
export type PreparedKeyChange = { present: FoundKey; next: FoundKey }

/** How the databases are copied. `told` hears how far it is. */
export type KeyChangeWork = { rekey: Rekey; told: (progress: RekeyProgress) => void; unwanted: AbortSignal }

/**
 * Has the keychain take a new key beside the present one, while the desk works on. Where it fails nothing has changed, and the
 * desk need not be closed.
 */
export async function prepareKeyChange(
  place: KeyChangePlace & { randomBytes: (bytes: number) => Uint8Array }
): Promise<Outcome<PreparedKeyChange>> {
  const { keychain, folder, randomBytes: random } = place
  const present = await databaseKey({ keychain, folder, random })
  if (!present.ok) return failed(problemOfKey(present.reason))
  const next = { key: random(32), name: `database-key ${Buffer.from(random(8)).toString('hex')}` }
  try {
    beginRekey(folder, { account: next.name, before: present.name })
  } catch (error) {
    return failed(problemOf(error))
  }
  const problem = await kept(keychain, next)
  if (!problem) return ok({ present, next })
  await forgetDrafts(place)
  return failed(problem)
}

/**
 * Gives everything the new key, while nothing is open. Where it fails, everything is under the present key as before. The store
 * that is opened next tells that it was done, by `concludeKeyChange`.
 */
export async function changeDatabaseKey(
  place: KeyChangePlace,
  { present, next }: PreparedKeyChange,
  { rekey, told, unwanted }: KeyChangeWork
): Promise<Outcome<null>> {
  const { folder, log } = place
  try {
    const isWhole = await rekey({ folder, key: present.key, next: next.key }, told, unwanted)
    if (!isWhole || unwanted.aborted) return failed({ code: 'keyNotChanged', detail: 'interrupted' })
    commitRekey(folder)
    settleFiles(folder)
    log.info('key.changed')
    return ok(null)
  } catch (error) {
    const problem = problemOf(error)
    log.error('key.not-changed', { code: problem.detail ?? 'unknown' })
    return failed(problem)
  } finally {
    // What is left is put right by the next start.
    await forgetDrafts(place).catch(() => {})
  }
}

async function kept(keychain: Keychain, { key, name }: FoundKey): Promise<Problem | null> {
  const hex = Buffer.from(key).toString('hex')
  const answer = await keychain.set(name, hex)
  if (!answer.ok) return keychainProblem(answer.state)
  const read = await keychain.get(name)
  if (!read.ok) return keychainProblem(read.state)
  return read.value === hex ? null : keychainProblem('locked')
}

function problemOfKey(reason: Extract<KeyAnswer, { ok: false }>['reason']): Problem {
  if (reason === 'ok' || reason === 'keyMissing' || reason === 'keyNameMissing')
    return { code: 'keyNotChanged', detail: reason }
  return keychainProblem(reason)
}

function problemOf(error: unknown): Problem {
  if (error instanceof StoreFault)
    return dataDiskProblem({ code: error.sqliteCode }) ?? { code: 'keyNotChanged', detail: error.sqliteCode }
  const { code, detail } = diskProblem(error)
  return { code: code === 'diskFull' ? 'dataDiskFull' : 'dataDiskFault', detail }
}

/**
 * Puts right what a change of the key has left that was cut off: to be called before a key is looked for.
 * @throws what the file system throws
 */
export async function settleKeyChange(place: KeyChangePlace): Promise<void> {
  settleFiles(place.folder)
  await forgetDrafts(place)
}

function settleFiles(folder: string): KeyNames | null {
  const names = finishRekey(folder)
  if (names) keepKeyName(folder, names.account)
  return names
}

/** Forgets a change that was not committed, and its key: not before the keychain has, which may be locked now. */
async function forgetDrafts({ keychain, folder }: KeyChangePlace): Promise<void> {
  if (finishRekey(folder)) return
  const names = dropDrafts(folder)
  if (names && keyNames(folder).includes(names.account)) return
  if (names && (await forgetEntry(keychain, names.account))) return
  endRekey(folder)
}

/**
 * Tells the log of a change that is in force, once, and forgets the key before. Returns whether there was one. The old key
 * stays where a damaged ledger was set aside: nothing else opens that.
 */
export async function concludeKeyChange(
  { keychain, folder, log }: KeyChangePlace,
  store: Pick<Store, 'audit'>
): Promise<boolean> {
  const names = finishRekey(folder)
  if (!names) return false
  if (!isTold(store, names.account))
    store.audit.add({ act: 'key', told: { change: 'databaseKey', key: names.account } })
  if (hasDamagedLedgers(folder) || (await forgetEntry(keychain, names.before)) === null) endRekey(folder)
  else log.warn('key.old-not-forgotten')
  return true
}

function isTold({ audit }: Pick<Store, 'audit'>, account: string): boolean {
  const { rows } = audit.page({ acts: ['key'], author: null, from: null, until: null }, 0, 1)
  return rows[0]?.told?.key === account
}
