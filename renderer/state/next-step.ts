import { type RequestState, requestState, type SentState, sentState } from '../../common/words/request-states.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'
import type { Tone } from '../ui/note.tsx'

/** The sentence that says what to do now, by its key under `next`. */
export type StepName =
  | 'queued'
  | 'sending'
  | 'confirming'
  | 'needsCorrecting'
  | 'needsAttention'
  | 'pending'
  | 'pendingOpen'
  | 'pendingNoLink'
  | 'pendingRefused'
  | 'pendingOver'
  | 'matching'
  | 'matchingOnly'
  | 'differing'
  | 'differingOnly'
  | 'differingAgainst'
  | 'notCompared'
  | 'identified'
  | 'accepted'
  | 'acceptedKept'
  | 'acceptedToFile'
  | 'acceptedFiled'
  | 'acceptedSaved'
  | 'acceptedPrinted'
  | 'turnedDown'
  | 'askedAgain'
  | 'askedAgainGone'
  | 'superseded'
  | 'expired'
  | 'failed'
  | 'unknown'
  | 'notUnderstood'

/** The one thing to press; null when the desk does the next thing by itself, or the clerk decides. */
export type StepAction = 'handOver' | 'saveProof' | 'sendAgain' | 'correct' | 'askAgain' | 'openNext' | 'goOn'

/** What to do now with a request. */
export interface NextStep {
  name: StepName
  action: StepAction | null
  tone: Tone
  kind: RequestState
}

/** What the next step depends on. */
export type StepFacts = Pick<
  RequestDetail,
  | 'outbox'
  | 'status'
  | 'outcome'
  | 'verdict'
  | 'link'
  | 'linkExpiresAt'
  | 'proof'
  | 'claims'
  | 'comparedBy'
  | 'draft'
  | 'askedAgainBy'
> &
  Partial<Pick<RequestDetail, 'refusedLink' | 'likeness' | 'supersededBy' | 'filing' | 'deeds' | 'isNotUnderstood'>>

function pendingName(facts: StepFacts): StepName {
  if (facts.link === null) return facts.refusedLink ? 'pendingRefused' : 'pendingNoLink'
  return facts.linkExpiresAt === null ? 'pendingOpen' : 'pending'
}

function outboxStep(facts: StepFacts & { outbox: NonNullable<StepFacts['outbox']> }): Omit<NextStep, 'kind'> {
  switch (facts.outbox) {
    case 'needsCorrecting':
      return { name: 'needsCorrecting', action: facts.draft === null ? null : 'correct', tone: 'bad' }
    case 'needsAttention':
      return { name: 'needsAttention', action: 'sendAgain', tone: 'warn' }
    case 'queued':
    case 'sending':
    case 'confirming':
      return { name: facts.outbox, action: null, tone: 'plain' }
  }
}

function pendingStep(facts: StepFacts, isLinkOver: boolean): Omit<NextStep, 'kind'> {
  if (isLinkOver) return { name: 'pendingOver', action: 'askAgain', tone: 'warn' }
  const name = pendingName(facts)
  return {
    name,
    action: name === 'pendingNoLink' ? null : 'handOver',
    tone: name === 'pendingRefused' ? 'bad' : 'plain'
  }
}

function sentStep(facts: StepFacts, kind: SentState, isLinkOver: boolean): Omit<NextStep, 'kind'> {
  if (facts.isNotUnderstood) return { name: 'notUnderstood', action: null, tone: 'bad' }
  if (facts.verdict !== null) return decidedStep(facts, facts.verdict)
  if (facts.askedAgainBy.length > 0 && (kind === 'waiting' || kind === 'expired' || kind === 'failed'))
    return askedAgain
  if (kind === 'waiting' && facts.supersededBy) return { name: 'superseded', action: 'openNext', tone: 'warn' }
  switch (kind) {
    case 'waiting':
      return pendingStep(facts, isLinkOver)
    case 'matching':
      return { name: matchingName(facts), action: null, tone: 'good' }
    case 'differing':
      return { name: differingName(facts), action: null, tone: facts.likeness === 'another' ? 'bad' : 'warn' }
    case 'notCompared':
      return { name: 'notCompared', action: null, tone: 'warn' }
    case 'identified':
      return { name: 'identified', action: null, tone: 'plain' }
    case 'expired':
      return { name: 'expired', action: 'askAgain', tone: 'plain' }
    case 'failed':
      return { name: 'failed', action: 'askAgain', tone: 'warn' }
    case 'other':
      return { name: 'unknown', action: null, tone: 'plain' }
  }
}

/** What matches is named, where anybody told it claim by claim. */
function matchingName({ claims }: StepFacts): StepName {
  return claims.some((claim) => claim.matched === true) ? 'matching' : 'matchingOnly'
}

function differingName({ claims, comparedBy }: StepFacts): StepName {
  if (claims.every((claim) => claim.matched !== false)) return 'differingOnly'
  return comparedBy === 'deskAgainstService' ? 'differingAgainst' : 'differing'
}

function decidedStep(facts: StepFacts, verdict: NonNullable<StepFacts['verdict']>): Omit<NextStep, 'kind'> {
  switch (verdict) {
    case 'accept':
      return acceptedStep(facts)
    case 'reject':
      return { name: 'turnedDown', action: null, tone: 'plain' }
    case 'askAgain':
      return facts.askedAgainBy.length > 0 ? askedAgain : { name: 'askedAgainGone', action: 'askAgain', tone: 'plain' }
  }
}

/** Once the proof is where it belongs, by whichever way, the next request comes. */
function acceptedStep({ proof, filing, deeds }: StepFacts): Omit<NextStep, 'kind'> {
  if (filing?.path) return { name: 'acceptedFiled', action: 'goOn', tone: 'good' }
  if (deeds?.saved) return { name: 'acceptedSaved', action: 'goOn', tone: 'good' }
  if (deeds?.printed) return { name: 'acceptedPrinted', action: 'goOn', tone: 'good' }
  if (proof !== 'kept') return { name: 'accepted', action: null, tone: 'good' }
  if (filing) return { name: 'acceptedToFile', action: 'goOn', tone: 'good' }
  return { name: 'acceptedKept', action: 'saveProof', tone: 'good' }
}

const askedAgain = { name: 'askedAgain', action: 'openNext', tone: 'plain' } as const

/** Whether the clerk has to decide: the person has authenticated, and nothing was decided yet. */
export function isToDecide(facts: Pick<StepFacts, 'outbox' | 'status' | 'verdict' | 'isNotUnderstood'>): boolean {
  if (facts.isNotUnderstood) return false
  return facts.outbox === null && facts.status === 'completed' && facts.verdict === null
}

/** Whether a request may be asked again: it has an outcome, or can have none any more, or another one took its place. */
export function mayAskAgain(
  facts: Pick<RequestDetail, 'outbox' | 'status' | 'superseded'> & Partial<Pick<RequestDetail, 'isNotUnderstood'>>,
  isLinkOver: boolean
): boolean {
  if (facts.outbox !== null || facts.isNotUnderstood) return false
  if (facts.status === 'completed' || facts.status === 'expired' || facts.status === 'error') return true
  return facts.status === 'pending' && (isLinkOver || facts.superseded)
}

/**
 * What to do now, as one sentence and at most one thing to press. `isLinkOver`: the link has run out by the service's
 * clock, whether or not the service has said so.
 */
export function nextStep(facts: StepFacts, isLinkOver = false): NextStep {
  const kind = requestState(facts)
  const { outbox } = facts
  return {
    ...(outbox === null ? sentStep(facts, sentState(facts), isLinkOver) : outboxStep({ ...facts, outbox })),
    kind
  }
}
