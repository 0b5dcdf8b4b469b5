import type { RequestDetail } from '../../preload/shapes.ts'
import type { Tone } from '../ui/note.tsx'
import { type StatusKind, statusKind } from './status.ts'

/** The sentence that says what to do now, by its key under `next`. */
export type StepName =
  | 'queued'
  | 'sending'
  | 'unsure'
  | 'rejected'
  | 'parked'
  | 'pending'
  | 'pendingOpen'
  | 'pendingNoLink'
  | 'pendingOver'
  | 'matching'
  | 'matchingKept'
  | 'differing'
  | 'differingOnly'
  | 'completed'
  | 'expired'
  | 'unknown'

/** The one thing to press; null when the desk does the next thing by itself. */
export type StepAction = 'handOver' | 'saveProof' | 'sendAgain' | 'correct' | 'newRequest'

/** What to do now with a request. */
export interface NextStep {
  name: StepName
  action: StepAction | null
  tone: Tone
  kind: StatusKind
}

/** What the next step depends on. */
export type StepFacts = Pick<
  RequestDetail,
  'outbox' | 'status' | 'matched' | 'link' | 'linkExpiresAt' | 'proof' | 'claims' | 'draft'
>

function pendingName(facts: StepFacts): StepName {
  if (facts.link === null) return 'pendingNoLink'
  return facts.linkExpiresAt === null ? 'pendingOpen' : 'pending'
}

function outboxStep(facts: StepFacts & { outbox: NonNullable<StepFacts['outbox']> }): Omit<NextStep, 'kind'> {
  switch (facts.outbox) {
    case 'rejected':
      return { name: 'rejected', action: facts.draft === null ? null : 'correct', tone: 'bad' }
    case 'parked':
      return { name: 'parked', action: 'sendAgain', tone: 'warn' }
    default:
      return { name: facts.outbox, action: null, tone: 'plain' }
  }
}

function sentStep(facts: StepFacts, kind: StatusKind, isLinkOver: boolean): Omit<NextStep, 'kind'> {
  const save = facts.proof === 'kept' ? 'saveProof' : null
  switch (kind) {
    case 'waiting':
      if (isLinkOver) return { name: 'pendingOver', action: 'newRequest', tone: 'warn' }
      return { name: pendingName(facts), action: facts.link === null ? null : 'handOver', tone: 'plain' }
    case 'matching':
      return { name: save === null ? 'matching' : 'matchingKept', action: save, tone: 'good' }
    case 'differing': {
      const isTold = facts.claims.some((claim) => claim.matched === false)
      return { name: isTold ? 'differing' : 'differingOnly', action: save, tone: 'warn' }
    }
    case 'completed':
      return { name: 'completed', action: save, tone: 'plain' }
    case 'expired':
      return { name: 'expired', action: 'newRequest', tone: 'plain' }
    default:
      return { name: 'unknown', action: null, tone: 'plain' }
  }
}

/**
 * What to do now, as one sentence and at most one thing to press. `isLinkOver`: the link has run out by the service's
 * clock, whether or not the service has said so.
 */
export function nextStep(facts: StepFacts, isLinkOver = false): NextStep {
  const kind = statusKind(facts)
  const { outbox } = facts
  return { ...(outbox === null ? sentStep(facts, kind, isLinkOver) : outboxStep({ ...facts, outbox })), kind }
}
