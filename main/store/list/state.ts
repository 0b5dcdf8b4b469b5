/** A request's state in one number: what the list filters and sorts by. */
import { outcomeWords } from '../../../common/words/outcomes.ts'
import type { RequestState } from '../../../common/words/request-states.ts'

/** The number by which the list keeps each state, in the order in which it sorts: what needs the clerk comes first. */
const numbers: Readonly<Record<RequestState, number>> = {
  needsAttention: 0,
  needsCorrecting: 1,
  confirming: 2,
  notSent: 3,
  failed: 4,
  waiting: 5,
  differing: 6,
  notCompared: 7,
  identified: 8,
  matching: 9,
  expired: 10,
  other: 11
}

/** The number by which the list keeps a state. */
export const numberOf = (state: RequestState): number => numbers[state]

/** The numbers of several states. */
export const numbersOf = (states: readonly RequestState[]): ReadonlySet<number> => new Set(states.map(numberOf))

/** The states of a request that the person has completed. */
export const endedStates = numbersOf(outcomeWords)

/** The states in which a request has not ended. */
export const openStates = numbersOf(['notSent', 'confirming', 'waiting', 'failed', 'other'])

/** The states in which a request stays until the clerk acts. */
export const attentionStates = numbersOf(['needsAttention', 'needsCorrecting'])
