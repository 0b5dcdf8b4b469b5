import { type OutcomeWord, outcomeWords } from '../../common/words/outcomes.ts'
import type { OutboxState } from '../../common/words/requests.ts'
import type { RequestRow } from '../../preload/contract/request.ts'

/** Every state that a request can have for the clerk; `other` is a status of the service that this version does not know. */
export const statusKinds = [
  'notSent',
  'unsure',
  'rejected',
  'parked',
  'waiting',
  ...outcomeWords,
  'expired',
  'other'
] as const

/** A request's state as the clerk sees it. */
export type StatusKind = (typeof statusKinds)[number]

const fromOutbox: Record<OutboxState, StatusKind> = {
  queued: 'notSent',
  sending: 'notSent',
  unsure: 'unsure',
  rejected: 'rejected',
  parked: 'parked'
}

/** Everything that decides on a request's state. */
export type StatusFacts = Pick<RequestRow, 'outbox' | 'status' | 'outcome'>

/** The state of a request that the service has. */
export type SentKind = 'waiting' | OutcomeWord | 'expired' | 'other'

/** Puts the service's status and the comparison into one word. */
export function sentKind({ status, outcome }: Pick<StatusFacts, 'status' | 'outcome'>): SentKind {
  if (status === 'pending') return 'waiting'
  if (status === 'expired') return 'expired'
  if (status !== 'completed') return 'other'
  // What nobody has judged is no match.
  return outcome ?? 'notCompared'
}

/** Puts the outbox, the service's status and the comparison into one word. */
export const statusKind = (facts: StatusFacts): StatusKind =>
  facts.outbox === null ? sentKind(facts) : fromOutbox[facts.outbox]
