import type { RequestRow } from '../../preload/contract/request.ts'
import { timeLeft } from '../state/time-left.ts'

/** What a row says after its state: how long its link lives, or what became of it. */
export type RowOutcome =
  | { kind: 'nothing' }
  /** `ms` is never below nothing; `soon`: under an hour. */
  | { kind: 'left'; ms: number; isSoon: boolean }
  /** The link has run out, whatever the service says of the request by then. */
  | { kind: 'ranOut' }
  | { kind: 'toDecide' }
  | { kind: 'decided'; verdict: NonNullable<RequestRow['verdict']> }

type Facts = Pick<RequestRow, 'outbox' | 'status' | 'linkExpiresAt' | 'verdict'>

/** What became of a request, at a time of the service's clock. */
export function rowOutcome({ outbox, status, linkExpiresAt, verdict }: Facts, serviceNow: number): RowOutcome {
  if (outbox !== null) return { kind: 'nothing' }
  if (verdict !== null) return { kind: 'decided', verdict }
  if (status === 'completed') return { kind: 'toDecide' }
  const left = status === 'pending' ? timeLeft(linkExpiresAt, serviceNow) : null
  if (left === null) return { kind: 'nothing' }
  return left.state === 'over' ? { kind: 'ranOut' } : { kind: 'left', ms: left.ms, isSoon: left.state === 'soon' }
}
