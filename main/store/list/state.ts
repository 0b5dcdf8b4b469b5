/** A request's state in one number: what the list filters and sorts by. */
import { type OutcomeWord, outcomeWords } from '../../../common/words/outcomes.ts'
import { isUnderWay, type OutboxState } from '../../../common/words/requests.ts'

/**
 * A request's state in the list: `stuck` is parked or refused and needs the clerk, `underWay` is still going out, `other` is
 * on the service under a word that we do not know.
 */
export type ListState = 'stuck' | 'underWay' | 'waiting' | OutcomeWord | 'expired' | 'other'

/** The number by which the list keeps each state, in the order in which it sorts. */
const numbers: Record<ListState, number> = {
  stuck: 0,
  underWay: 1,
  waiting: 2,
  differing: 3,
  notCompared: 4,
  matching: 5,
  expired: 6,
  other: 7
}

/** What decides on the state. */
export type StateFacts = { outbox: OutboxState | null; status: string | null; outcome: OutcomeWord | null }

/** The number by which the list keeps a state. */
export const numberOf = (state: ListState): number => numbers[state]

/** The numbers of several states. */
export const numbersOf = (states: readonly ListState[]): ReadonlySet<number> => new Set(states.map(numberOf))

/** The states of a request that the person has completed. */
export const endedStates = numbersOf(outcomeWords)

/** The state of a request. */
export function stateOf({ outbox, status, outcome }: StateFacts): ListState {
  if (outbox !== null) return isUnderWay(outbox) ? 'underWay' : 'stuck'
  if (status === 'pending') return 'waiting'
  if (status === 'expired') return 'expired'
  if (status !== 'completed') return 'other'
  // What nobody has judged is no match.
  return outcome ?? 'notCompared'
}
