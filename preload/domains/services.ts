/** The calls about services. */
import { z } from 'zod'
import { call, nothing } from '../call.ts'
import { outcome } from '../problem.ts'
import { serviceInput, serviceUpdate, serviceView } from '../shapes.ts'

/** Every call of `services`. */
export const servicesCalls = {
  list: call(nothing, z.array(serviceView), []),
  /** What the form may start with: filled by whoever installed the desk, or only the default base URL. */
  suggestion: call(nothing, serviceInput.omit({ clientSecret: true }).extend({ secretProvided: z.boolean() })),
  /** Fetches a token with what was typed; stores nothing. With `id`, an empty secret means the stored one. */
  testConnection: call(serviceInput.extend({ id: z.string().max(64).optional() }), outcome(z.null())),
  add: call(serviceInput, outcome(serviceView)),
  /** An empty secret leaves the stored one as it is. */
  update: call(serviceUpdate, outcome(serviceView))
}
