import type { z } from 'zod'
import type { QueuedFault } from '../faults/fault-queue.ts'
import type { Fault } from '../faults/fault-schema.ts'
import type { ServiceAccount } from '../service/accounts.ts'
import { personAsRequired } from '../service/as-required.ts'
import type { CounterValues } from '../service/counters.ts'
import type { Person, StoredRequest } from '../service/model.ts'
import { testPerson } from '../service/people.ts'
import type { JsonObject } from '../service/request-view.ts'
import { seedRequests } from '../service/seeding.ts'
import type { Switches } from '../service/switches.ts'
import type { WebhookDelivery } from '../service/webhooks.ts'
import type { LoggedCall } from './call-log.ts'
import type {
  accountSchema,
  clockSchema,
  completionSchema,
  oddSchema,
  requestsQuerySchema,
  seedSchema
} from './control-schemas.ts'
import { type ConnectionCounts, type Practice, resetPractice } from './practice.ts'

/** A control that could not be obeyed, with the HTTP status that says so. */
export class ControlError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

// From then on a date in ISO 8601 has another form, which nobody expects of a service.
const END_OF_DATES = Date.UTC(10_000, 0)

/** The service's time. */
export interface ClockReading {
  /** ISO 8601, as the service believes and writes it. */
  now: string
  skewSeconds: number
}

/** Everything counted since the start or the last reset. */
export interface Counted extends CounterValues {
  connections: ConnectionCounts
}

/** A stored request as the control API tells of it: the API's own form, and the link even when a switch hides it. */
export interface RequestReading extends JsonObject {
  id: string
  client_id: string
  status: string
  reference: string | null
  link: string
}

/** What one can do to the server besides calling its API. */
export class Controls {
  readonly #practice: Practice

  constructor(practice: Practice) {
    this.#practice = practice
  }

  switches(): Switches {
    return this.#practice.service.switches
  }

  setSwitches(changes: { [Name in keyof Switches]?: Switches[Name] | undefined }): Switches {
    const { service } = this.#practice
    service.setSwitches(Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)))
    return service.switches
  }

  clock(): ClockReading {
    const { clock } = this.#practice.service
    return { now: new Date(clock.wall()).toISOString(), skewSeconds: clock.skewMs / 1000 }
  }

  setClock({ advanceSeconds, skewSeconds }: z.output<typeof clockSchema>): ClockReading {
    const { clock } = this.#practice.service
    const then = clock.now() + ((skewSeconds ?? clock.skewMs / 1000) + (advanceSeconds ?? 0)) * 1000
    if (!(then < END_OF_DATES)) throw new ControlError(400, 'The year must have four digits')
    if (skewSeconds !== undefined) clock.setSkew(skewSeconds * 1000)
    if (advanceSeconds !== undefined) clock.advance(advanceSeconds * 1000)
    return this.clock()
  }

  unplug(): { unplugged: boolean } {
    this.#practice.connections.unplug()
    return { unplugged: true }
  }

  plug(): { unplugged: boolean } {
    this.#practice.connections.plug()
    return { unplugged: false }
  }

  reset(): { reset: true } {
    resetPractice(this.#practice)
    return { reset: true }
  }

  invalidateTokens(): { invalidated: true } {
    this.#practice.service.tokens.invalidateAll()
    return { invalidated: true }
  }

  faults(): QueuedFault[] {
    return this.#practice.faults.list()
  }

  addFault(fault: Fault): QueuedFault {
    return this.#practice.faults.add(fault, this.#practice.service.clock.now())
  }

  clearFaults(): QueuedFault[] {
    this.#practice.faults.clear()
    return []
  }

  removeFault(id: number): QueuedFault[] {
    if (!this.#practice.faults.remove(id)) throw new ControlError(404, 'There is no such fault')
    return this.faults()
  }

  seed({ clientId, ...seeding }: z.output<typeof seedSchema>): { seeded: number } {
    const account = clientId === undefined ? this.services()[0] : this.#account(clientId)
    if (!account) throw new ControlError(404, 'There is no service')
    return { seeded: seedRequests(this.#practice.service, { ...seeding, clientId: account.clientId }).length }
  }

  requests({ clientId, reference }: z.output<typeof requestsQuerySchema>): RequestReading[] {
    return this.#practice.service.requests
      .all()
      .filter((request) => clientId === undefined || request.clientId === clientId)
      .filter((request) => reference === undefined || request.reference === reference)
      .map((request) => this.#reading(request))
  }

  request(id: string): RequestReading {
    return this.#reading(this.#stored(id))
  }

  complete(id: string, { as, method }: z.output<typeof completionSchema>): RequestReading {
    const request = this.#stored(id)
    const person = as === 'required' ? personAsRequired(request.claims) : personMeant(as)
    const completion = this.#practice.service.complete(request, person, method)
    if (completion !== 'completed') throw new ControlError(409, `The request cannot be completed: ${completion}`)
    return this.#reading(request)
  }

  expire(id: string): RequestReading {
    const request = this.#stored(id)
    if (request.authentication) throw new ControlError(409, 'The request is completed')
    request.linkExpiresAt = Math.min(request.linkExpiresAt, this.#practice.service.clock.wall())
    return this.#reading(request)
  }

  /** An authentication fails: the request has the status `error`, and the person may try again. */
  fail(id: string): RequestReading {
    const request = this.#stored(id)
    if (request.authentication) throw new ControlError(409, 'The request is completed')
    request.hasFailed = true
    return this.#reading(request)
  }

  setOdd(id: string, odd: z.output<typeof oddSchema>): { odd: true } {
    const request = this.#stored(id)
    request.odd = odd
    // So that what is told under another id can be asked for under it.
    const other = odd.fields.id === undefined ? undefined : parsedOrUndefined(odd.fields.id)
    if (typeof other === 'string') this.#practice.service.requests.addAlias(other, request)
    return { odd: true }
  }

  sendWebhook(id: string): RequestReading {
    const request = this.#stored(id)
    if (!this.#account(request.clientId).webhookUrl) throw new ControlError(409, 'The service has no webhook URL')
    this.#practice.service.announce(request)
    return this.#reading(request)
  }

  services(): ServiceAccount[] {
    return this.#practice.service.accounts.all()
  }

  addService(account: z.output<typeof accountSchema>): ServiceAccount {
    this.#practice.service.accounts.put(account)
    return account
  }

  setWebhook(clientId: string, webhookUrl: string | null): ServiceAccount {
    return this.addService({ ...this.#account(clientId), webhookUrl })
  }

  counters(): Counted {
    const { service, connections } = this.#practice
    return { ...service.counters.values(), connections: connections.counts() }
  }

  calls(last: number): LoggedCall[] {
    return this.#practice.calls.last(last)
  }

  webhooks(): WebhookDelivery[] {
    return this.#practice.service.webhooks.deliveries()
  }

  #account(clientId: string): ServiceAccount {
    const account = this.#practice.service.accounts.byClientId(clientId)
    if (!account) throw new ControlError(404, 'There is no such service')
    return account
  }

  #stored(id: string): StoredRequest {
    const request = this.#practice.service.requests.byId(id)
    if (!request) throw new ControlError(404, 'There is no such request')
    return request
  }

  #reading(request: StoredRequest): RequestReading {
    const { service } = this.#practice
    const view = service.view(request)
    return {
      ...view,
      id: request.id,
      client_id: request.clientId,
      status: String(view.status),
      reference: request.reference,
      link: service.linkOf(request)
    }
  }
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function personMeant(as: Exclude<z.output<typeof completionSchema>['as'], 'required'>): Person {
  if ('person' in as) return as.person
  const person = testPerson(as.testPerson)
  if (!person) throw new ControlError(404, 'There is no such test person')
  return person
}
