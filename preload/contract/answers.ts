/** How results cross to the window: the value, or an expected failure. */
import { z } from 'zod'
import { looks } from '../../common/words/hops.ts'
import { fieldProblemCodes, problemCodes } from '../../common/words/problems.ts'

const time = z.iso.datetime()

/** A stable code of what is expected to go wrong. */
export const problemCode = z.enum(problemCodes)

/** A stable code of what may be wrong with one field of a form. */
export const fieldProblemCode = z.enum(fieldProblemCodes)

/** An expected failure. */
export const problem = z.object({
  code: problemCode,
  text: z.string().optional(),
  fields: z.record(z.string(), fieldProblemCode).optional(),
  detail: z.string().optional(),
  looksLike: z.enum(looks).optional(),
  proxy: z.string().optional(),
  certificate: z.object({ issuer: z.string(), from: time, until: time, now: time }).optional()
})

/** Either the value or an expected failure. */
export function outcome<T extends z.ZodType>(value: T) {
  return z.union([z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), error: problem })])
}
