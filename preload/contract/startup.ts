/** The calls about how far the app has come. */

import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, nothing, time } from './call.ts'

/**
 * How far the app has come in opening what it keeps. Nothing is ever deleted or minted anew on the way:
 * `keyMissing` means that a database is there and the keychain has no key for it; `keyWrong`, that it has another.
 */
export const startupState = z.object({
  stage: z.enum([
    'opening',
    'ready',
    'keychainLocked',
    'keychainMissing',
    'keychainDenied',
    'keyMissing',
    'keyWrong',
    'ledgerDamaged',
    'ledgerTooNew',
    'diskFault'
  ]),
  /** Where the databases are, for the desk's IT; null while all is well. */
  folder: z.string().nullable(),
  /** The cache was damaged and is being filled again from the service. */
  cacheRebuilt: z.boolean(),
  /**
   * The ledger was damaged and restored in the last 24 hours; `from` is when its backup was made. `whole`: nothing but
   * perhaps proofs could be missing, and those are fetched again. Otherwise what was done since `from` may be missing:
   * requests that reached the service come back from it, those that still waited to be sent do not.
   */
  ledgerRestored: z.object({ at: time, from: time, whole: z.boolean() }).nullish(),
  /** What was set aside last, so that the desk could begin anew without its key; told at the first start after it. */
  setAside: z.object({ folder: z.string(), at: time }).nullish(),
  /** The desk is ready in memory only: what it kept before stays closed, and all of this is gone when the app ends. */
  keepsNothing: z.boolean().optional()
})

export type StartupState = z.infer<typeof startupState>

/** Every call of `startup`. */
export const startupCalls = {
  /** How far the app has come in opening its keychain and databases. */
  state: call(nothing, startupState),
  /**
   * Tries again to open what could not be opened. A desk that keeps nothing asks first, where something would be lost,
   * and stays as it is where its data still does not open.
   */
  retry: call(nothing, startupState),
  /** Goes on in memory only, where the keychain or the key keeps the desk from opening; else does nothing. */
  keepNothing: call(nothing, startupState),
  /**
   * Sets all that is kept aside and begins anew with a new key. Only where the key is missing or wrong, and after the
   * clerk has said so twice; where the desk opens after all, it opens.
   */
  startAnew: call(nothing, outcome(startupState))
}
