/** The calls about requests that are being written: kept as typed, so that a crash or a lock takes nothing away. */
import { z } from 'zod'
import { claimTypes } from '../../common/words/requests.ts'
import { outcome } from './answers.ts'
import { call, nothing, text } from './call.ts'
import { draftInput } from './draft.ts'

/** A request being written, with everything as it was typed. */
export const keptDraft = draftInput.extend({
  /** What the desk suggested as reference: alone, it is nothing that the clerk typed. */
  suggested: text(5000),
  /** The reason that the office suggests: alone, it is nothing that the clerk typed. */
  suggestedReason: text(10_000).optional(),
  /** The clerk has chosen the service: nothing else is suggested. */
  isServiceChosen: z.literal(true).optional(),
  /** The service's words about the refused request that this one puts right. */
  rejection: text(10_000).optional(),
  /** The reference of the request that this one asks again for. */
  asksAgainReference: text(5000).optional(),
  /** What that one asked for and what came, as they would be typed; `differing`: the first claim that differed. */
  asksAgainWith: z
    .strictObject({ asked: draftInput.shape.claims, received: draftInput.shape.claims, differing: z.enum(claimTypes) })
    .optional()
})

export type KeptDraft = z.infer<typeof keptDraft>

const key = z.string().min(1).max(100)

/** Every call of `drafts`. */
export const draftsCalls = {
  /** Everything that is being written, of every service. */
  list: call(nothing, outcome(z.array(z.object({ key, draft: keptDraft }))), ['value']),
  keep: call(z.strictObject({ key, draft: keptDraft }), outcome(z.null())),
  drop: call(z.strictObject({ key }), outcome(z.null()))
}
