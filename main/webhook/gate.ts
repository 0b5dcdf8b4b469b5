/** Lets a limited number of calls in; it needs no timer. */
import type { Clock } from '../clock/clock.ts'

/** A gate that opens for `burst` calls, and once more after each `perCallMs`. Returns whether the next may come in. */
export function createGate(clock: Clock, burst: number, perCallMs: number): () => boolean {
  let left = burst
  let at = clock.monotonic()
  return () => {
    const now = clock.monotonic()
    left = Math.min(burst, left + (now - at) / perCallMs)
    at = now
    if (left < 1) return false
    left -= 1
    return true
  }
}
