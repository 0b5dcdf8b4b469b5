/** Whether a round reads the service itself. In an office of several desks one desk reads it for all. */
import type { Clock } from '../clock/clock.ts'

/** What a desk does about reading a service: for all or alone, not at all, or for itself and slowly. */
export type ReadingTurn = 'reads' | 'rests' | 'slowly'

/** The turns of an office's desks. */
export type ReadingTurns = {
  turnOf(serviceId: string): ReadingTurn
  /** A sweep that began then, by the clock that does not jump, has come to its end. */
  swept(serviceId: string, beganAt: number): void
}

/** The turns of a desk that works alone. */
export const readsAlone: ReadingTurns = { turnOf: () => 'reads', swept: () => {} }

const slowlyMs = 30_000

/** Whose word the next round has: the service's own, another desk's, or none yet. */
export type NextReading = 'sweeps' | 'isTold' | 'waits'

/** The turns of one service's loop. */
export function createTurn(clock: Pick<Clock, 'monotonic'>, serviceId: string, turns: ReadingTurns) {
  let sweptAt = Number.NEGATIVE_INFINITY
  let isWanted = false
  return {
    /** Whoever else reads: the next round does so itself. */
    want(): void {
      isWanted = true
    },
    /** What the round does now. Only a desk that reaches the service lets another one read it. */
    next(isOnline: boolean): NextReading {
      const turn = turns.turnOf(serviceId)
      if (isWanted || !isOnline || turn === 'reads') return 'sweeps'
      if (turn === 'rests') return 'isTold'
      return clock.monotonic() - sweptAt >= slowlyMs ? 'sweeps' : 'waits'
    },
    swept(beganAt: number): void {
      isWanted = false
      sweptAt = clock.monotonic()
      turns.swept(serviceId, beganAt)
    }
  }
}
