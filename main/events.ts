/**
 * What happens on the desk, told to everybody who must hear of it. Whoever must hear says so where it is built, so that
 * the one who tells need not know who listens. Listeners are called at once, in the order in which they came.
 */
import { createNanoEvents, type Emitter } from 'nanoevents'
import type { EventPayload } from '../preload/contract.ts'
import type { ScreenState } from '../preload/screen-contract.ts'

/** Everything that may happen, with what is told of it. */
export type DeskEvents = {
  /** The desk has opened, has closed, or stopped on the way. */
  startupChanged: (state: EventPayload<'startupChanged'>) => void
  /** A service is new, or has another name, address or secret. */
  servicesChanged: () => void
  /** Something about the requests or proofs of this service is new. */
  requestsChanged: (about: EventPayload<'requestsChanged'>) => void
  /** The line to this service is another, or how much waits for it. */
  lineChanged: (about: { serviceId: string }) => void
  /** The clerk pressed a notification about this request. */
  requestWanted: (request: EventPayload<'requestWanted'>) => void
  /** A batch of proofs has come further. */
  proofBatchChanged: (state: EventPayload<'proofBatchChanged'>) => void
  /** How filing stands is another. */
  filingChanged: () => void
  /** A comparison of the office's folder has come further. */
  verifyProgressed: (progress: EventPayload<'verifyProgressed'>) => void
  /** How the receiver of webhooks fares is another. */
  webhookChanged: () => void
  /** The person's screen is to show something else. */
  screenChanged: (state: ScreenState) => void
}

/** The desk's events. */
export type Events = Emitter<DeskEvents>

/** Events that nobody hears yet. */
export const createEvents = (): Events => createNanoEvents<DeskEvents>()
