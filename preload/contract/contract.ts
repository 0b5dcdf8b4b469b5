/**
 * The one declaration of everything that crosses between the clerk's window and the main process. Main checks every
 * call against it at the door, the preload exposes what it names, and the renderer's types are derived from it. Each
 * domain's calls stand in a file of their own.
 */
import { z } from 'zod'
import { aboutCalls } from './about.ts'
import { auditCalls } from './audit.ts'
import { service } from './call.ts'
import { accessCalls, accessView, clerksCalls } from './clerks.ts'
import { connectionCalls, connectionState } from './connection.ts'
import { decisionsCalls } from './decisions.ts'
import { draftsCalls } from './drafts.ts'
import { erasureCalls } from './erasure.ts'
import { filingCalls, filingHealth, verifyProgress } from './filing.ts'
import { handoverCalls } from './handover.ts'
import { healthCalls } from './health.ts'
import { importCalls } from './import.ts'
import { listStateCalls } from './list-query.ts'
import { notificationsCalls, shownRequest } from './notifications.ts'
import { officeCalls } from './office.ts'
import { peopleCalls } from './people.ts'
import { policyCalls } from './policy.ts'
import { preferences, preferencesCalls } from './preferences.ts'
import { printingCalls } from './printing.ts'
import { askingHealth, programsCalls } from './programs.ts'
import { proofBatch, proofBatchCalls } from './proof-batch.ts'
import { proofsCalls } from './proofs.ts'
import { proxiesCalls } from './proxies.ts'
import { referencesCalls } from './references.ts'
import { reportsCalls } from './reports.ts'
import { completedRequest } from './request.ts'
import { requestsCalls } from './requests.ts'
import { servicesCalls } from './services.ts'
import { startingCalls } from './starting.ts'
import { startupCalls, startupState } from './startup.ts'
import { templatesCalls } from './templates.ts'
import { updateStatus, updatesCalls } from './updates.ts'
import { webhookCalls, webhookHealth } from './webhook.ts'

/** Every call, by what the clerk means, grouped by domain. A channel's name is `domain.call`. */
export const calls = {
  startup: startupCalls,
  about: aboutCalls,
  preferences: preferencesCalls,
  policy: policyCalls,
  starting: startingCalls,
  updates: updatesCalls,
  access: accessCalls,
  clerks: clerksCalls,
  services: servicesCalls,
  references: referencesCalls,
  people: peopleCalls,
  requests: requestsCalls,
  import: importCalls,
  listState: listStateCalls,
  reports: reportsCalls,
  proofs: proofsCalls,
  printing: printingCalls,
  decisions: decisionsCalls,
  drafts: draftsCalls,
  templates: templatesCalls,
  notifications: notificationsCalls,
  handover: handoverCalls,
  filing: filingCalls,
  proofBatch: proofBatchCalls,
  connection: connectionCalls,
  proxies: proxiesCalls,
  webhook: webhookCalls,
  office: officeCalls,
  programs: programsCalls,
  audit: auditCalls,
  health: healthCalls,
  erasure: erasureCalls
} as const

/** Every event that main sends, with the schema of what it carries. */
export const events = {
  /** Something about this service's requests or proofs is new: read again what is on screen. */
  requestsChanged: service,
  /** People have identified themselves for these just now. */
  requestsCompleted: z.array(completedRequest),
  connectionChanged: connectionState,
  preferencesChanged: preferences,
  servicesChanged: z.null(),
  startupChanged: startupState,
  /** The desk is open or locked, or somebody else works at it. */
  accessChanged: accessView,
  /** A display has come or gone, or the second screen is on another: ask again how it is doing. */
  displaysChanged: z.null(),
  /** The clerk pressed a notification about this request. */
  requestWanted: shownRequest,
  /** The clerk wants to write a new request, and pressed so outside the window. */
  newRequestWanted: z.null(),
  /** How looking for a newer version of the app stands. */
  updatesChanged: updateStatus,
  proofBatchChanged: proofBatch,
  filingChanged: filingHealth,
  verifyProgressed: verifyProgress,
  webhookChanged: webhookHealth,
  askingChanged: askingHealth,
  /** How the desk stands with the office's other desks is another: ask again. */
  officeChanged: z.null(),
  /** Somebody has a request in hand at another of the office's desks, or no longer: ask again. */
  lookersChanged: z.null(),
  /** A link of another program has come: ask for it. */
  linkCame: z.null()
} as const

type Calls = typeof calls
type Events = typeof events

/** Names of the domains of the contract. */
export type Domain = keyof Calls

/** A function with no argument where the schema says `undefined`, else with one. */
type Caller<C> = C extends { argument: infer A extends z.ZodType; answer: infer R extends z.ZodType }
  ? z.input<A> extends undefined
    ? () => Promise<z.output<R>>
    : (argument: z.input<A>) => Promise<z.output<R>>
  : never

/** What main must provide for one domain: a function for every call, given the parsed argument. */
export type Handlers<D extends Domain> = {
  [K in keyof Calls[D]]: Calls[D][K] extends { argument: infer A extends z.ZodType; answer: infer R extends z.ZodType }
    ? (argument: z.output<A>) => z.input<R> | Promise<z.input<R>>
    : never
}

/** What an event carries. */
export type EventPayload<E extends keyof Events> = z.output<Events[E]>

/** The API that the preload exposes as `window.eeidDesk`. */
export type DeskApi = {
  [D in Domain]: { [K in keyof Calls[D]]: Caller<Calls[D][K]> }
} & {
  /** Subscribes to an event. Returns how to unsubscribe. */
  on: { [E in keyof Events]: (listener: (payload: EventPayload<E>) => void) => () => void }
}
