/** Lets something happen a limited number of times; it needs no timer. */
import type { Clock } from './clock.ts'

/** A gate that opens for `burst` calls, and once more after each `perCallMs`. Returns whether the next may come in. */
export function createGate(clock: Pick<Clock, 'monotonic'>, burst: number, perCallMs: number): () => boolean {
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
