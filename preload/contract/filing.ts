/** The calls about filing proofs in the office's folder. */
import { z } from 'zod'
import { clerk, filing } from '../../common/settings/filing.ts'
import { fieldsOf, schemaOf } from '../../common/settings/schema.ts'
import { outcome, problem } from './answers.ts'
import { call, nothing } from './call.ts'

const chosen = fieldsOf(filing)

/** The folder is to be read by people only. `clerk`: the name on cover pages. */
const settings = z.object({ ...chosen, clerk: schemaOf(clerk.setting.value) })

/** How filing stands. */
export const filingHealth = z.object({
  /** Proofs that are to be filed. */
  waiting: z.int(),
  /** Why they wait; null while filing goes. */
  problem: problem.nullable(),
  /** Since when they wait. */
  since: z.iso.datetime().nullable(),
  /** Links in the folder that nothing is written through; `isAsked`: the office may say that they are its own. */
  links: z.array(z.object({ path: z.string(), target: z.string(), isAsked: z.boolean() }))
})

const filingView = settings.extend({
  /** What the newest proof would be called. */
  example: z.string(),
  /** Proofs from before filing was turned on that are not filed. */
  earlier: z.int(),
  health: filingHealth
})

/** What was found when the folder was compared with the ledger; paths are below the folder. */
const verification = z.object({
  whole: z.int(),
  others: z.int(),
  changed: z.array(z.string()),
  missing: z.array(z.string()),
  foreign: z.array(z.string())
})

/** How far the comparison has come. */
export const verifyProgress = z.object({ done: z.int(), total: z.int() })

/** Every call of `filing`. */
export const filingCalls = {
  get: call(nothing, outcome(filingView)),
  /** Asks for the folder by the system's dialog; null when the clerk closed it. */
  chooseFolder: call(nothing, outcome(filingView.nullable())),
  set: call(settings.omit({ folder: true }).strict(), outcome(filingView)),
  /** What the newest proof would be called by a template that is being typed. */
  tryOut: call(z.strictObject({ template: chosen.template }), outcome(z.object({ example: z.string() }))),
  /** Files those from before filing was turned on, too. */
  fileEarlier: call(nothing, outcome(filingView)),
  /** Tries again now where filing waits. */
  tryAgain: call(nothing, outcome(z.null())),
  /** What is at the folder's path now is the office's folder, the clerk says. */
  confirmFolder: call(nothing, outcome(filingView)),
  /** Whether the links that are asked about are to be written through. */
  answerLinks: call(z.strictObject({ use: z.boolean() }), outcome(filingView)),
  /** Files this desk's proofs once more that are missing in the folder; the number of them. */
  fileMissing: call(nothing, outcome(z.int())),
  /** Reads the folder again and compares it with the ledger; null where it was stopped. */
  verify: call(nothing, outcome(verification.nullable())),
  stopVerifying: call(nothing, z.null())
}

export type FilingHealth = z.infer<typeof filingHealth>
export type FilingView = z.infer<typeof filingView>
export type Verification = z.infer<typeof verification>
