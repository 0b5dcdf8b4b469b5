/** The shapes that cross the IPC. Times are ISO 8601 in UTC. */
import { z } from 'zod'
import { languages, mostIdSigns } from './known.ts'
import { problemCode } from './problem.ts'
import {
  chainedRequest,
  concernView,
  decisionView,
  differenceReason,
  likeness,
  outcomeWord,
  verdict
} from './shapes-decision.ts'
import { refusedLink } from './shapes-handover.ts'

const time = z.iso.datetime()
const text = (most: number) => z.string().max(most)

/** The claim types of the eeID API description ("Meaning"). */
export const claimTypes = ['sub', 'name', 'birthdate', 'country'] as const

/** What the clerk chose about the app itself; `null` follows the system. */
export const preferences = z.object({
  language: z.enum(languages),
  theme: z.enum(['system', 'light', 'dark']),
  /** How high the rows of the list are. */
  rows: z.enum(['comfortable', 'compact']),
  /** The service that was in use last; null until one was chosen among several. */
  serviceId: z.string().max(64).nullable()
})

/** A service as typed by the clerk. Lengths only guard the door; what is wrong comes back as field problems. */
export const serviceInput = z.strictObject({
  name: text(500),
  environment: z.enum(['live', 'test']),
  baseUrl: text(2000),
  clientId: text(2000),
  clientSecret: text(5000)
})

/** A changed service. */
export const serviceUpdate = serviceInput.extend({ id: text(64) })

/** A service as the window may know it: never with its secret. */
export const serviceView = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.enum(['live', 'test']),
  baseUrl: z.string(),
  clientId: z.string()
})

/** A reason in the languages that the person may choose; only those with a text. */
export const reasonTranslations = z.strictObject({ et: text(10_000), en: text(10_000), ru: text(10_000) }).partial()

/** A request as typed by the clerk. */
export const draftInput = z.strictObject({
  serviceId: text(64),
  /** Empty values are not sent. */
  claims: z.strictObject({ sub: text(5000), name: text(5000), birthdate: text(5000), country: text(5000) }),
  /**
   * The personal code that the clerk knows to be no national code, though it looks like one without its country: it is sent
   * as it is, as long as it stays this one.
   */
  subAsTyped: text(5000).optional(),
  reference: text(5000),
  reason: text(10_000),
  /** Of a reason from the office's list: the person sees it in their own language. */
  reasonTranslations: reasonTranslations.optional(),
  /** The refused request that this one puts right; it leaves the list when this one is kept. */
  corrects: text(mostIdSigns).optional(),
  /** The request that this one asks again for, by the desk's id; its evidence stays. */
  asksAgain: text(mostIdSigns).optional()
})

/**
 * A request that is not yet on the service, as the outbox sees it: `queued` waits for its turn or for the network,
 * `sending` is under way, `unsure` may or may not have arrived and is being looked up, `rejected` was refused by the
 * service (422), `parked` needs the clerk.
 */
export const outboxState = z.enum(['queued', 'sending', 'unsure', 'rejected', 'parked'])

/** `none`: nothing to fetch; `awaited`: completed, the proof is on its way; `refused`: what came is not a PDF. */
export const proofState = z.enum(['none', 'awaited', 'kept', 'refused'])

/** One line of the list. */
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

/** How suggested references are written: `{desk}` and `{number}` are needed; `{year}`, `{month}`, `{day}` may be there. */
export const referenceTemplate = z.object({ template: z.string(), example: z.string() })

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
  comparedBy: z.enum(['service', 'desk', 'deskAgainstService']).nullable(),
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

/**
 * What the last calls proved about a service. `starting`: not asked yet; `online`: it answered; `offline`: nothing
 * answers; `signInRefused`: the client id or secret is refused; `serviceDown`: it answers with faults; `busy`: it asked
 * us to wait; `secretUnavailable`: the keychain does not give the client secret.
 */
export const lineState = z.object({
  serviceId: z.string(),
  status: z.enum(['starting', 'online', 'offline', 'signInRefused', 'serviceDown', 'busy', 'secretUnavailable']),
  /** Since when the status is what it is. */
  since: time.nullable(),
  /** When the service last answered. */
  lastReached: time.nullable(),
  /** When all that may have changed was last asked for; null before the first time since the app started. */
  lastSwept: time.nullable(),
  checking: z.boolean(),
  /** Requests in the outbox that still have to go out or be looked up. */
  waiting: z.int(),
  /** Requests in the outbox that need the clerk. */
  parked: z.int(),
  /** The service's clock minus the desk's, milliseconds; 0 while it is not known. */
  clockOffsetMs: z.int(),
  /** The first reading of a service's whole list, while it lasts. */
  firstSync: z.object({ seen: z.int(), total: z.int().nullable() }).nullable(),
  /** Why the last check failed on this computer, whatever the service told; null where it did not. */
  trouble: z.enum(['diskFull', 'failed']).nullable()
})

/**
 * How far the app has come in opening what it keeps. Nothing is ever deleted or minted anew on the way:
 * `keyMissing` means that a database is there and the keychain has no key for it; `keyWrong`, that it has another.
 */
export const startupState = z.object({
  stage: z.enum([
    'opening',
    'ready',
    'keychainLocked',
    'keychainMissing',
    'keychainDenied',
    'keyMissing',
    'keyWrong',
    'ledgerDamaged',
    'ledgerTooNew',
    'diskFault'
  ]),
  /** Where the databases are, for the desk's IT; null while all is well. */
  folder: z.string().nullable(),
  /** The cache was damaged and is being filled again from the service. */
  cacheRebuilt: z.boolean(),
  /**
   * The ledger was damaged and restored in the last 24 hours; `from` is when its backup was made. `whole`: nothing but
   * perhaps proofs could be missing, and those are fetched again. Otherwise what was done since `from` may be missing:
   * requests that reached the service come back from it, those that still waited to be sent do not.
   */
  ledgerRestored: z.object({ at: time, from: time, whole: z.boolean() }).nullish(),
  /** What was set aside last, so that the desk could begin anew without its key; told at the first start after it. */
  setAside: z.object({ folder: z.string(), at: time }).nullish(),
  /** The desk is ready in memory only: what it kept before stays closed, and all of this is gone when the app ends. */
  keepsNothing: z.boolean().optional()
})

export type Preferences = z.infer<typeof preferences>
export type Language = Preferences['language']
export type ServiceInput = z.infer<typeof serviceInput>
export type ServiceView = z.infer<typeof serviceView>
export type DraftInput = z.infer<typeof draftInput>
export type RequestRow = z.infer<typeof requestRow>
export type ClaimRow = z.infer<typeof claimRow>
export type ResultView = z.infer<typeof resultView>
export type RequestDetail = z.infer<typeof requestDetail>
export type LineState = z.infer<typeof lineState>
export type StartupState = z.infer<typeof startupState>
