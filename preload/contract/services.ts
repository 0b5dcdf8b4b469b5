/** The calls about services. */
import { z } from 'zod'
import {
  environments,
  type ServiceHoldings,
  type ServiceInput,
  serviceColors,
  servicePurposes
} from '../../common/words/services.ts'
import { outcome } from './answers.ts'
import { call, nothing, service, text } from './call.ts'

const choices = {
  color: z.enum(serviceColors),
  purpose: z.enum(servicePurposes),
  codeCountry: text(10),
  reason: text(10_000)
}

/** A service as typed by the clerk. Lengths only guard the door; what is wrong comes back as field problems. */
export const serviceInput = z.strictObject({
  name: text(500),
  environment: z.enum(environments),
  baseUrl: text(2000),
  clientId: text(2000),
  clientSecret: text(5000),
  ...choices
}) satisfies z.ZodType<ServiceInput>

/** A changed service. */
export const serviceUpdate = serviceInput.extend({ id: text(64) })

/** A service as the window may know it: never with its secret. */
export const serviceView = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.enum(environments),
  baseUrl: z.string(),
  clientId: z.string(),
  ...choices,
  /** The desk makes no calls of it, and takes no new requests for it. */
  isPaused: z.boolean()
})

/** What is known of a secret that was kept: `notTried` where the service could not be reached. */
const keptSecret = z.enum(['works', 'notTried'])

/** That a service's secret was kept. */
export const secretKept = service.extend({ secret: keptSecret })

/** That a service's secret was kept. */
export type SecretKept = z.infer<typeof secretKept>

const count = z.int().min(0)

/** How much the desk has of a service. */
const holdings = z.object({
  requests: count,
  proofs: count,
  decisions: count,
  notes: count,
  drafts: count,
  held: count,
  unsettled: count
}) satisfies z.ZodType<ServiceHoldings>

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
   * `secret`: null where none was typed.
   */
  update: call(serviceUpdate, outcome(serviceView.extend({ secret: keptSecret.nullable() }))),
  /** Takes the secret out of the keychain: the service stands still until another one is entered. */
  forgetSecret: call(z.strictObject({ id: text(64) }), outcome(z.null())),
  /**
   * Ends the window's process, with the secret that was typed in it, and opens another in its place. `toTell`: what that
   * one is to tell; null where it has nothing to tell and begins with the list.
   */
  renewWindow: call(z.strictObject({ toTell: secretKept.nullable() }), z.null()),
  /** What the window before this one left to be told; null afterwards. */
  leftToTell: call(nothing, secretKept.nullable()),
  /** Puts the services in this order. */
  order: call(z.strictObject({ ids: z.array(text(64)).max(1000) }), outcome(z.null())),
  /** Ends the calls of a service, or begins them again. */
  pause: call(service.extend({ isPaused: z.boolean() }), outcome(serviceView)),
  /** What removing a service would erase. */
  holdings: call(service, outcome(holdings)),
  /** Removes a service with all of it; `name`: its name, typed by the clerk. */
  remove: call(service.extend({ name: text(500) }), outcome(z.null()))
}
