import { randomBytes } from 'node:crypto'
import { listen } from './http/server.ts'
import { PracticeClient } from './practice-client.ts'
import type { ServiceAccount } from './service/accounts.ts'
import { type Clock, systemClock } from './service/clock.ts'
import { seededRandom } from './service/random.ts'

export type { LoggedCall } from './control/call-log.ts'
export type { AccountInput, CompletionInput, PersonInput, SeedInput, SwitchChanges } from './control/control-schemas.ts'
export type { ClockReading, Counted, RequestReading } from './control/controls.ts'
export { carryOut, type Delivery, traitsOf } from './faults/carry-out.ts'
export { FaultQueue, type QueuedFault, type Verdict } from './faults/fault-queue.ts'
export { type Fault, type FaultEffect, type FaultInput, faultSchema } from './faults/fault-schema.ts'
export { PracticeClient } from './practice-client.ts'
export type { ServiceAccount } from './service/accounts.ts'
export type { EeidAnswer, EeidCall, ProofContents } from './service/api.ts'
export { personAsRequired } from './service/as-required.ts'
export { type Clock, ManualClock, systemClock } from './service/clock.ts'
export { EeidService } from './service/eeid-service.ts'
export type { Method, Person, StoredRequest } from './service/model.ts'
export { type PlainRequest, parseCall } from './service/parse-call.ts'
export { TEST_PERSONS, testPerson } from './service/people.ts'
export { type Random, seededRandom } from './service/random.ts'
export { seedRequests } from './service/seeding.ts'
export { DEFAULT_SWITCHES, type Switches } from './service/switches.ts'
export type { WebhookDelivery } from './service/webhooks.ts'

/** How to start a practice server. */
export interface PracticeServerOptions {
  /** TCP port on 127.0.0.1, 0 to 65535; 0, the default, for any free one. */
  port?: number
  /** The demo service's credentials; random when not given. */
  clientId?: string
  clientSecret?: string
  /** Where the demo service's webhooks go; nowhere when not given. */
  webhookUrl?: string
  /** Further services beside the demo service. */
  services?: readonly ServiceAccount[]
  /** Time; the machine's own clock when not given. */
  clock?: Clock
  /** A whole number: the same seed gives the same ids and tokens. Random when not given. */
  seed?: number
}

/** A practice server that listens. */
export interface PracticeServer extends AsyncDisposable {
  /** The base URL, such as `http://127.0.0.1:5012`. */
  url: string
  /** The demo service. */
  clientId: string
  clientSecret: string
  /** What in the requests that came, and in the honest answers, was not as the description has it; in words. */
  violations: readonly string[]
  /** The control API. */
  practice: PracticeClient
  /** Ends every connection and all that waits, and stops listening. */
  close(): Promise<void>
}

/** Starts a practice server in this process. Rejects when the port cannot be had. */
export async function startPracticeServer(options: PracticeServerOptions = {}): Promise<PracticeServer> {
  const demo: ServiceAccount = {
    clientId: options.clientId ?? `demo-${randomBytes(6).toString('hex')}`,
    clientSecret: options.clientSecret ?? randomBytes(24).toString('base64url'),
    webhookUrl: options.webhookUrl ?? null
  }
  const { url, violations, close } = await listen({
    clock: options.clock ?? systemClock,
    random: seededRandom(options.seed ?? randomBytes(4).readUInt32LE()),
    accounts: [demo, ...(options.services ?? [])],
    port: options.port ?? 0
  })
  return {
    url,
    clientId: demo.clientId,
    clientSecret: demo.clientSecret,
    violations,
    practice: new PracticeClient(url),
    close,
    [Symbol.asyncDispose]: close
  }
}
