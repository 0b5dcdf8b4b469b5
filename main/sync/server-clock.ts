/** The service's clock as its answers tell it, so that a countdown is right on a desk whose own clock is not. */
import type { Clock } from '../clock/clock.ts'

// A Date header has whole seconds, and the answer took its way: less than this is no difference.
const toleranceMs = 1_500

// An answer that took longer tells too little about when its Date was written.
const longestWayMs = 5_000

/** Follows one service's clock. */
export type ServerClock = {
  /** An answer told the time (milliseconds since 1970 UTC; null: it told none) after a call of `tookMs`. */
  answered(serverTime: number | null, tookMs: number): void
  /** The service's time now, milliseconds since 1970 UTC; the desk's own until the service told one. */
  now(): number
  /** The machine goes to sleep. */
  sleep(): void
  /** The machine woke. */
  wake(): void
}

/** A clock that runs on by the desk's monotonic clock between answers, so that a jump of the wall clock is not seen. */
export function createServerClock(clock: Clock): ServerClock {
  let anchor: { server: number; monotonic: number } | undefined
  let lay: { wall: number; monotonic: number } | undefined

  const now = () => (anchor ? anchor.server + clock.monotonic() - anchor.monotonic : clock.now())

  return {
    now,
    answered(serverTime, tookMs) {
      if (serverTime === null || (anchor && tookMs > longestWayMs)) return
      const heard = serverTime + 500
      // Small differences are left alone: a countdown must not run to and fro with each answer.
      if (anchor && Math.abs(heard - now()) <= toleranceMs + tookMs) return
      anchor = { server: heard, monotonic: clock.monotonic() }
    },
    sleep() {
      lay = { wall: clock.now(), monotonic: clock.monotonic() }
    },
    wake() {
      // Some systems' monotonic clock stands still in sleep; the wall clock bridges the gap until the next answer.
      const missed = lay ? clock.now() - lay.wall - (clock.monotonic() - lay.monotonic) : 0
      lay = undefined
      if (anchor && missed > 0) anchor = { ...anchor, server: anchor.server + missed }
    }
  }
}
