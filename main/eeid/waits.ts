/** For how long busy services asked not to be called. The wait is the service's: every client of it keeps it. */
import type { Clock } from '../clock/clock.ts'
import type { EeidError } from './errors.ts'

/** The waits of all services, by the origin of a URL: a gateway counts whatever comes to it. */
export type Waits = {
  /** What is left of the wait of whoever answers at this URL, milliseconds; 0 where calls may leave. */
  leftMs(url: string): number
  /** Whoever answers at this URL asked for `ms` milliseconds. Of two waits the one that ends later counts. */
  asked(url: string, ms: number): void
}

/** The waits of this process: they outlive every client, every loop and every opening of the desk. */
export function createWaits(clock: Pick<Clock, 'monotonic'>): Waits {
  // By the clock that does not jump: a desk clock put back must not make a wait longer, nor one put forward shorter.
  const ends = new Map<string, number>()
  const originOf = (url: string) => URL.parse(url)?.origin ?? url
  const endOf = (url: string) => ends.get(originOf(url)) ?? Number.NEGATIVE_INFINITY
  return {
    leftMs: (url) => Math.max(0, endOf(url) - clock.monotonic()),
    asked: (url, ms) => void ends.set(originOf(url), Math.max(endOf(url), clock.monotonic() + ms))
  }
}

/** Why no call may leave while `leftMs` of a wait are left; undefined where none are. Nothing of the call was sent. */
export const stillWaiting = (leftMs: number): EeidError | undefined =>
  leftMs > 0 ? { kind: 'busy', detail: 'waiting', retryAfterMs: leftMs, sent: 'no' } : undefined
