import type { RequestRow } from '../../preload/shapes.ts'

/** Every state that a request can have for the clerk; `other` is a status of the service that this version does not know. */
export const statusKinds = [
  'notSent',
  'unsure',
  'rejected',
  'parked',
  'waiting',
  'matching',
  'differing',
  'completed',
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
export type StatusFacts = Pick<RequestRow, 'outbox' | 'status' | 'matched'>

/** Puts the outbox, the service's status and the comparison into one word. */
export function statusKind(facts: StatusFacts): StatusKind {
  if (facts.outbox !== null) return fromOutbox[facts.outbox]
  if (facts.status === 'pending') return 'waiting'
  if (facts.status === 'expired') return 'expired'
  if (facts.status !== 'completed') return 'other'
  if (facts.matched === null) return 'completed'
  return facts.matched ? 'matching' : 'differing'
}
