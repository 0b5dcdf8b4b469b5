import { z } from 'zod'
import { comparers } from '../../common/words/outcomes.ts'
import { outboxStates, proofStates } from '../../common/words/requests.ts'
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
  /** The desk's own id; stays the same from the first keystroke saved to the proof filed. */
  id: z.string(),
  serviceId: z.string(),
  /** Null once the service has it. */
  outbox: outboxState.nullable(),
  /** The service's own word (`pending`, `completed`, `expired`, or one we do not know); null before it has it. */
  status: z.string().nullable(),
  reference: z.string(),
  /** The person as asked for: the name, else the code, else birth date and country. */
  who: z.string(),
  createdAt: time,
  completedAt: time.nullable(),
  linkExpiresAt: time.nullable(),
  /** What comparing came to; null while it is not completed. */
  outcome: outcomeWord.nullable(),
  proof: proofState,
  /** Another request on the service carries the same reference: both are kept and the clerk is told. */
  doubled: z.boolean(),
  /** A later request about the same person was made while this one's link lived: a late completion is to be noticed. */
  superseded: z.boolean(),
  /** What the clerk decided last; null before that. */
  verdict: verdict.nullable(),
  /** The clerk has written something about it. */
  hasNote: z.boolean()
})

/** An earlier request about the same person. */
export const earlierRequest = z.object({ id: z.string(), reference: z.string(), createdAt: time })

/** A part of the list, and how long the whole list is. */
export const requestPage = z.object({ total: z.int(), rows: z.array(requestRow) })

/** Required beside received. */
export const claimRow = z.object({
  type: z.string(),
  required: z.string().nullable(),
  received: z.string().nullable(),
  /** Null where there was nothing to compare it with. */
  matched: z.boolean().nullable(),
  /** Why it differs, or is the same in spite of it; null where nothing is to be said. */
  why: differenceReason.nullable()
})

/** What the person's authentication told; the service may leave out any of it. */
export const resultView = z.object({
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  /** The whole name, of services that tell no parts of it. */
  name: z.string().nullable(),
  sub: z.string().nullable(),
  dateOfBirth: z.string().nullable(),
  /** eIDAS level of assurance: low, substantial, high. */
  acr: z.string().nullable(),
  authenticationType: z.string().nullable(),
  authTime: time.nullable(),
  expirationTime: time.nullable(),
  /** When the certificate or document ends; null where nobody told, or told only the end of the session. */
  validUntil: time.nullable()
})

/** One request with everything the clerk may see of it. */
export const requestDetail = requestRow.extend({
  /** The id on the service; null before it has it. */
  requestId: z.string().nullable(),
  /** The URL for the person; null where the service gave none, or one that is not handed over. */
  link: z.string().nullable(),
  /** The link that is not handed over, where the service gave such a one. */
  refusedLink: refusedLink.nullable(),
  reason: z.string().nullable(),
  claims: z.array(claimRow),
  /**
   * Who compared: the service itself, or this desk because the service does not; `deskAgainstService`: the service says
   * that all is as required, and the desk sees that it is not. Null where nothing was compared.
   */
  comparedBy: z.enum(comparers).nullable(),
  result: resultView.nullable(),
  /** What the claims that differ say together; null where none does. */
  likeness: likeness.nullable(),
  /** What speaks against accepting; empty while there is no result. */
  concerns: z.array(concernView),
  /** Every decision, oldest first. */
  decisions: z.array(decisionView),
  /** What the clerk noted, as it stands; empty where nothing is. */
  note: z.string(),
  noteWrittenAt: time.nullable(),
  /** The request that this one asks again for. */
  asksAgainFor: chainedRequest.nullable(),
  /** The requests that ask again for this one, oldest first. */
  askedAgainBy: z.array(chainedRequest),
  /** The service's own words when it refused the request (422). */
  rejection: z.string().nullable(),
  /** Why the last attempt to send or to look up did not succeed. */
  lastProblem: problemCode.nullable(),
  /** As typed, to put a refused request right. */
  draft: draftInput.omit({ serviceId: true, corrects: true, asksAgain: true }).nullable(),
  /** Size in bytes of the proof kept on this desk. */
  proofSize: z.int().nullable(),
  /** Where the office filed the proof, below its folder; `path` is null while it waits. Null where it is not to be filed. */
  filing: z.object({ path: z.string().nullable() }).nullable()
})

export type RequestRow = z.infer<typeof requestRow>

export type ClaimRow = z.infer<typeof claimRow>

export type ResultView = z.infer<typeof resultView>

export type RequestDetail = z.infer<typeof requestDetail>
