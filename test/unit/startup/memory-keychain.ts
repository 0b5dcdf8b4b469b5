/** A keychain in memory, at the port; it can be locked. */
import type { Keychain, KeychainState } from '../../../main/credentials/keychain.ts'

/** A keychain whose state a test sets. A locked one answers null, as a locked Linux keyring does; a full one
 * gives what it has. */
export type MemoryKeychain = Keychain & { state: KeychainState; entries: Map<string, string> }

/** An empty keychain that works. */
export function memoryKeychain(): MemoryKeychain {
  const entries = new Map<string, string>()
  const keychain: MemoryKeychain = {
    state: 'ok',
    entries,
    probe: async () => keychain.state,
    get: async (account) => ({ ok: true, value: isReadable(keychain.state) ? (entries.get(account) ?? null) : null }),
    set: async (account, secret) => {
      if (keychain.state !== 'ok') return { ok: false, state: keychain.state }
      entries.set(account, secret)
      return { ok: true, value: null }
    },
    remove: async (account) => ({ ok: true, value: isReadable(keychain.state) && entries.delete(account) })
  }
  return keychain
}

const isReadable = (state: KeychainState) => state === 'ok' || state === 'full'
