import { Accounts, type ServiceAccount } from './accounts.ts'
import { type EeidAnswer, type EeidCall, errorAnswer } from './api.ts'
import { type Clock, ServiceClock } from './clock.ts'
import { compareClaims } from './comparison.ts'
import { Counters } from './counters.ts'
import { readCreateBody } from './create-body.ts'
import { Listing, type PageWanted } from './listing.ts'
import {
  LINK_LIFETIME_MS,
  type Method,
  type Person,
  type StoredRequest,
  statusOf,
  type WantedRequest
} from './model.ts'
import { type Random, randomHex, randomUuid } from './random.ts'
import { RequestStore } from './request-store.ts'
import { linkOf, listedViewOf, shownViewOf, type ViewContext, viewOf } from './request-view.ts'
import { resultOf } from './result.ts'
import { DEFAULT_SWITCHES, type Switches } from './switches.ts'
import { Tokens } from './tokens.ts'
import { type WebhookSender, Webhooks } from './webhooks.ts'

/** What the service needs from around it. */
export interface EeidServicePorts {
  clock: Clock
  random: Random
  /** Where the person's pages are, without a closing slash. */
  linkBase: () => string
  sendWebhook: WebhookSender
}

/** What came of a person's authentication. */
export type Completion = 'completed' | 'used' | 'expired' | 'unknown'

/** The eeID identification service: all it knows and does, without HTTP, under a clock and randomness from outside. */
export class EeidService {
  readonly clock: ServiceClock
  readonly random: Random
  readonly accounts = new Accounts()
  readonly requests = new RequestStore()
  readonly counters = new Counters()
  readonly tokens: Tokens
  readonly webhooks: Webhooks
  readonly #listing: Listing
  readonly #ports: EeidServicePorts
  #switches: Switches = DEFAULT_SWITCHES
  #shifts = 0

  constructor(ports: EeidServicePorts) {
    this.#ports = ports
    this.random = ports.random
    this.clock = new ServiceClock(ports.clock)
    this.tokens = new Tokens(ports.random)
    this.#listing = new Listing(this.requests, ports.random)
    this.webhooks = new Webhooks({ clock: this.clock, switches: () => this.#switches, send: ports.sendWebhook })
  }

  get switches(): Switches {
    return this.#switches
  }

  /** Changes the switches named, and leaves the others. */
  setSwitches(changes: Partial<Switches>): void {
    this.#switches = { ...this.#switches, ...changes }
    this.#shifts = 0
  }

  /** Does one call of the API and gives its answer. */
  answer(call: EeidCall): EeidAnswer {
    if (call.name === 'token') return this.#token(call.authorization)
    const clientId = this.#bearer(call.authorization)
    if (clientId === null) return errorAnswer(401, 'Unauthorized')
    switch (call.name) {
      case 'list':
        return this.#list(clientId, { page: positive(call.page, 1), pageSize: positive(call.pageSize, 10) })
      case 'create':
        return this.#create(clientId, call.body)
      case 'show':
        return this.#show(this.#own(clientId, call.id))
      case 'proof':
        return this.#proof(this.#own(clientId, call.id))
    }
  }

  /** Stores a request as a create does; `createdAt` (wall milliseconds) is now unless given. */
  store(clientId: string, wanted: WantedRequest, createdAt: number = this.clock.wall()): StoredRequest {
    const request: StoredRequest = {
      ...wanted,
      id: randomUuid(this.random),
      clientId,
      linkId: randomHex(this.random, 32),
      createdAt,
      linkExpiresAt: createdAt + LINK_LIFETIME_MS,
      authentication: null
    }
    this.requests.add(request)
    return request
  }

  /** A person has authenticated: the link dies, the request is completed, matched or not, and the webhook goes out. */
  complete(request: StoredRequest | undefined, person: Person, method: Method): Completion {
    if (!request) return 'unknown'
    const status = statusOf(request, this.clock.wall())
    if (status === 'completed' || status === 'expired') return status === 'completed' ? 'used' : 'expired'
    request.authentication = { person, method, at: this.clock.wall() }
    this.announce(request)
    return 'completed'
  }

  /** Sends the webhook of a request. */
  announce(request: StoredRequest): void {
    const account = this.accounts.byClientId(request.clientId)
    if (account) this.webhooks.announce(account, request)
  }

  /** Writes a request the way the API does, whosever it is. */
  view(request: StoredRequest): Record<string, unknown> {
    return viewOf(request, this.#viewContext())
  }

  /** The person's link of a request. */
  linkOf(request: StoredRequest): string {
    return linkOf(request, this.#ports.linkBase())
  }

  /** Back to the start: no requests, no tokens, default switches, right clock; the services in `accounts` alone stay. */
  reset(accounts: readonly ServiceAccount[]): void {
    this.accounts.clear()
    for (const account of accounts) this.accounts.put(account)
    this.requests.clear()
    this.#listing.clear()
    this.tokens.invalidateAll()
    this.counters.clear()
    this.webhooks.clear()
    this.clock.reset()
    this.#switches = DEFAULT_SWITCHES
    this.#shifts = 0
  }

  #token(authorization: string | undefined): EeidAnswer {
    const account = this.accounts.byBasic(authorization)
    if (!account) return errorAnswer(401, 'Invalid credentials')
    const lifetime = this.#switches.tokenLifetimeSeconds
    const access_token = this.tokens.issue(account.clientId, this.clock.now() + lifetime * 1000)
    this.counters.tokensIssued += 1
    return {
      status: this.#switches.tokenStatus,
      kind: 'json',
      body: { access_token, token_type: 'Bearer', expires_in: lifetime }
    }
  }

  #list(clientId: string, wanted: PageWanted): EeidAnswer {
    const { items, total, pageSize } = this.#listing.page(clientId, wanted, this.#switches)
    const { answerPage, totalMissing } = this.#switches
    const context = this.#viewContext()
    const body = {
      page: answerPage === 'zero-based' ? wanted.page - 1 : wanted.page,
      page_size: pageSize,
      ...(totalMissing ? {} : { total }),
      items: items.map((request) => listedViewOf(request, context))
    }
    this.#shift(clientId, wanted.page * pageSize)
    return { status: 200, kind: 'json', body }
  }

  #shift(clientId: string, nextIndex: number): void {
    const { pageShift, pageShiftTimes } = this.#switches
    if (pageShift === 'none' || (pageShiftTimes !== null && this.#shifts >= pageShiftTimes)) return
    this.#shifts += 1
    if (pageShift === 'move') this.#listing.moveToHead(clientId, nextIndex, this.#switches)
    else this.store(clientId, somebodyElsesRequest(this.#shifts))
  }

  #create(clientId: string, body: string): EeidAnswer {
    const read = readCreateBody(body, this.#switches)
    if (!read.ok) return errorAnswer(422, read.error)
    const request = this.store(clientId, read.wanted)
    this.counters.countCreate(read.wanted.reference)
    return { status: this.#switches.createStatus, kind: 'json', body: this.view(request) }
  }

  #show(request: StoredRequest | undefined): EeidAnswer {
    if (!request) return errorAnswer(404, 'Request not found')
    return { status: 200, kind: 'json', body: shownViewOf(request, this.#viewContext()) }
  }

  #proof(request: StoredRequest | undefined): EeidAnswer {
    if (!request?.authentication) return errorAnswer(404, 'Proof of identity not found')
    const { person, method, at } = request.authentication
    const result = resultOf(request.authentication, this.#switches)
    return {
      status: 200,
      kind: 'proof',
      contentType: this.#switches.proofContentType,
      proof: {
        requestId: request.id,
        reference: request.reference,
        name: [person.givenName, person.familyName].filter(Boolean).join(' '),
        sub: person.sub,
        birthdate: person.birthdate,
        method,
        acr: result.acr ?? '',
        completedAt: at,
        claimsMatched: compareClaims(request.claims, result).matched
      }
    }
  }

  #bearer(authorization: string | undefined): string | null {
    const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1]
    return token === undefined ? null : this.tokens.ownerOf(token, this.clock.now())
  }

  #own(clientId: string, id: string): StoredRequest | undefined {
    const request = this.requests.byId(id)
    return request?.clientId === clientId ? request : undefined
  }

  #viewContext(): ViewContext {
    return { switches: this.#switches, wall: this.clock.wall(), linkBase: this.#ports.linkBase() }
  }
}

function positive(text: string | undefined, otherwise: number): number {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
  return value > 0 ? value : otherwise
}

function somebodyElsesRequest(count: number): WantedRequest {
  return {
    reference: `inserted-${count}`,
    reason: null,
    reasonTranslations: {},
    claims: [{ type: 'sub', value: 'EE30303039914' }]
  }
}
