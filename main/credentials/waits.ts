/** How long nobody may try another PIN after wrong ones. */
import type { Clock } from '../clock/clock.ts'

const secondMs = 1000
// Three typing mistakes cost nothing.
const free = 2
const firstMs = 30 * secondMs
const longestMs = 15 * 60 * secondMs

/** The wait after so many wrong ones in a row. */
export const waitAfter = (failed: number): number =>
  failed <= free ? 0 : Math.min(longestMs, firstMs * 2 ** Math.min(failed - free - 1, 20))

/** The waits of this process. */
export type Waits = {
  /** What is left of a clerk's wait, milliseconds. */
  left(clerk: string, failed: number): number
  /** A wrong one was typed just now, the `failed`th in a row. */
  begin(clerk: string, failed: number): void
  /** The right one was typed. */
  end(clerk: string): void
}

/**
 * Waits by a clock that nobody can put forward. Of one that began before this process nobody knows how much is over: it
 * begins anew, so that starting the app again shortens nothing.
 */
export function createWaits(clock: Pick<Clock, 'monotonic'>): Waits {
  const over = new Map<string, number>()
  const begin = (clerk: string, failed: number) => void over.set(clerk, clock.monotonic() + waitAfter(failed))
  return {
    left(clerk, failed) {
      if (!over.has(clerk)) begin(clerk, failed)
      return Math.max(0, (over.get(clerk) ?? 0) - clock.monotonic())
    },
    begin,
    end: (clerk) => void over.delete(clerk)
  }
}
