/** A request as the clerk sees it: a line of the list, and all that is known of it. Times are ISO 8601 in UTC. */
import type { RefusedLink } from './links.ts'
import type { ComparedBy, Concern, DifferenceReason, Likeness, OutcomeWord, Verdict } from './outcomes.ts'
import type { ProblemCode } from './problems.ts'
import type { OutboxState, ProofState } from './requests.ts'
import type { DraftInput } from './typed-requests.ts'

/** What of a request is copied by one press. */
export const copiedParts = ['name', 'code', 'reference'] as const
export type CopiedPart = (typeof copiedParts)[number]

/** One line of the list. */
export type RequestRow = {
  /** The desk's own id; stays the same from the first keystroke saved to the proof filed. */
  id: string
  serviceId: string
  /** Null once the service has it. */
  outbox: OutboxState | null
  /** The service's own word (`pending`, `completed`, `expired`, or one we do not know); null before it has it. */
  status: string | null
  reference: string
  /** The person as asked for: the name, else the code, else birth date and country. */
  who: string
  /** The name that was received; null while nobody came, or the service told none. */
  cameAs: string | null
  /** The code that was received, or a document's number in its place. */
  cameCode: string | null
  createdAt: string
  completedAt: string | null
  linkExpiresAt: string | null
  /** What comparing came to; null while it is not completed. */
  outcome: OutcomeWord | null
  proof: ProofState
  /** Another request on the service carries the same reference: both are kept and the clerk is told. */
  doubled: boolean
  /** A later request about the same person was made while this one's link lived: a late completion is to be noticed. */
  superseded: boolean
  /** What the clerk decided last; null before that. */
  verdict: Verdict | null
  /** The clerk has written something about it. */
  hasNote: boolean
}

/** A request that was completed just now, as the window is told of it. `who`: who came, else who was asked for. */
export type CompletedRequest = { serviceId: string; id: string; reference: string; who: string; outcome: OutcomeWord }

/** Required beside received. */
export type ClaimRow = {
  type: string
  required: string | null
  received: string | null
  /** Null where there was nothing to compare it with. */
  matched: boolean | null
  /** Why it differs, or is the same in spite of it; null where nothing is to be said. */
  why: DifferenceReason | null
  /** Which signs differ, in each of the two; null where that tells nothing. */
  marks: DifferingSigns | null
}

/** A part of a text by UTF-16 units: from the first, up to but without the second. */
export type SignRange = readonly [from: number, to: number]

/** The parts that differ, in each of two texts. */
export type DifferingSigns = { required: SignRange[]; received: SignRange[] }

/** What the person's authentication told; the service may leave out any of it. */
export type ResultView = {
  givenName: string | null
  familyName: string | null
  /** The whole name, of services that tell no parts of it. */
  name: string | null
  sub: string | null
  /** Whether `sub` is the number of the document that was used, and no personal code. */
  isDocumentNumber: boolean
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null
  /** eIDAS level of assurance: low, substantial, high. */
  acr: string | null
  authenticationType: string | null
  authTime: string | null
  expirationTime: string | null
  /** When the certificate or document ends; null where nobody told, or told only the end of the session. */
  validUntil: string | null
}

/** A concern, and whether accepting against it wants a note. */
export type ConcernView = { code: Concern; isObjection: boolean }

/** One decision, as it was taken. */
export type DecisionView = {
  verdict: Verdict
  /** The clerk's note as it stood then. */
  note: string
  /** What spoke against it by the rules of that day. */
  wentAgainst: Concern[]
  decidedAt: string
  /** Who decided; empty where an earlier version of the app kept no name. */
  author: string
  /** The office's other desk that decided; empty where this one did. */
  desk: string
  /** When it came to the office's server, where that is five minutes or more off the time that the other desk told; else null. */
  arrived: string | null
}

/** A request at the other end of a chain. */
export type ChainedRequest = { id: string; reference: string }

/** One request with everything the clerk may see of it. */
export type RequestDetail = RequestRow & {
  /** The id on the service; null before it has it. */
  requestId: string | null
  /** The office's other desk that has read last what the service told, where this one has not; null where it has. */
  toldBy: { desk: string; at: string } | null
  /** The URL for the person; null where the service gave none, or one that is not handed over. */
  link: string | null
  /** The link that is not handed over, where the service gave such a one. */
  refusedLink: RefusedLink | null
  reason: string | null
  claims: ClaimRow[]
  /** It asks for nobody in particular: whoever follows the link is identified. */
  isDiscovery: boolean
  /** Null where not everything could be compared. */
  comparedBy: ComparedBy | null
  result: ResultView | null
  /** The result names an id number, and its service compares birth dates: nobody compared the number. */
  idNumberTold: boolean
  /** What the claims that differ say together; null where none does. */
  likeness: Likeness | null
  /** What speaks against accepting; empty while there is no result. */
  concerns: ConcernView[]
  /** Every decision, oldest first. */
  decisions: DecisionView[]
  /** Desks have decided without knowing of one another: no decision stands until one decides again. */
  isDecidedTwice: boolean
  /** A later version has said something about it that this one does not understand: nothing is done about it until an update. */
  isNotUnderstood: boolean
  /** What the clerk noted, as it stands; empty where nothing is. */
  note: string
  noteWrittenAt: string | null
  /** Who wrote it so; empty where an earlier version of the app kept no name. */
  noteAuthor: string
  /** The request that this one asks again for. */
  asksAgainFor: ChainedRequest | null
  /** The requests that ask again for this one, oldest first. */
  askedAgainBy: ChainedRequest[]
  /** The last request that took this one's place while its link lived; null where none did. */
  supersededBy: ChainedRequest | null
  /** The service's own words when it refused the request (422). */
  rejection: string | null
  /** Why the last attempt to send or to look up did not succeed. */
  lastProblem: ProblemCode | null
  /** As typed, to put a refused request right. */
  draft: Omit<DraftInput, 'serviceId' | 'corrects' | 'asksAgain'> | null
  /** Size in bytes of the proof kept on this desk. */
  proofSize: number | null
  /** The office's other desk that fetched the kept proof from eeID; null where this one did. */
  proofFrom: string | null
  /** Proofs that another one took the place of, newest first; each is found by its hash. */
  earlierProofs: { sha256: string; receivedAt: string }[]
  /** Where the office filed the proof, below its folder; `path` is null while it waits. Null where it is not to be filed. */
  filing: { path: string | null } | null
  /** Why nothing may erase it; null where it is not held. */
  hold: { reason: string; author: string; at: string } | null
  /** What the clerk did with the proof last. */
  deeds: { saved: { fileName: string; at: string } | null; printed: { at: string } | null }
}
