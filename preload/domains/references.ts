/** The calls about how suggested references are written. */
import { z } from 'zod'
import { call, nothing } from '../call.ts'
import { outcome } from '../problem.ts'
import { referenceTemplate } from '../shapes.ts'

/** Every call of `references`. */
export const referencesCalls = {
  /** How suggested references are written, and what the next one is. */
  get: call(nothing, outcome(referenceTemplate)),
  /** What the next one would be by a template that is being typed. */
  tryOut: call(z.strictObject({ template: z.string().max(1000) }), outcome(referenceTemplate)),
  set: call(z.strictObject({ template: z.string().max(1000) }), outcome(referenceTemplate))
}
