import { z } from 'zod'
import { comparers } from '../../common/words/outcomes.ts'
import type {
  ClaimRow,
  CompletedRequest,
  RequestDetail,
  RequestRow,
  ResultView
} from '../../common/words/request-views.ts'
import { outboxStates, proofStates } from '../../common/words/requests.ts'
import type { EarlierRequest } from '../../common/words/typed-requests.ts'
import { problemCode } from './answers.ts'
import { time } from './call.ts'
import {
  chainedRequest,
  concernView,
  decisionView,
  differenceReason,
  likeness,
  outcomeWord,
  verdict
} from './decisions.ts'
import { draftInput } from './draft.ts'
import { refusedLink } from './handover.ts'

/** The state of a request that is not yet on the service. */
export const outboxState = z.enum(outboxStates)

/** How far the proof has come. */
export const proofState = z.enum(proofStates)

/** One row of the list. */
export const requestRow = z.object({
  id: z.string(),
  serviceId: z.string(),
  outbox: outboxState.nullable(),
  status: z.string().nullable(),
  reference: z.string(),
  who: z.string(),
  cameAs: z.string().nullable(),
  cameCode: z.string().nullable(),
  createdAt: time,
  completedAt: time.nullable(),
  linkExpiresAt: time.nullable(),
  outcome: outcomeWord.nullable(),
  proof: proofState,
  doubled: z.boolean(),
  superseded: z.boolean(),
  verdict: verdict.nullable(),
  hasNote: z.boolean()
}) satisfies z.ZodType<RequestRow>

/** A request that was completed just now. */
export const completedRequest = z.object({
  serviceId: z.string(),
  id: z.string(),
  reference: z.string(),
  who: z.string(),
  outcome: outcomeWord
}) satisfies z.ZodType<CompletedRequest>

/** An earlier request about the same person. */
export const earlierRequest = z.object({
  id: z.string(),
  reference: z.string(),
  createdAt: time
}) satisfies z.ZodType<EarlierRequest>

/** A part of the list, and how long the whole list is. */
export const requestPage = z.object({ total: z.int(), rows: z.array(requestRow) })

/** Parts of a text, each from its first sign up to but without the last, by UTF-16 units. */
const signRanges = z.array(z.tuple([z.int(), z.int()]).readonly())

/** Required beside received. */
export const claimRow = z.object({
  type: z.string(),
  required: z.string().nullable(),
  received: z.string().nullable(),
  matched: z.boolean().nullable(),
  why: differenceReason.nullable(),
  marks: z.object({ required: signRanges, received: signRanges }).nullable()
}) satisfies z.ZodType<ClaimRow>

/** What the person's authentication told; the service may leave out any of it. */
export const resultView = z.object({
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  name: z.string().nullable(),
  sub: z.string().nullable(),
  /** `sub` is the number of the document that was used, and no personal code. */
  isDocumentNumber: z.boolean(),
  dateOfBirth: z.string().nullable(),
  acr: z.string().nullable(),
  authenticationType: z.string().nullable(),
  authTime: time.nullable(),
  expirationTime: time.nullable(),
  validUntil: time.nullable()
}) satisfies z.ZodType<ResultView>

/** One request with everything the clerk may see of it. */
export const requestDetail = requestRow.extend({
  requestId: z.string().nullable(),
  toldBy: z.object({ desk: z.string(), at: time }).nullable(),
  link: z.string().nullable(),
  refusedLink: refusedLink.nullable(),
  reason: z.string().nullable(),
  claims: z.array(claimRow),
  isDiscovery: z.boolean(),
  comparedBy: z.enum(comparers).nullable(),
  result: resultView.nullable(),
  idNumberTold: z.boolean(),
  likeness: likeness.nullable(),
  concerns: z.array(concernView),
  decisions: z.array(decisionView),
  isDecidedTwice: z.boolean(),
  isNotUnderstood: z.boolean(),
  note: z.string(),
  noteWrittenAt: time.nullable(),
  noteAuthor: z.string(),
  asksAgainFor: chainedRequest.nullable(),
  askedAgainBy: z.array(chainedRequest),
  supersededBy: chainedRequest.nullable(),
  rejection: z.string().nullable(),
  lastProblem: problemCode.nullable(),
  draft: draftInput.omit({ serviceId: true, corrects: true, asksAgain: true }).nullable(),
  proofSize: z.int().nullable(),
  proofFrom: z.string().nullable(),
  earlierProofs: z.array(z.object({ sha256: z.string(), receivedAt: time })),
  filing: z.object({ path: z.string().nullable() }).nullable(),
  hold: z.object({ reason: z.string(), author: z.string(), at: time }).nullable(),
  deeds: z.object({
    saved: z.object({ fileName: z.string(), at: time }).nullable(),
    printed: z.object({ at: time }).nullable()
  })
}) satisfies z.ZodType<RequestDetail>

export type { ClaimRow, RequestDetail, RequestRow, ResultView }
