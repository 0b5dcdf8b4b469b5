/** The calls about the connection to a service. */
import { z } from 'zod'
import { outcome, problem } from './answers.ts'
import { call, service, time } from './call.ts'

/**
 * What the last calls proved about a service. `starting`: not asked yet; `online`: it answered; `offline`: nothing
 * answers; `inBetween`: somebody in between answered in its place; `proxySignIn`: the proxy asks for a sign-in;
 * `signInRefused`: the client id or secret is refused; `serviceDown`: it answers with faults; `busy`: it asked
 * us to wait; `secretUnavailable`: the keychain does not give the client secret; `paused`: the office has paused it, so it is
 * not asked.
 */
export const connectionState = z.object({
  serviceId: z.string(),
  status: z.enum([
    'starting',
    'online',
    'offline',
    'inBetween',
    'proxySignIn',
    'signInRefused',
    'serviceDown',
    'busy',
    'secretUnavailable',
    'paused'
  ]),
  /** Since when the status is what it is. */
  since: time.nullable(),
  /** Why the last call did not reach the service, and at which hop; null where it did. */
  problem: problem.nullable(),
  /** When the service last answered. */
  lastReached: time.nullable(),
  /** When all that may have changed was last asked for; null before the first time since the app started. */
  lastSwept: time.nullable(),
  checking: z.boolean(),
  /** Requests in the outbox that still have to go out or be looked up. */
  waiting: z.int(),
  /** Requests in the outbox that need the clerk. */
  needsAttention: z.int(),
  /** The service's clock minus the desk's, milliseconds; 0 while it is not known. */
  clockOffsetMs: z.int(),
  /** How far reading the service's whole list has come, while the desk does not know all that is counted. */
  firstSync: z.object({ seen: z.int(), total: z.int().nullable() }).nullable(),
  /**
   * Why the last check did not bring what it should, whatever the service told: something failed on this computer, or the
   * list gives the same page again and again. Null where nothing is wrong.
   */
  trouble: z.enum(['diskFull', 'failed', 'listRepeats']).nullable()
})

export type ConnectionState = z.infer<typeof connectionState>

/** Every call of `connection`. */
export const connectionCalls = {
  state: call(service, outcome(connectionState)),
  /** Asks the service now; several presses make one check. */
  checkNow: call(service, outcome(z.null()))
}
