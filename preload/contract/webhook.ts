/** The calls about the receiver of webhooks. */
import { z } from 'zod'
import { fieldsOf } from '../../common/settings/schema.ts'
import { webhook } from '../../common/settings/webhook.ts'
import { outcome } from './answers.ts'
import { call, nothing, service } from './call.ts'

/** Why nothing listens although it should. */
const listenFault = z.enum(['portInUse', 'addressNotHere', 'notAllowed', 'fault'])

/** Why a call to the receiver was turned away. */
const refusal = z.enum([
  'path',
  'method',
  'type',
  'tooLarge',
  'headersTooLarge',
  'tooSlow',
  'malformed',
  'unsigned',
  'signature',
  'clientId',
  'tooMany',
  'keychain'
])

const time = z.iso.datetime()

/** How the receiver fares since the app started. */
export const webhookHealth = z.object({
  stage: z.enum(['off', 'starting', 'listening', 'failed']),
  /** Why it is `failed`; null otherwise. */
  fault: listenFault.nullable(),
  /** The last delivery that was taken; `isTest`: one that the desk sent itself. */
  lastDelivery: z.object({ at: time, isTest: z.boolean() }).nullable(),
  lastRefused: z.object({ at: time, why: refusal }).nullable(),
  /** How many services the keychain gave no secret of: their deliveries are put off. */
  secretsMissing: z.int(),
  /** A service was found to tell of completions by itself, so that the desk asks it less often. */
  isProven: z.boolean()
})

const chosen = fieldsOf(webhook)

const webhookView = z.object({
  settings: z.object(chosen),
  health: webhookHealth,
  /** What the URL for the service ends in. */
  path: z.string()
})

/** As typed. */
const webhookInput = z.strictObject({ ...chosen, port: z.string().max(20) })

/** Every call of `webhook`. */
export const webhookCalls = {
  get: call(nothing, outcome(webhookView)),
  /** Keeps the settings and listens accordingly; what came of the listening is in the health. */
  set: call(webhookInput, outcome(webhookView)),
  /** Sends a signed delivery through the real socket. */
  test: call(service, outcome(z.enum(['taken', 'refused', 'noAnswer', 'notListening'])))
}

export type WebhookHealth = z.infer<typeof webhookHealth>
export type WebhookView = z.infer<typeof webhookView>
export type WebhookInput = z.infer<typeof webhookInput>
