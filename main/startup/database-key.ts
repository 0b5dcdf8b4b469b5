/** Finds the key of the databases in the keychain, or makes one where there is nothing yet that it would have to open. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import { z } from 'zod'
import type { Keychain, KeychainState } from '../credentials/keychain.ts'
import type { DatabaseKey } from '../store/database/connection.ts'
import { storeExists } from '../store/open-store.ts'

/** The key, or why there is none. `keyMissing`: a database is there and the keychain has no key for it. */
export type KeyAnswer = { ok: true; key: DatabaseKey } | { ok: false; reason: KeychainState | 'keyMissing' }

/** What the key is looked for with. */
export type KeyOptions = { keychain: Keychain; folder: string; random: (bytes: number) => Uint8Array }

// Names the keychain's entry. Not the key: without the keychain it opens nothing.
const keyFile = (folder: string) => join(folder, 'database-key-id.json')
const keyFileShape = z.object({ account: z.string().startsWith('database-key ') })

/**
 * The key of the databases in `folder`. A new one is made only where no ledger is there; a keychain that is locked says
 * "not found", so it is probed first.
 */
export async function databaseKey(options: KeyOptions): Promise<KeyAnswer> {
  const state = await options.keychain.probe()
  if (state !== 'ok') return { ok: false, reason: state }
  const exists = storeExists(options.folder)
  const account = readAccount(options.folder)
  if (!account) return exists ? { ok: false, reason: 'keyMissing' } : makeKey(options)
  const found = await options.keychain.get(account)
  if (!found.ok) return { ok: false, reason: found.state }
  if (found.value !== null) return readKey(found.value)
  return exists ? { ok: false, reason: 'keyMissing' } : makeKey(options)
}

async function makeKey({ keychain, folder, random }: KeyOptions): Promise<KeyAnswer> {
  const key = random(32)
  const account = `database-key ${Buffer.from(random(8)).toString('hex')}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // The name first: a key without a name would be lost, a name without a key and without a database is made anew.
  writeFileSync(keyFile(folder), JSON.stringify({ account }))
  const kept = await keychain.set(account, Buffer.from(key).toString('hex'))
  // 64 characters fit every keychain: one that says they do not refuses for another reason.
  if (!kept.ok) return { ok: false, reason: kept.state === 'tooLong' ? 'denied' : kept.state }
  const read = await keychain.get(account)
  if (!read.ok) return { ok: false, reason: read.state }
  return read.value === null ? { ok: false, reason: 'locked' } : readKey(read.value)
}

function readKey(hex: string): KeyAnswer {
  return /^[0-9a-f]{64}$/.test(hex) ? { ok: true, key: Buffer.from(hex, 'hex') } : { ok: false, reason: 'keyMissing' }
}

function readAccount(folder: string): string | undefined {
  try {
    return keyFileShape.parse(JSON.parse(readFileSync(keyFile(folder), 'utf8'))).account
  } catch {
    return undefined
  }
}
