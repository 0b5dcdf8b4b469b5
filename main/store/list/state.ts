/** A request's state in one number: what the list filters and sorts by. */
import type { OutcomeWord } from '../../../common/words/outcomes.ts'
import type { OutboxState } from '../ledger/outbox.ts'

/**
 * The states in the order in which the list sorts: `stuck` is parked or refused and needs the clerk, `underWay` is still
 * going out, `other` is on the service under a word that we do not know.
 */
const listStates = ['stuck', 'underWay', 'waiting', 'differing', 'notCompared', 'matching', 'expired', 'other'] as const

/** A request's state in the list. */
export type ListState = (typeof listStates)[number]

/** What decides on the state. */
export type StateFacts = { outbox: OutboxState | null; status: string | null; outcome: OutcomeWord | null }

/** The number by which the list keeps a state. */
export const numberOf = (state: ListState): number => listStates.indexOf(state)

/** The numbers of several states. */
export const numbersOf = (states: readonly ListState[]): ReadonlySet<number> => new Set(states.map(numberOf))

/** The states of a request that the person has completed. */
export const endedStates = numbersOf(['matching', 'differing', 'notCompared'])

/** The state of a request. */
export function stateOf({ outbox, status, outcome }: StateFacts): ListState {
  if (outbox !== null) return outbox === 'parked' || outbox === 'rejected' ? 'stuck' : 'underWay'
  if (status === 'pending') return 'waiting'
  if (status === 'expired') return 'expired'
  if (status !== 'completed') return 'other'
  // What nobody has judged is no match.
  return outcome ?? 'notCompared'
}
