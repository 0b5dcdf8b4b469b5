/**
 * What happens on the desk, told to everybody who must hear of it. Whoever must hear says so where it is built, so that
 * the one who tells need not know who listens. Listeners are called at once, in the order in which they came.
 */
import { createNanoEvents } from 'nanoevents'
import type { Preferences } from '../../common/settings/appearance.ts'
import type { ScreenState } from '../../common/words/app/second-screen.ts'
import type { StartupState } from '../../common/words/app/startup.ts'
import type { AccessView } from '../../common/words/clerks.ts'
import type { CompletedRequest } from '../../common/words/request-views.ts'
import type { Log } from '../log/log.ts'
import type { BatchState } from '../proofs/batch.ts'

/** Everything that may happen, with what is told of it. */
export type DeskEvents = {
  /** The desk has opened, has closed, or stopped on the way. */
  startupChanged: (state: StartupState) => void
  /** What the clerk prefers is another. */
  preferencesChanged: (preferences: Preferences) => void
  /** The desk is open or locked, or somebody else works at it. */
  accessChanged: (view: AccessView) => void
  /** Somebody has left the desk: what they had before them goes. */
  deskLocked: () => void
  /** A service is new or no more, is paused, or has another name, address, secret or place. */
  servicesChanged: () => void
  /** A service is no more, nor is anything of it on the desk. */
  serviceRemoved: (about: { serviceId: string }) => void
  /** A sign-in of a proxy was kept or forgotten. */
  proxiesChanged: () => void
  /** Something about the requests or proofs of this service is new. */
  requestsChanged: (about: { serviceId: string }) => void
  /** People have identified themselves for these requests, as of a sweep or less. */
  requestsCompleted: (completed: CompletedRequest[]) => void
  /** The connection to this service is another, or how much waits for it. */
  connectionChanged: (about: { serviceId: string }) => void
  /** The clerk pressed a notification about this request. */
  requestWanted: (request: { serviceId: string; id: string }) => void
  /** A batch of proofs has come further. */
  proofBatchChanged: (state: BatchState) => void
  /** How filing stands is another. */
  filingChanged: () => void
  /** A comparison of the office's folder has come further. */
  verifyProgressed: (progress: { done: number; total: number }) => void
  /** How the receiver of webhooks fares is another. */
  webhookChanged: () => void
  /** How the desk stands with the office's other desks is another. */
  officeChanged: () => void
  /** Somebody has a request in hand at another of the office's desks, or no longer. */
  lookersChanged: () => void
  /** The clerk has this request on the screen, by the desk's id; null: none. */
  requestInHand: (id: string | null) => void
  /** How the folder of request files stands is another. */
  askingChanged: () => void
  /** A display has come or gone, or the second screen is on another. */
  displaysChanged: () => void
  /** The person's screen is to show something else. */
  screenChanged: (state: ScreenState) => void
}

/** The desk's events. */
export type Events = {
  emit<E extends keyof DeskEvents>(event: E, ...args: Parameters<DeskEvents[E]>): void
  /** Hears an event from now on; the function that is returned ends it. */
  on<E extends keyof DeskEvents>(event: E, listener: DeskEvents[E]): () => void
}

/**
 * Events that nobody hears yet. A listener that fails is told in the log and takes nobody with it: what happened has
 * happened, and a request that was kept must not be answered as one that was not.
 */
export function createEvents(log: Log): Events {
  const emitter = createNanoEvents<Record<string, (...told: unknown[]) => void>>()
  return {
    emit: (event, ...args) => emitter.emit(event, ...args),
    on(event, listener) {
      const hear = listener as (...told: unknown[]) => void
      return emitter.on(event, (...told) => {
        try {
          hear(...told)
        } catch (error) {
          log.error('events.listener-failed', { event, error: error instanceof Error ? error.name : 'unknown' })
        }
      })
    }
  }
}
