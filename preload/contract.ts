/**
 * The one declaration of everything that crosses between the clerk's window and the main process. Main checks every
 * call against it at the door, the preload exposes what it names, and the renderer's types are derived from it.
 */
import { z } from 'zod'
import { outcome } from './problem.ts'
import {
  draftInput,
  earlierRequest,
  lineState,
  preferences,
  referenceTemplate,
  requestDetail,
  requestPage,
  serviceInput,
  serviceUpdate,
  serviceView,
  startupState
} from './shapes.ts'

const nothing = z.undefined()
const request = z.strictObject({ id: z.string().min(1).max(64) })
const service = z.strictObject({ serviceId: z.string().min(1).max(64) })

/** One call: the schema of its only argument and of what it answers. */
function call<Argument extends z.ZodType, Answer extends z.ZodType>(argument: Argument, answer: Answer) {
  return { argument, answer }
}

/** Every call, by what the clerk means, grouped by domain. A channel's name is `domain.call`. */
export const calls = {
  startup: {
    /** How far the app has come in opening its keychain and databases. */
    state: call(nothing, startupState),
    /** Tries again to open what could not be opened. */
    retry: call(nothing, startupState)
  },
  preferences: {
    get: call(nothing, preferences),
    set: call(preferences.partial(), preferences)
  },
  services: {
    list: call(nothing, z.array(serviceView)),
    /** What the form may start with: filled by whoever installed the desk, or only the default base URL. */
    suggestion: call(nothing, serviceInput.omit({ clientSecret: true }).extend({ secretProvided: z.boolean() })),
    /** Fetches a token with what was typed; stores nothing. With `id`, an empty secret means the stored one. */
    testConnection: call(serviceInput.extend({ id: z.string().max(64).optional() }), outcome(z.null())),
    add: call(serviceInput, outcome(serviceView)),
    /** An empty secret leaves the stored one as it is. */
    update: call(serviceUpdate, outcome(serviceView))
  },
  references: {
    /** How suggested references are written, and what the next one is. */
    get: call(nothing, outcome(referenceTemplate)),
    /** What the next one would be by a template that is being typed. */
    tryOut: call(z.strictObject({ template: z.string().max(1000) }), outcome(referenceTemplate)),
    set: call(z.strictObject({ template: z.string().max(1000) }), outcome(referenceTemplate))
  },
  requests: {
    /** Newest first. */
    list: call(
      service.extend({ offset: z.int().min(0).max(10_000_000), limit: z.int().min(1).max(200) }),
      outcome(requestPage)
    ),
    get: call(request, outcome(requestDetail)),
    suggestReference: call(service, outcome(z.string())),
    /** The latest request about the same person within the last days, to warn of asking twice. */
    askedBefore: call(draftInput.pick({ serviceId: true, claims: true }), outcome(earlierRequest.nullable())),
    /** What the clerk has in hand: a pending one is looked after more often. Null: none. */
    look: call(service.extend({ id: z.string().min(1).max(64).nullable() }), outcome(z.null())),
    /** Keeps the request in the outbox, answers its id at once, and sends it when the service can be reached. */
    create: call(draftInput, outcome(z.object({ id: z.string() }))),
    /** Forgets a request that the service refused; nothing of it is on the service. */
    discard: call(request, outcome(z.null())),
    /** Sends a parked request again, after checking that the service does not have it. */
    sendAgain: call(request, outcome(z.null())),
    copyLink: call(request, outcome(z.null()))
  },
  proofs: {
    /** Asks where by the system's dialog; the value is the name of the file, or null when the clerk closed the dialog. */
    save: call(request, outcome(z.object({ fileName: z.string() }).nullable())),
    /** Opens in the system's viewer. */
    open: call(request, outcome(z.null()))
  },
  line: {
    state: call(service, outcome(lineState)),
    /** Asks the service now; several presses make one check. */
    checkNow: call(service, outcome(z.null()))
  }
} as const

/** Every event that main sends, with the schema of what it carries. */
export const events = {
  /** Something about this service's requests or proofs is new: read again what is on screen. */
  requestsChanged: service,
  lineChanged: lineState,
  servicesChanged: z.null(),
  startupChanged: startupState
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
  /** Subscribes to an event; the answer unsubscribes. */
  on: { [E in keyof Events]: (listener: (payload: EventPayload<E>) => void) => () => void }
}
