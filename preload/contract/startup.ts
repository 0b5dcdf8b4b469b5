/** The calls about how far the app has come. */

import { z } from 'zod'
import { provisionRefusals } from '../../common/words/app/provision.ts'
import { type StartupState, startupStages } from '../../common/words/app/startup.ts'
import { outcome, problem } from './answers.ts'
import { call, nothing, time } from './call.ts'

const progress = z.object({ done: z.number(), total: z.number() })

/** How far the app has come in opening what it keeps. */
export const startupState = z.object({
  stage: z.enum(startupStages),
  folder: z.string().nullable(),
  cacheRebuilt: z.boolean(),
  ledgerRestored: z.object({ at: time, from: time, whole: z.boolean() }).nullish(),
  setAside: z.object({ folder: z.string(), at: time }).nullish(),
  keyProgress: progress.optional(),
  listProgress: progress.optional(),
  keyChanged: z.object({ at: time, problem: problem.nullable() }).nullish(),
  provision: z.enum(provisionRefusals).nullish(),
  keepsNothing: z.boolean().optional()
}) satisfies z.ZodType<StartupState>

export type { StartupState }

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
  startAnew: call(nothing, outcome(startupState)),
  /** Gives all that the desk keeps a new key. The stages tell how far it is, and the last of them how it ended. */
  changeKey: call(nothing, outcome(z.null()))
}
