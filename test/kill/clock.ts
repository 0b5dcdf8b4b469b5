/** Clocks that run faster than real ones, so that a minute's wait is a second's. */
import type { Clock } from '../../main/clock/clock.ts'
import type { Clock as ServerClock } from '../eeid-server/index.ts'

type Pace = { begun: number; factor: number }

/** The desk's clock; goes on from life to life. */
export function fastClock({ begun, factor }: Pace): Clock {
  return {
    now: () => begun + (Date.now() - begun) * factor,
    monotonic: () => performance.now() * factor,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs / factor)
      return () => clearTimeout(timer)
    }
  }
}

/** The same for the practice server. */
export function fastServerClock(pace: Pace): ServerClock {
  const { now, after } = fastClock(pace)
  return { now, later: after }
}
