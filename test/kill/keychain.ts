/** A keychain in a file, for a process that has no system's keychain. It stays when the process is killed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileSync } from 'atomically'
import type { Keychain } from '../../main/credentials/keychain.ts'

type Entries = Record<string, string>

const fileIn = (folder: string) => join(folder, 'keychain.json')

/** The keychain kept in `folder`. */
export function fileKeychain(folder: string): Keychain {
  const change = (changed: (entries: Entries) => Entries) =>
    writeFileSync(fileIn(folder), JSON.stringify(changed(entriesIn(folder))))
  return {
    probe: async () => 'ok',
    get: async (account) => ({ ok: true, value: entriesIn(folder)[account] ?? null }),
    async set(account, secret) {
      change((entries) => ({ ...entries, [account]: secret }))
      return { ok: true, value: null }
    },
    async remove(account) {
      const had = account in entriesIn(folder)
      change((entries) => Object.fromEntries(Object.entries(entries).filter(([name]) => name !== account)))
      return { ok: true, value: had }
    }
  }
}

/** The databases' key as it is in that keychain; undefined before there is one. */
export function keyIn(folder: string): Uint8Array | undefined {
  const accounts = Object.entries(entriesIn(folder)).filter(([account]) => account.startsWith('database-key '))
  const [, hex] = accounts.at(-1) ?? []
  return hex === undefined ? undefined : Buffer.from(hex, 'hex')
}

function entriesIn(folder: string): Entries {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Entries
  } catch {
    return {}
  }
}
