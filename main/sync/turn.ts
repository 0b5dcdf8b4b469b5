/** Whether a round reads the service itself. In an office of several desks one desk reads it for all. */
import type { Clock } from '../clock/clock.ts'
import type { BringProof, DeskTurns } from '../proofs/turns.ts'
import { inTime } from './look-ups.ts'

/** What a desk does about reading a service: for all or alone, not at all, or for itself and slowly. */
export type ReadingTurn = 'reads' | 'rests' | 'slowly'

/** The turns of an office's desks. */
export type ReadingTurns = {
  turnOf(serviceId: string): ReadingTurn
  /** A sweep that began then, by the clock that does not jump, has come to its end. */
  swept(serviceId: string, beganAt: number): void
  /** How many desks they are. */
  desks(): number
  /** What they have left of the proofs of these requests. */
  proofs(serviceId: string, requestIds: readonly string[]): Promise<ReadonlyMap<string, BringProof>>
}

/** The turns of a desk that works alone. */
export const readsAlone: ReadingTurns = {
  turnOf: () => 'reads',
  swept: () => {},
  desks: () => 1,
  proofs: async () => new Map()
}

const slowlyMs = 30_000

/** Whose word the next round has: the service's own, another desk's, or none yet. */
export type NextReading = 'sweeps' | 'isTold' | 'waits'

/** The turns of one service's loop. */
export function createTurn(clock: Pick<Clock, 'monotonic' | 'after'>, serviceId: string, turns: ReadingTurns) {
  let sweptAt = Number.NEGATIVE_INFINITY
  let isWanted = false
  const nothing = new Map<string, BringProof>()
  const proofs: DeskTurns = {
    turn: () => turns.turnOf(serviceId),
    desks: turns.desks,
    // A server that hangs holds up no round: what it does not tell is not there.
    left: (requestIds) =>
      requestIds.length === 0
        ? Promise.resolve(nothing)
        : inTime(
            clock,
            turns.proofs(serviceId, requestIds).catch(() => nothing),
            nothing
          )
  }
  return {
    /** Whoever else reads: the next round does so itself. */
    want(): void {
      isWanted = true
    },
    isWanted: (): boolean => isWanted,
    proofs,
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
