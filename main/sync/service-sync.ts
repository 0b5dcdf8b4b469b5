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
import { createGuard } from './guard.ts'
import { createLine, type LineFacts } from './line.ts'
import { createLookUps, type LookedUp } from './look-ups.ts'
import { createOutbox } from './outbox.ts'
import { lookDelay, nextDelay } from './pace.ts'
import { proofFetchAgain } from './proof-again.ts'
import { createSweep, type Progress, type Sweep } from './sweep.ts'
import { createTidings } from './tidings.ts'
import { type Trouble, troubleOf } from './trouble.ts'
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
  lineChanged: () => void
}

/** The line as the screen wants it. */
export type Line = LineFacts & {
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
  line(): Line
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
  isTold(): boolean
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
  const tidings = createTidings(clock)
  const line = createLine(clock, options.client, store.lines.lastReached(serviceId), {
    changed: lineChanged,
    left() {
      budget.spend()
      callsMade += 1
    }
  })
  const parts = { ...options, client: line.watched, changed: options.requestsChanged }
  function lineChanged(): void {
    if (!stopped) options.lineChanged()
  }
  const tellAll = () => {
    options.requestsChanged()
    lineChanged()
  }
  const outbox = createOutbox({ ...parts, changed: tellAll })
  const sweep: Sweep = createSweep({
    ...parts,
    changed() {
      options.requestsChanged()
      // The progress of the first reading stands beside the line.
      if (sweep.progress()) lineChanged()
    }
  })
  const fetchProofs = createProofFetch(parts)
  const lookUps = createLookUps({ budget, look: sweep.look, changed: arm })
  const { isCompleted, pendingRequest, requestToLookAt, isLackingNow } = whatIsKnown(store, serviceId)
  const alarm = createAlarm(clock, ring)
  const guarded = createGuard(options.log, () => stopped)
  let round: Promise<void> | undefined
  let look: Promise<void> | undefined
  let roundEnded = Number.NEGATIVE_INFINITY
  let dueAt = clock.monotonic()
  let lookAt = Number.POSITIVE_INFINITY
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
    const next = asleep || stopped ? never : Math.min(round ? never : dueAt, look ? never : lookAt, lookUpAt)
    if (next === never) alarm.off()
    else alarm.set(Math.max(next - clock.monotonic(), line.busyForMs()))
  }

  /** The next round begins in `delayMs`, or sooner where it would have begun sooner. */
  function hasten(delayMs: number): void {
    dueAt = Math.min(dueAt, clock.monotonic() + delayMs)
    arm()
  }

  function ring(): void {
    const now = clock.monotonic() + earlyMs
    if (!round && dueAt <= now) startRound()
    if (!look && lookAt <= now) startLook()
    lookUps.serve()
    arm()
  }

  function startRound(): void {
    round = makeRound().finally(() => {
      round = undefined
      roundEnded = clock.monotonic()
      arm()
      lineChanged()
    })
    lineChanged()
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
    const { status } = line.facts()
    const pace = { ...done, ...known, calls, status, busyForMs: line.busyForMs(), failures, isTold: tidings.isProven() }
    dueAt = clock.monotonic() + nextDelay({ ...pace, random: options.random() })
  }

  async function work(): Promise<Worked> {
    if (!(await outbox.pump()) && line.facts().status !== 'online') return notReached
    const before = tidings.isProven() ? store.requests.pendingIds(serviceId) : []
    const swept = await sweep.run()
    tidings.found(before.filter(isCompleted))
    if (swept === null || stopped) return notReached
    lastSwept = clock.now()
    return { moreProofs: await fetchProofs(), reached: true }
  }

  function noted({ reached, moreProofs }: Worked): { isUrgent: boolean; isPending: boolean } {
    if (reached) store.lines.setLastReached(serviceId, line.facts().lastReached ?? clock.now())
    const waits = store.outbox.countWaiting(serviceId) > 0 || store.proofs.isAwaited(serviceId)
    return { isUrgent: moreProofs || waits, isPending: store.requests.oldestPending(serviceId) !== null }
  }

  function startLook(): void {
    look = guarded('sync.look-failed', lookAtFocused, undefined).finally(() => {
      look = undefined
      arm()
    })
  }

  async function lookAtFocused(): Promise<void> {
    lookAt = Number.POSITIVE_INFINITY
    const requestId = focused === null ? null : requestToLookAt(focused)
    if (requestId === null) return
    const wasPending = pendingRequest(requestId) !== null
    await sweep.look(requestId)
    if (isCompleted(requestId)) tidings.found([requestId])
    lookAt = clock.monotonic() + nextLook()
    // A proof comes with the round: it begins at once where the person has just finished.
    if (wasPending && pendingRequest(requestId) === null) hasten(0)
  }

  async function lookUp(requestId: string): Promise<LookedUp> {
    if (isCompleted(requestId)) {
      tidings.proved()
      return 'told'
    }
    if (asleep || stopped || line.busyForMs() > 0) return 'notAsked'
    tidings.heard(requestId)
    const answer = await lookUps.ask(requestId)
    if (answer !== 'told' || stopped) return answer
    if (isCompleted(requestId)) tidings.proved()
    // A round for its proof, and for one that the service tells of before it shows it: within the same limit.
    hasten(Math.max(restFor(), budget.waitMs()))
    return answer
  }

  const restFor = () => Math.max(0, roundEnded + restAfterRoundMs - clock.monotonic())
  const checkNow = () => hasten(restFor())
  const nextLook = () => lookDelay({ isTold: tidings.isProven(), random: options.random() })

  arm()
  return {
    line: () => ({
      ...line.facts(),
      checking: round !== undefined,
      lastSwept,
      waiting: store.outbox.countWaiting(serviceId),
      progress: sweep.progress(),
      trouble
    }),
    sendNow() {
      lineChanged()
      if (asleep || stopped || line.busyForMs() > 0) return
      // Joins a sending under way; what it did not see goes out with the one after it.
      const both = async () => void ((await outbox.send()) && (await outbox.send()))
      void guarded('sync.send-failed', both, undefined).then(() => hasten(restAfterRoundMs))
    },
    checkNow,
    focus(id) {
      focused = id
      lookAt = id === null ? Number.POSITIVE_INFINITY : clock.monotonic() + (isLackingNow(id) ? 0 : nextLook())
      arm()
    },
    lookUp,
    fetchProofAgain: proofFetchAgain(parts),
    isTold: tidings.isProven,
    listenNoMore() {
      if (!tidings.isProven()) return
      tidings.forget()
      checkNow()
    },
    signInAnew() {
      options.client.forgetToken()
      checkNow()
    },
    sleep() {
      asleep = true
      lookUps.drop()
      line.shut()
      arm()
    },
    wake() {
      asleep = false
      line.open()
      options.client.onResume()
      dueAt = clock.monotonic() + restAfterWakeMs
      if (lookAt !== Number.POSITIVE_INFINITY) lookAt = Math.max(lookAt, dueAt)
      arm()
    },
    stop() {
      stopped = true
      lookUps.drop()
      line.shut()
      options.client.end()
      arm()
    }
  }
}
