/** The calls about requests that are being written: kept as typed, so that a crash or a lock takes nothing away. */
import { z } from 'zod'
import { call, nothing } from '../call.ts'
import { outcome } from '../problem.ts'
import { keptDraft } from '../shapes-form.ts'

const key = z.string().min(1).max(100)

/** Every call of `drafts`. */
export const draftsCalls = {
  /** Everything that is being written, of every service. */
  list: call(nothing, outcome(z.array(z.object({ key, draft: keptDraft }))), ['value']),
  keep: call(z.strictObject({ key, draft: keptDraft }), outcome(z.null())),
  drop: call(z.strictObject({ key }), outcome(z.null()))
}
