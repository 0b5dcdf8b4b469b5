/** The calls about what the clerk decides and notes, and about what the office accepts. */
import { z } from 'zod'
import { acceptance } from '../../common/settings/acceptance.ts'
import { fieldsOf } from '../../common/settings/schema.ts'
import {
  leftWhys,
  type MatchingAccepted,
  type MatchingFound,
  mostAccepted
} from '../../common/words/accept-matching.ts'
import { concerns, differenceReasons, likenesses, outcomeWords, verdicts } from '../../common/words/outcomes.ts'
import type { ChainedRequest, ConcernView, DecisionView } from '../../common/words/request-views.ts'
import { outcome } from './answers.ts'
import { call, nothing, request, service, time } from './call.ts'
import { chosen } from './list-query.ts'

/** What the clerk may decide about a completed request. */
export const verdict = z.enum(verdicts)

/** What comparing a completed request came to. */
export const outcomeWord = z.enum(outcomeWords)

/** Why a claim differs. */
export const differenceReason = z.enum(differenceReasons)

/** What all claims say together. */
export const likeness = z.enum(likenesses)

/** What speaks against accepting, or is only to be noticed. */
export const concern = z.enum(concerns)

/** A concern, and whether accepting against it wants a note. */
export const concernView = z.object({ code: concern, isObjection: z.boolean() }) satisfies z.ZodType<ConcernView>

/** One decision, as it was taken. */
export const decisionView = z.object({
  verdict,
  note: z.string(),
  wentAgainst: z.array(concern),
  decidedAt: time,
  author: z.string(),
  desk: z.string(),
  arrived: time.nullable()
}) satisfies z.ZodType<DecisionView>

/** A request at the other end of a chain. */
export const chainedRequest = z.object({ id: z.string(), reference: z.string() }) satisfies z.ZodType<ChainedRequest>

/** What the office accepts. */
export const acceptancePolicy = z.strictObject(fieldsOf(acceptance))

export type AcceptancePolicy = z.infer<typeof acceptancePolicy>

export type { ChainedRequest, DecisionView }

const note = z.string().max(10_000)

const number = z.int().positive()

const left = z.array(z.object({ id: z.string(), reference: z.string(), why: z.enum(leftWhys) }))

const matchingFound = z.object({ ids: z.array(z.string()), left }) satisfies z.ZodType<MatchingFound>

const acceptedOne = z.strictObject({ ...request.shape, number, noteBefore: note.nullable() })

const matchingAccepted = z.object({ decisions: z.array(acceptedOne), left }) satisfies z.ZodType<MatchingAccepted>

/** Every call of `decisions`. */
export const decisionsCalls = {
  /**
   * Decides about a completed request; a decision before it becomes history. Accepting against an objection wants a
   * note. Asking again is decided by creating the new request. Returns the decision's number within the request.
   */
  decide: call(request.extend({ verdict: verdict.exclude(['askAgain']), note }), outcome(z.object({ number }))),
  /** Withdraws the last decision about a request, for 8 s; `notNow` once it counts, or another one was taken. */
  withdraw: call(request.extend({ number }), outcome(z.null())),
  /** Which of the chosen would be accepted together: what matches, and what nothing speaks against. */
  findMatching: call(service.extend({ chosen }), outcome(matchingFound)),
  /** Accepts them, each by a decision of its own, with one note for all; all of it is kept, or none. */
  acceptMatching: call(
    z.strictObject({ ids: z.array(request.shape.id).min(1).max(mostAccepted), note: z.string().max(2_000) }),
    outcome(matchingAccepted)
  ),
  /** Withdraws all of them, or none: `notNow` where one of them counts by now. */
  withdrawAll: call(z.strictObject({ decisions: z.array(acceptedOne).min(1).max(mostAccepted) }), outcome(z.null())),
  /** Keeps what the clerk notes about any request; what was noted before becomes history. */
  writeNote: call(request.extend({ note }), outcome(z.null())),
  /** Keeps a note as far as it has been typed, should the app end before it is written. */
  typeNote: call(request.extend({ note }), outcome(z.null())),
  policy: call(nothing, outcome(acceptancePolicy)),
  setPolicy: call(acceptancePolicy, outcome(acceptancePolicy))
}
