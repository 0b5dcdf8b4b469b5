/** What the loop of one service is given, tells and does. */
import type { Outcome } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import type { FetchedAgain } from '../store/proofs.ts'
import type { ConnectionFacts } from './connection.ts'
import type { LookedUp } from './look-ups.ts'
import type { Progress } from './sweep.ts'
import type { Trouble } from './trouble.ts'
import type { ReadingTurns } from './turn.ts'

/** What the loop of a service works with. */
export type ServiceSyncOptions = {
  serviceId: string
  store: Store
  client: EeidClient
  clock: Clock
  /** Between 0 and 1, for the jitter. */
  random: () => number
  log: Log
  requestsChanged: () => void
  connectionChanged: () => void
  /** Who reads the service, in an office of several desks; this desk where it is left out. */
  turns?: ReadingTurns
}

/** The connection as the screen wants it. */
export type SyncState = ConnectionFacts & {
  checking: boolean
  /** When a sweep last came to its end, milliseconds since 1970 UTC by the desk's clock; null before the first. */
  lastSwept: number | null
  waiting: number
  /** How far the first reading of the service's list has come; null once it is done. */
  progress: Progress | null
  /** Why the last round did not bring what it should, whatever the service told; null where it did. */
  trouble: Trouble | null
}

/** The running loop of one service. */
export type ServiceSync = {
  connection(): SyncState
  /** Sends what waits without waiting for the next round. */
  sendNow(): void
  /** Makes a round as soon as may be: two seconds after the last, and not before a busy service allows it. */
  checkNow(): void
  /** The request that the clerk looks at, by the desk's id or the service's: it is asked for more often. Null: none. */
  focus(id: string | null): void
  /**
   * The service itself named a request: it is asked for alone, as soon as the limit of the sweeps allows. `notAsked`
   * where it cannot be asked now; the next sweep finds it.
   */
  lookUp(requestId: string): Promise<LookedUp>
  /** Asks the service for one request that may be over already: a moment is waited for its answer. */
  ask(requestId: string): Promise<LookedUp>
  /** Another desk has told something: a round soon, for what follows from it. */
  heard(): void
  /** Fetches a proof that is kept already once more, by the service's id of its request. */
  fetchProofAgain(requestId: string): Promise<Outcome<FetchedAgain>>
  /** The service was found to tell of completions by itself: the loop asks less often. */
  isPushed(): boolean
  /** Nobody listens to the service any more: the loop asks as often as ever. */
  listenNoMore(): void
  /** The service's secret is another one: the next call signs in with it, and a round begins as with `checkNow`. */
  signInAnew(): void
  /** The machine sleeps: no calls until `wake`. */
  sleep(): void
  /** The machine woke: a fresh token, and a round in a few seconds, when its network is up. */
  wake(): void
  /**
   * Ends the loop and breaks off its calls: a create that went on beside the next loop would be looked up too soon, and
   * repeated. Nothing is told any more.
   */
  stop(): void
}
