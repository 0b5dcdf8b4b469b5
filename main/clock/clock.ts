/** The time as a port, so that a test or a simulation can own it. */
export type Clock = {
  /** Wall clock, milliseconds since 1970 UTC; may jump. */
  now(): number
  /** Milliseconds since some start; never goes back, may stand still while the machine sleeps. */
  monotonic(): number
  /** Calls `run` once after `delayMs` (≥ 0). Returns how to cancel it. */
  after(delayMs: number, run: () => void): () => void
}

/** The machine's own clock. Its timers keep no process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    timer.unref()
    return () => clearTimeout(timer)
  }
}
