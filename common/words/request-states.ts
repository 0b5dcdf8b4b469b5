/** The one state that a request has for the clerk: a row says it, the list filters and sorts by it, and so does its view. */
import { type OutcomeWord, outcomeWords } from './outcomes.ts'
import type { OutboxState } from './requests.ts'

/**
 * The states, in the order in which a request goes through them. `notSent`: waits to go out, or goes out; `confirming`: may have
 * arrived, and is being looked up; `needsCorrecting`: refused by the service; `needsAttention`: needs the clerk; `waiting`: for the person;
 * then what the comparison came to; `expired`: the link ran out; `failed`: the person did not get through (the service's
 * `error`); `other`: a status of the service that this version does not know.
 */
export const requestStates = [
  'notSent',
  'confirming',
  'needsCorrecting',
  'needsAttention',
  'waiting',
  ...outcomeWords,
  'expired',
  'failed',
  'other'
] as const
export type RequestState = (typeof requestStates)[number]

/** Everything that decides on the state. */
export type StateFacts = {
  /** Null once the service has it. */
  outbox: OutboxState | null
  /** The service's own word; null before it has it. */
  status: string | null
  /** Null while it is not completed, or nobody has judged it yet. */
  outcome: OutcomeWord | null
}

const fromOutbox: Readonly<Record<OutboxState, RequestState>> = {
  queued: 'notSent',
  sending: 'notSent',
  confirming: 'confirming',
  needsCorrecting: 'needsCorrecting',
  needsAttention: 'needsAttention'
}

/** The state of a request that the service has. */
export type SentState = 'waiting' | OutcomeWord | 'expired' | 'failed' | 'other'

/** Puts the service's status and the comparison into one word. */
export function sentState({ status, outcome }: Pick<StateFacts, 'status' | 'outcome'>): SentState {
  if (status === 'pending') return 'waiting'
  if (status === 'expired') return 'expired'
  if (status === 'error') return 'failed'
  if (status !== 'completed') return 'other'
  // What nobody has judged is no match.
  return outcome ?? 'notCompared'
}

/** Puts the outbox, the service's status and the comparison into one word. */
export const requestState = (facts: StateFacts): RequestState =>
  facts.outbox === null ? sentState(facts) : fromOutbox[facts.outbox]
