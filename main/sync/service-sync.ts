/** The loop of one service: outbox, sweep, proofs, and one timer until the next round. */
import type { Outcome } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { Log } from '../log/log.ts'
import { createProofFetch } from '../proofs/fetch.ts'
import type { Store } from '../store/open-store.ts'
import type { FetchedAgain } from '../store/proofs.ts'
import { createAlarm } from './alarm.ts'
import { createBudget } from './budget.ts'
import { type ConnectionFacts, createConnection } from './connection.ts'
import { createGuard } from './guard.ts'
import { createLookUps, type LookedUp } from './look-ups.ts'
import { focusDelay, nextDelay } from './next-delay.ts'
import { createOutbox } from './outbox.ts'
import { proofFetchAgain } from './proof-again.ts'
import { createSweep, type Progress, type Sweep } from './sweep.ts'
import { type Trouble, troubleOf } from './trouble.ts'
import { createWebhookTrust } from './webhook-trust.ts'
import { whatIsKnown } from './what-is-known.ts'

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

const restAfterRoundMs = 2_000
const restAfterWakeMs = 3_000

// A timer may ring a moment before its time.
const earlyMs = 5

type Worked = { moreProofs: boolean; reached: boolean }

const notReached: Worked = { moreProofs: false, reached: false }

/** Starts the loop of one service. */
export function startServiceSync(options: ServiceSyncOptions): ServiceSync {
  const { store, clock, serviceId } = options
  const budget = createBudget(clock)
  const webhook = createWebhookTrust(clock)
  const connection = createConnection(clock, options.client, store.connections.lastReached(serviceId), {
    changed: tellConnection,
    left() {
      budget.spend()
      callsMade += 1
    }
  })
  const parts = { ...options, client: connection.watched, changed: options.requestsChanged }
  function tellConnection(): void {
    if (!stopped) options.connectionChanged()
  }
  const tellAll = () => {
    options.requestsChanged()
    tellConnection()
  }
  const outbox = createOutbox({ ...parts, changed: tellAll })
  const sweep: Sweep = createSweep({
    ...parts,
    changed() {
      options.requestsChanged()
      // The progress of the first reading stands beside the connection.
      if (sweep.progress()) tellConnection()
    }
  })
  const fetchProofs = createProofFetch(parts)
  const lookUps = createLookUps({ budget, show: sweep.show, changed: arm })
  const { isCompleted, pendingRequest, focusable, isLackingNow } = whatIsKnown(store, serviceId)
  const alarm = createAlarm(clock, ring)
  const guarded = createGuard(options.log, () => stopped)
  let round: Promise<void> | undefined
  let focusRead: Promise<void> | undefined
  let roundEnded = Number.NEGATIVE_INFINITY
  let dueAt = clock.monotonic()
  let focusAt = Number.POSITIVE_INFINITY
  let focused: string | null = null
  let failures = 0
  let callsMade = 0
  let lastSwept: number | null = null
  let trouble: Trouble | null = null
  let asleep = false
  let stopped = false

  function arm(): void {
    const never = Number.POSITIVE_INFINITY
    const lookUpAt = clock.monotonic() + lookUps.dueInMs()
    const next = asleep || stopped ? never : Math.min(round ? never : dueAt, focusRead ? never : focusAt, lookUpAt)
    if (next === never) alarm.off()
    else alarm.set(Math.max(next - clock.monotonic(), connection.busyForMs()))
  }

  /** The next round begins in `delayMs`, or sooner where it would have begun sooner. */
  function hasten(delayMs: number): void {
    dueAt = Math.min(dueAt, clock.monotonic() + delayMs)
    arm()
  }

  function ring(): void {
    const now = clock.monotonic() + earlyMs
    if (!round && dueAt <= now) startRound()
    if (!focusRead && focusAt <= now) startFocusRead()
    lookUps.serve()
    arm()
  }

  function startRound(): void {
    round = makeRound().finally(() => {
      round = undefined
      roundEnded = clock.monotonic()
      arm()
      tellConnection()
    })
    tellConnection()
  }

  async function makeRound(): Promise<void> {
    let met: Trouble | null = null
    const before = callsMade
    const meet = (error: unknown) => {
      met = troubleOf(error)
    }
    const done = await guarded('sync.round-failed', work, notReached, meet)
    // Whoever made them: a reading of the outbox, too, asks for a rest as long as it was.
    const calls = callsMade - before
    failures = done.reached ? 0 : failures + 1
    const nothing = { isUrgent: false, isPending: false }
    const known = await guarded('sync.round-failed', async () => noted(done), nothing, meet)
    trouble = met ?? (sweep.repeats() ? 'listRepeats' : null)
    const { status } = connection.facts()
    const [busyForMs, isPushed] = [connection.busyForMs(), webhook.isProven()]
    const facts = { ...done, ...known, calls, status, busyForMs, failures, isPushed }
    dueAt = clock.monotonic() + nextDelay({ ...facts, random: options.random() })
  }

  async function work(): Promise<Worked> {
    if (!(await outbox.pump()) && connection.facts().status !== 'online') return notReached
    const before = webhook.isProven() ? store.requests.pendingIds(serviceId) : []
    const swept = await sweep.run()
    webhook.found(before.filter(isCompleted))
    if (swept === null || stopped) return notReached
    lastSwept = clock.now()
    return { moreProofs: await fetchProofs(), reached: true }
  }

  function noted({ reached, moreProofs }: Worked): { isUrgent: boolean; isPending: boolean } {
    if (reached) store.connections.setLastReached(serviceId, connection.facts().lastReached ?? clock.now())
    const waits = store.outbox.countWaiting(serviceId) > 0 || store.proofs.isAwaited(serviceId)
    return { isUrgent: moreProofs || waits, isPending: store.requests.oldestPending(serviceId) !== null }
  }

  function startFocusRead(): void {
    focusRead = guarded('sync.focus-failed', readFocused, undefined).finally(() => {
      focusRead = undefined
      arm()
    })
  }

  async function readFocused(): Promise<void> {
    focusAt = Number.POSITIVE_INFINITY
    const requestId = focused === null ? null : focusable(focused)
    if (requestId === null) return
    const wasPending = pendingRequest(requestId) !== null
    await sweep.show(requestId)
    if (isCompleted(requestId)) webhook.found([requestId])
    focusAt = clock.monotonic() + nextFocus()
    // A proof comes with the round: it begins at once where the person has just finished.
    if (wasPending && pendingRequest(requestId) === null) hasten(0)
  }

  async function lookUp(requestId: string): Promise<LookedUp> {
    if (isCompleted(requestId)) {
      webhook.proved()
      return 'found'
    }
    if (asleep || stopped || connection.busyForMs() > 0) return 'notAsked'
    webhook.heard(requestId)
    const answer = await lookUps.ask(requestId)
    if (answer !== 'found' || stopped) return answer
    if (isCompleted(requestId)) webhook.proved()
    // A round for its proof, and for one that the service tells of before it shows it: within the same limit.
    hasten(Math.max(restFor(), budget.waitMs()))
    return answer
  }

  const restFor = () => Math.max(0, roundEnded + restAfterRoundMs - clock.monotonic())
  const checkNow = () => hasten(restFor())
  const nextFocus = () => focusDelay({ isPushed: webhook.isProven(), random: options.random() })

  arm()
  return {
    connection: () => ({
      ...connection.facts(),
      checking: round !== undefined,
      lastSwept,
      waiting: store.outbox.countWaiting(serviceId),
      progress: sweep.progress(),
      trouble
    }),
    sendNow() {
      tellConnection()
      if (asleep || stopped || connection.busyForMs() > 0) return
      // Joins a sending under way; what it did not see goes out with the one after it.
      const both = async () => void ((await outbox.send()) && (await outbox.send()))
      void guarded('sync.send-failed', both, undefined).then(() => hasten(restAfterRoundMs))
    },
    checkNow,
    focus(id) {
      focused = id
      focusAt = id === null ? Number.POSITIVE_INFINITY : clock.monotonic() + (isLackingNow(id) ? 0 : nextFocus())
      arm()
    },
    lookUp,
    fetchProofAgain: proofFetchAgain(parts),
    isPushed: webhook.isProven,
    listenNoMore() {
      if (!webhook.isProven()) return
      webhook.forget()
      checkNow()
    },
    signInAnew() {
      options.client.forgetToken()
      checkNow()
    },
    sleep() {
      asleep = true
      lookUps.drop()
      connection.shut()
      arm()
    },
    wake() {
      asleep = false
      connection.open()
      options.client.onResume()
      dueAt = clock.monotonic() + restAfterWakeMs
      if (focusAt !== Number.POSITIVE_INFINITY) focusAt = Math.max(focusAt, dueAt)
      arm()
    },
    stop() {
      stopped = true
      lookUps.drop()
      connection.shut()
      options.client.end()
      arm()
    }
  }
}
