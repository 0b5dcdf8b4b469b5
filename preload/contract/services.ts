/** The calls about services. */
import { z } from 'zod'
import { environments, type ServiceInput } from '../../common/words/services.ts'
import { outcome } from './answers.ts'
import { call, nothing, text } from './call.ts'

/** A service as typed by the clerk. Lengths only guard the door; what is wrong comes back as field problems. */
export const serviceInput = z.strictObject({
  name: text(500),
  environment: z.enum(environments),
  baseUrl: text(2000),
  clientId: text(2000),
  clientSecret: text(5000)
}) satisfies z.ZodType<ServiceInput>

/** A changed service. */
export const serviceUpdate = serviceInput.extend({ id: text(64) })

/** A service as the window may know it: never with its secret. */
export const serviceView = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.enum(environments),
  baseUrl: z.string(),
  clientId: z.string()
})

export type { ServiceInput }

export type ServiceView = z.infer<typeof serviceView>

/** Every call of `services`. */
export const servicesCalls = {
  list: call(nothing, z.array(serviceView), []),
  /** What the form may start with: filled by whoever installed the desk, or only the default base URL. */
  suggestion: call(nothing, serviceInput.omit({ clientSecret: true }).extend({ secretProvided: z.boolean() })),
  /** Fetches a token with what was typed; stores nothing. With `id`, an empty secret means the stored one. */
  testConnection: call(serviceInput.extend({ id: z.string().max(64).optional() }), outcome(z.null())),
  add: call(serviceInput, outcome(serviceView)),
  /**
   * An empty secret leaves the stored one as it is; another one is tried first, and refused where the service refuses it.
   * `secret`: `works`, `notTried` where the service cannot be reached, null where none was typed.
   */
  update: call(serviceUpdate, outcome(serviceView.extend({ secret: z.enum(['works', 'notTried']).nullable() }))),
  /** Takes the secret out of the keychain: the service stands still until another one is entered. */
  forgetSecret: call(z.strictObject({ id: text(64) }), outcome(z.null()))
}
