/** The loop of one service: outbox, sweep, proofs, and one timer until the next round. */
import { createProofFetch } from '../proofs/fetch.ts'
import { createProofTurns } from '../proofs/turns.ts'
import { createAlarm } from './alarm.ts'
import { createBudget } from './budget.ts'
import { createConnection } from './connection.ts'
import { createGuard } from './guard.ts'
import { createLookUps, inTime, type LookedUp } from './look-ups.ts'
import { focusDelay, nextDelay } from './next-delay.ts'
import { createOutbox } from './outbox.ts'
import { proofFetchAgain } from './proof-again.ts'
import type { ServiceSync, ServiceSyncOptions } from './service-sync-shape.ts'
import { createSweep, type Sweep } from './sweep.ts'
import { type Trouble, troubleOf } from './trouble.ts'
import { createTurn, readsAlone } from './turn.ts'
import { createWebhookTrust } from './webhook-trust.ts'
import { whatIsKnown } from './what-is-known.ts'

export type { ServiceSync, ServiceSyncOptions, SyncState } from './service-sync-shape.ts'

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
  const lookUps = createLookUps({ budget, show: sweep.show, changed: arm })
  const { isCompleted, pendingRequest, focusable, isLackingNow } = whatIsKnown(store, serviceId)
  const alarm = createAlarm(clock, ring)
  const turn = createTurn(clock, serviceId, options.turns ?? readsAlone)
  const fetchProofs = createProofFetch({ ...parts, turns: createProofTurns(turn.proofs, clock, options.random) })
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
    const isWanted = turn.isWanted()
    const next = turn.next(connection.facts().status === 'online')
    if (next === 'isTold') lastSwept = clock.now()
    if (next !== 'sweeps') return { moreProofs: await fetchProofs(), reached: true }
    const began = clock.monotonic()
    const before = webhook.isProven() ? store.requests.pendingIds(serviceId) : []
    const swept = await sweep.run()
    webhook.found(before.filter(isCompleted))
    if (swept === null || stopped) return notReached
    lastSwept = clock.now()
    turn.swept(began)
    return { moreProofs: await fetchProofs(isWanted), reached: true }
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
    // What the service tells of it comes from the desk that reads for all.
    if (turn.next(connection.facts().status === 'online') === 'isTold' && !isLackingNow(requestId)) {
      focusAt = clock.monotonic() + nextFocus()
      return
    }
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
  const checkNow = () => {
    turn.want()
    hasten(restFor())
  }
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
    ask: (requestId) =>
      asleep || stopped || connection.busyForMs() > 0
        ? Promise.resolve('notAsked')
        : inTime(clock, lookUps.ask(requestId), 'notAsked'),
    heard: () => hasten(restFor()),
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
