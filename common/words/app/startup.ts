/** How far the app has come in opening what it keeps. */

import type { Problem } from '../problems.ts'
import type { ProvisionRefusal } from './provision.ts'

/**
 * The stages. Nothing is ever deleted or minted anew on the way: `keyMissing` means that a database is there and the
 * keychain has no key for it; `keyNameMissing`, that nothing tells which of its keys it is; `keyWrong`, that it has another.
 */
export const startupStages = [
  'opening',
  'ready',
  'changingKey',
  'keychainLocked',
  'keychainMissing',
  'keychainDenied',
  'keychainFull',
  'keyMissing',
  'keyNameMissing',
  'keyWrong',
  'ledgerDamaged',
  'ledgerTooNew',
  'diskFault'
] as const

/** How far the app has come. Times are ISO 8601 in UTC. */
export type StartupState = {
  stage: (typeof startupStages)[number]
  /** Where the databases are, for IT support; null while all is well. */
  folder: string | null
  /** The cache was damaged and is being filled again from the service. */
  cacheRebuilt: boolean
  /**
   * The ledger was damaged and restored in the last 24 hours; `from` is when its backup was made. `whole`: nothing but
   * perhaps proofs could be missing, and those are fetched again. Otherwise what was done since `from` may be missing:
   * requests that reached the service come back from it, those that still waited to be sent do not.
   */
  ledgerRestored?: { at: string; from: string; whole: boolean } | null | undefined
  /** What was set aside last, so that the desk could begin anew without its key; told at the first start after it. */
  setAside?: { folder: string; at: string } | null | undefined
  /** While the key is changed: how many databases are copied under the new one, of how many. */
  keyProgress?: { done: number; total: number } | undefined
  /** While an update's list is made: of how many requests it is made, of how many. */
  listProgress?: { done: number; total: number } | undefined
  /** How the last change of the key ended, while the app runs; `problem` null where everything is under the new one. */
  keyChanged?: { at: string; problem: Problem | null } | null | undefined
  /** Why the file with which IT hands secrets over was not taken; null where there is none, or it was. */
  provision?: ProvisionRefusal | null | undefined
  /** The desk is ready in memory only: what it kept before stays closed, and all of this is gone when the app ends. */
  keepsNothing?: boolean | undefined
}
