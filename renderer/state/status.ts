import type { RequestRow } from '../../preload/contract/request.ts'

/** Every state that a request can have for the clerk; `other` is a status of the service that this version does not know. */
export const statusKinds = [
  'notSent',
  'unsure',
  'rejected',
  'parked',
  'waiting',
  'matching',
  'differing',
  'notCompared',
  'expired',
  'other'
] as const

/** A request's state as the clerk sees it. */
export type StatusKind = (typeof statusKinds)[number]

const fromOutbox = {
  queued: 'notSent',
  sending: 'notSent',
  unsure: 'unsure',
  rejected: 'rejected',
  parked: 'parked'
} as const

/** Everything that decides on a request's state. */
export type StatusFacts = Pick<RequestRow, 'outbox' | 'status' | 'outcome'>

/** Puts the outbox, the service's status and the comparison into one word. */
export function statusKind(facts: StatusFacts): StatusKind {
  if (facts.outbox !== null) return fromOutbox[facts.outbox]
  if (facts.status === 'pending') return 'waiting'
  if (facts.status === 'expired') return 'expired'
  if (facts.status !== 'completed') return 'other'
  // What nobody has judged is no match.
  return facts.outcome ?? 'notCompared'
}
