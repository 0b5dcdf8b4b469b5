/** How many calls to a service a desk has to its name: what sweeps keep to on average is the limit of look-ups, too. */
import type { Clock } from '../clock/clock.ts'
import { perCallMs } from './next-delay.ts'

/** The calls of one service. */
export type Budget = {
  /** A call has left, whoever made it. */
  spend(): void
  /** Milliseconds until one more may leave on somebody else's word; 0: now. */
  waitMs(): number
}

// As many as a sweep may ask for one by one.
const most = 10

/** A budget that grows by one call in `perCallMs`, up to ten. Sweeps pace themselves, and may overdraw it. */
export function createBudget(clock: Clock): Budget {
  let left = most
  let at = clock.monotonic()

  function grow(): number {
    const now = clock.monotonic()
    left = Math.min(most, left + (now - at) / perCallMs)
    at = now
    return left
  }

  return {
    spend() {
      left = grow() - 1
    },
    waitMs: () => Math.max(0, Math.ceil((1 - grow()) * perCallMs))
  }
}
