/** Finds the key of the databases in the keychain, or makes one where there is nothing yet that it would have to open. */
import { mkdirSync } from 'node:fs'
import type { Keychain, KeychainState } from '../credentials/keychain.ts'
import type { DatabaseKey } from '../store/database/connection.ts'
import { storeExists } from '../store/open-store.ts'
import { keepKeyName, keyNames } from './key-name.ts'

/** The key of the databases, and the name under which the keychain has it. */
export type FoundKey = { key: DatabaseKey; name: string }

/**
 * The key and its name, or why there is none. `keyMissing`: a database is there and the keychain has no key for it;
 * `keyNameMissing`: nothing tells under which name it would have one.
 */
export type KeyAnswer =
  | ({ ok: true } & FoundKey)
  | { ok: false; reason: KeychainState | 'keyMissing' | 'keyNameMissing' }

/** What the key is looked for with. */
export type KeyOptions = { keychain: Keychain; folder: string; random: (bytes: number) => Uint8Array }

/**
 * The key of the databases in `folder`. A new one is made only where no ledger is there; a keychain that is locked says
 * "not found", so it is probed first.
 */
export async function databaseKey(options: KeyOptions): Promise<KeyAnswer> {
  const state = await options.keychain.probe()
  // A full one gives all that it has.
  if (state !== 'ok' && state !== 'full') return { ok: false, reason: state }
  const exists = storeExists(options.folder)
  const names = keyNames(options.folder)
  for (const name of names) {
    const found = await options.keychain.get(name)
    if (!found.ok) return { ok: false, reason: found.state }
    if (found.value !== null) return readKey(name, found.value)
  }
  if (!exists) return makeKey(options)
  return { ok: false, reason: names.length === 0 ? 'keyNameMissing' : 'keyMissing' }
}

async function makeKey({ keychain, folder, random }: KeyOptions): Promise<KeyAnswer> {
  const key = random(32)
  const account = `database-key ${Buffer.from(random(8)).toString('hex')}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // The name first: a key without a name would be lost, a name without a key and without a database is made anew.
  keepKeyName(folder, account)
  const kept = await keychain.set(account, Buffer.from(key).toString('hex'))
  // 64 characters fit every keychain: one that says they do not refuses for another reason.
  if (!kept.ok) return { ok: false, reason: kept.state === 'tooLong' ? 'denied' : kept.state }
  const read = await keychain.get(account)
  if (!read.ok) return { ok: false, reason: read.state }
  return read.value === null ? { ok: false, reason: 'locked' } : readKey(account, read.value)
}

function readKey(name: string, hex: string): KeyAnswer {
  return /^[0-9a-f]{64}$/.test(hex)
    ? { ok: true, key: Buffer.from(hex, 'hex'), name }
    : { ok: false, reason: 'keyMissing' }
}
