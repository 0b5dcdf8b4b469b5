/** When a desk of an office asks eeID itself for a proof: another one may bring it. */
import type { Clock } from '../clock/clock.ts'

/** A proof that another desk has fetched; `desk`: its name, empty where this one has put it there itself. */
type LeftProof = { pdf: Uint8Array; desk: string }

/** Brings one; undefined where it is gone, or not as it was signed. */
export type BringProof = () => Promise<LeftProof | undefined>

/** What the office's desks do for one another, about one service. */
export type DeskTurns = {
  /** Whether this desk fetches for all or alone (`reads`), another one does (`rests`), or nobody can tell yet (`slowly`). */
  turn(): 'reads' | 'rests' | 'slowly'
  /** How many desks they are. */
  desks(): number
  /** What the office has of these requests' proofs; each is brought when it is asked for. */
  left(requestIds: readonly string[]): Promise<ReadonlyMap<string, BringProof>>
}

/** Which proofs a desk asks eeID for, and which others bring. */
export type ProofTurns = Pick<DeskTurns, 'left'> & {
  /** Whether eeID is asked for a proof that the office does not have. */
  mayAsk(requestId: string): boolean
  /** It is here. */
  over(requestId: string): void
}

/** Those of a desk that works alone. */
export const fetchesAlone: ProofTurns = { left: async () => new Map(), mayAsk: () => true, over: () => {} }

// In the morning all desks begin at once, and none of them knows yet which one reads for all.
const untoldMs = 60_000
const restMs = 600_000

/** Those of a desk in an office. `random`: between 0 and 1. */
export function createProofTurns(turns: DeskTurns, clock: Pick<Clock, 'monotonic'>, random: () => number): ProofTurns {
  // Since when each is wanted, or when eeID was asked for it last.
  const wanted = new Map<string, { since: number; isAsked: boolean }>()

  /** How long a desk that rests waits for the one that fetches, and then between two calls of its own: all of them together no longer than one desk. */
  const restsFor = (isAsked: boolean): number => restMs * (isAsked ? turns.desks() : 1 + random())

  return {
    left: turns.left,
    mayAsk(requestId) {
      const now = clock.monotonic()
      const { since, isAsked } = wanted.get(requestId) ?? { since: now, isAsked: false }
      const turn = turns.turn()
      const waits = turn === 'rests' ? restsFor(isAsked) : untoldMs
      const may = turn === 'reads' || now - since >= waits || (turn === 'slowly' && isAsked)
      wanted.set(requestId, may ? { since: now, isAsked: true } : { since, isAsked })
      return may
    },
    over: (requestId) => void wanted.delete(requestId)
  }
}
