import type { RequestRow } from '../../preload/contract/request.ts'
import { timeLeft } from '../state/time-left.ts'

/** What a row says after its state: how long its link lives, or what became of it. */
export type RowOutcome =
  | { kind: 'nothing' }
  /** The link lives a day or more. */
  | { kind: 'until'; until: string }
  /** Less than that: `ms` is never below nothing; `isSoon`: under an hour. */
  | { kind: 'left'; until: string; ms: number; isSoon: boolean }
  /** The link has run out, whatever the service says of the request by then. */
  | { kind: 'ranOut'; until: string }
  | { kind: 'toDecide' }
  | { kind: 'decided'; verdict: NonNullable<RequestRow['verdict']> }

type Facts = Pick<RequestRow, 'outbox' | 'status' | 'linkExpiresAt' | 'verdict'>

/** What became of a request, at a time of the service's clock. */
export function rowOutcome({ outbox, status, linkExpiresAt, verdict }: Facts, serviceNow: number): RowOutcome {
  if (outbox !== null) return { kind: 'nothing' }
  if (verdict !== null) return { kind: 'decided', verdict }
  if (status === 'completed') return { kind: 'toDecide' }
  const left = status === 'pending' ? timeLeft(linkExpiresAt, serviceNow) : null
  if (left === null || linkExpiresAt === null) return { kind: 'nothing' }
  if (left.state === 'over') return { kind: 'ranOut', until: linkExpiresAt }
  if (left.state === 'long') return { kind: 'until', until: linkExpiresAt }
  return { kind: 'left', until: linkExpiresAt, ms: left.ms, isSoon: left.state === 'soon' }
}
