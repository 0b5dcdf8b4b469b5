/** A keychain that is the system's, or one in this process's memory while the desk works without keeping anything. */
import type { Keychain } from './keychain.ts'

/** The keychain of the rest of the app, and which one it is. */
export type SessionKeychain = {
  keychain: Keychain
  /** Secrets are in memory from now on. */
  keepNothing(): void
  /** Secrets are in the system's keychain again; those in memory are forgotten. */
  keepAgain(): void
}

/** Begins as the system's. */
export function sessionKeychain(system: Keychain): SessionKeychain {
  let current = system
  return {
    keychain: {
      get: (account) => current.get(account),
      set: (account, secret) => current.set(account, secret),
      remove: (account) => current.remove(account),
      probe: () => current.probe()
    },
    keepNothing() {
      current = memoryKeychain()
    },
    keepAgain() {
      current = system
    }
  }
}

function memoryKeychain(): Keychain {
  const secrets = new Map<string, string>()
  return {
    get: async (account) => ({ ok: true, value: secrets.get(account) ?? null }),
    async set(account, secret) {
      secrets.set(account, secret)
      return { ok: true, value: null }
    },
    remove: async (account) => ({ ok: true, value: secrets.delete(account) }),
    probe: async () => 'ok'
  }
}
