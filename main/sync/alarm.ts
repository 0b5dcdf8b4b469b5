/** One timer for everything that a loop has to do at some time: never two. */
import type { Clock } from '../clock/clock.ts'

/** A timer that can be set anew as often as one likes. */
export type Alarm = {
  /** Rings once in `delayMs`, in place of when it would have rung. */
  set(delayMs: number): void
  off(): void
}

/** Makes an alarm that calls `ring`. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let cancel = () => {}
  const off = () => {
    cancel()
    cancel = () => {}
  }
  return {
    off,
    set(delayMs) {
      off()
      cancel = clock.after(Math.max(0, delayMs), () => {
        cancel = () => {}
        ring()
      })
    }
  }
}
