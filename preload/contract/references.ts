/** The calls about how suggested references are written. */
import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, nothing } from './call.ts'

/** How suggested references are written: `{desk}` and `{number}` are needed; `{year}`, `{month}`, `{day}` may be there. */
export const referenceTemplate = z.object({ template: z.string(), example: z.string() })

/** Every call of `references`. */
export const referencesCalls = {
  /** How suggested references are written, and what the next one is. */
  get: call(nothing, outcome(referenceTemplate)),
  /** What the next one would be by a template that is being typed. */
  tryOut: call(z.strictObject({ template: z.string().max(1000) }), outcome(referenceTemplate)),
  set: call(z.strictObject({ template: z.string().max(1000) }), outcome(referenceTemplate))
}
