import { type OutcomeFacts, outcomeShown } from '../../common/words/outcome-shown.ts'
import type { Verdict } from '../../common/words/outcomes.ts'
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
  | { kind: 'decided'; verdict: Verdict }

type Facts = OutcomeFacts & { linkExpiresAt: string | null }

/** What became of a request, at a time of the service's clock. */
export function rowOutcome(row: Facts, serviceNow: number): RowOutcome {
  const shown = outcomeShown(row)
  if (shown === null) return { kind: 'nothing' }
  if (shown === 'toDecide') return { kind: 'toDecide' }
  if (shown !== 'link') return { kind: 'decided', verdict: shown }
  const { linkExpiresAt } = row
  const left = timeLeft(linkExpiresAt, serviceNow)
  if (left === null || linkExpiresAt === null) return { kind: 'nothing' }
  if (left.state === 'over') return { kind: 'ranOut', until: linkExpiresAt }
  if (left.state === 'long') return { kind: 'until', until: linkExpiresAt }
  return { kind: 'left', until: linkExpiresAt, ms: left.ms, isSoon: left.state === 'soon' }
}
