/** What the list's column of outcomes shows of a request: the list sorts by it, and a row says it. */
import { type Verdict, verdicts } from './outcomes.ts'
import type { OutboxState } from './requests.ts'

/**
 * The words, in the order in which the list sorts by them: what needs the clerk comes first. `toDecide`: completed and
 * not decided; then the decisions; `link`: until when the link is valid.
 */
export const outcomesShown = ['toDecide', ...verdicts, 'link'] as const
export type OutcomeShown = (typeof outcomesShown)[number]

/** Everything that decides on it. */
export type OutcomeFacts = {
  /** Null once the service has it. */
  outbox: OutboxState | null
  /** The service's own word; null before it has it. */
  status: string | null
  /** What the clerk decided last; null before that. */
  verdict: Verdict | null
  /** When the link expires; null where nobody told. */
  linkExpiresAt: string | number | null
}

/** Returns the word, or null where the column stays empty. */
export function outcomeShown({ outbox, status, verdict, linkExpiresAt }: OutcomeFacts): OutcomeShown | null {
  if (outbox !== null) return null
  if (verdict !== null) return verdict
  if (status === 'completed') return 'toDecide'
  return status === 'pending' && linkExpiresAt !== null ? 'link' : null
}
