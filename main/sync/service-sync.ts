/** The loop of one service: outbox, sweep, proofs, and one timer until the next round. */
import type { Clock } from '../clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { Log } from '../log/log.ts'
import { createProofFetch } from '../proofs/fetch.ts'
import type { Store } from '../store/open-store.ts'
import { createLine, type LineFacts } from './line.ts'
import { createOutbox } from './outbox.ts'
import { nextDelay } from './pace.ts'
import { createSweep } from './sweep.ts'

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
export type Line = LineFacts & { checking: boolean; waiting: number }

/** The running loop of one service. */
export type ServiceSync = {
  line(): Line
  /** Sends what waits without waiting for the next round. */
  sendNow(): void
  /** Makes a round as soon as may be: two seconds after the last, and not before a busy service allows it. */
  checkNow(): void
  /** The machine sleeps: no calls until `wake`. */
  sleep(): void
  /** The machine woke: a fresh token, and a round in a few seconds, when its network is up. */
  wake(): void
  /** Ends the loop. A call under way is left to its end. */
  stop(): void
}

const restAfterRoundMs = 2_000
const restAfterWakeMs = 3_000

/** Starts the loop of one service. */
export function startServiceSync(options: ServiceSyncOptions): ServiceSync {
  const { store, clock, serviceId, lineChanged } = options
  const line = createLine(clock, store.lines.lastReached(serviceId), lineChanged)
  const parts = { ...options, client: line.watched(options.client), changed: options.requestsChanged }
  const outbox = createOutbox({
    ...parts,
    changed: () => {
      options.requestsChanged()
      lineChanged()
    }
  })
  const sweep = createSweep(parts)
  const fetchProofs = createProofFetch(parts)
  let cancelTimer = () => {}
  let round: Promise<void> | undefined
  let roundEnded = Number.NEGATIVE_INFINITY
  let failures = 0
  let asleep = false
  let stopped = false

  function schedule(delayMs: number): void {
    cancelTimer()
    if (!asleep && !stopped) cancelTimer = clock.after(delayMs, startRound)
  }

  function startRound(): void {
    if (round || asleep || stopped) return
    cancelTimer()
    round = makeRound().finally(() => {
      round = undefined
      roundEnded = clock.monotonic()
      if (!stopped) lineChanged()
    })
    lineChanged()
  }

  async function makeRound(): Promise<void> {
    const { calls, moreProofs, reached } = await work()
    failures = reached ? 0 : failures + 1
    if (stopped) return
    if (reached) store.lines.setLastReached(serviceId, line.facts().lastReached ?? clock.now())
    schedule(
      nextDelay({
        status: line.facts().status,
        busyForMs: line.facts().notBefore - clock.now(),
        isUrgent: moreProofs || hasWork(),
        calls,
        failures,
        random: options.random()
      })
    )
  }

  async function work(): Promise<{ calls: number; moreProofs: boolean; reached: boolean }> {
    try {
      if (!(await outbox.pump()) && line.facts().status !== 'online')
        return { calls: 0, moreProofs: false, reached: false }
      const calls = await sweep()
      if (calls === null || stopped) return { calls: 0, moreProofs: false, reached: false }
      return { calls, moreProofs: await fetchProofs(), reached: true }
    } catch (error) {
      // The loop must outlive anything: the next round tries again.
      if (!stopped) options.log.error('sync.round-failed', { error: error instanceof Error ? error.name : 'unknown' })
      return { calls: 0, moreProofs: false, reached: false }
    }
  }

  const hasWork = () =>
    store.outbox.countWaiting(serviceId) > 0 ||
    store.requests.pendingIds(serviceId).length > 0 ||
    store.proofs.countAwaited(serviceId) > 0

  schedule(0)
  return {
    line: () => ({ ...line.facts(), checking: round !== undefined, waiting: store.outbox.countWaiting(serviceId) }),
    sendNow() {
      lineChanged()
      if (asleep || stopped || line.facts().notBefore > clock.now()) return
      // Joins a pumping under way; what it did not see goes out with the pumping after it.
      void outbox
        .pump()
        .then((goOn) => goOn && !stopped && outbox.pump())
        .then(() => round === undefined && schedule(restAfterRoundMs))
        .catch(() => options.log.error('sync.send-failed'))
    },
    checkNow() {
      const rest = roundEnded + restAfterRoundMs - clock.monotonic()
      schedule(Math.max(0, rest, line.facts().notBefore - clock.now()))
    },
    sleep() {
      asleep = true
      cancelTimer()
    },
    wake() {
      asleep = false
      options.client.onResume()
      schedule(restAfterWakeMs)
    },
    stop() {
      stopped = true
      cancelTimer()
    }
  }
}
