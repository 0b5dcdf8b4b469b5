import type { Clock } from '../../main/clock/clock.ts'

type Timer = { due: number; run: () => void }

/** A clock that stands still until a test moves it; wall and monotonic time can part. */
export class ManualClock implements Clock {
  /** The wall clock, milliseconds since 1970 UTC. */
  wall: number
  #monotonic = 1_000
  readonly #timers = new Set<Timer>()

  /** @param start what the wall clock shows, milliseconds since 1970 UTC; by default 2026-03-02T09:00:00Z */
  constructor(start = Date.UTC(2026, 2, 2, 9)) {
    this.wall = start
  }

  // Not methods: the app hands them on by themselves.
  readonly now = (): number => this.wall

  readonly monotonic = (): number => this.#monotonic

  readonly after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { due: this.#monotonic + delayMs, run }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size
  }

  /** Lets time pass by both clocks and fires what has become due. */
  advance(ms: number): void {
    this.wall += ms
    this.#monotonic += ms
    const due = [...this.#timers].filter((timer) => timer.due <= this.#monotonic)
    for (const timer of due.toSorted((a, b) => a.due - b.due)) {
      this.#timers.delete(timer)
      timer.run()
    }
  }

  /** Sets the wall clock on (or back, when negative) without time passing. */
  jump(ms: number): void {
    this.wall += ms
  }
}
