/** The eeID HTTP client of one service: its token, its requests, its proofs. No storage, no Electron. */
import type { Clock } from '../clock/clock.ts'
import type { Log, LogFields } from '../log/log.ts'
import { addressesUnder, baseAddress, isPossibleId } from './address.ts'
import {
  type CallName,
  isRefusal,
  type ListPage,
  parsed,
  parsedPage,
  parsedProof,
  parsedRequest,
  statusFailure,
  waitAsked
} from './answers.ts'
import { type Answer, type EeidError, failure } from './errors.ts'
import { type Exchange, type Exchanged, exchange, type Fetch, type Reply } from './http.ts'
import { type CreateBody, type EeidRequest, type EeidToken, eeidToken } from './schemas.ts'
import { createTokens, type IssuedToken } from './token.ts'
import { createWaits, stillWaiting, type Waits } from './waits.ts'

export type { CallName, ListPage } from './answers.ts'
export type { Answer, EeidError } from './errors.ts'
export type { Fetch } from './http.ts'
export type { CreateBody, EeidRequest } from './schemas.ts'

/** The keychain's answer about a client secret: null where it has none. */
export type SecretAnswer = { ok: true; value: string | null } | { ok: false; state: string }

/** What a client works with. */
export type EeidClientOptions = {
  /** https, or http to a loopback address; may carry a path prefix. */
  baseUrl: string
  clientId: string
  /** Read when a token is due, and not kept. */
  clientSecret: () => Promise<SecretAnswer>
  fetch: Fetch
  /**
   * For creates alone; `fetch` when not given. Closing a Chromium session's connections closes those in use too, so
   * creates want a session of their own.
   */
  createFetch?: Fetch
  /**
   * Closes the connections of the session that creates go out on, before each create: Chromium may resend even a POST
   * when a reused connection dies before the answer's headers.
   */
  closeIdleConnections: () => Promise<void>
  clock: Clock
  /** 0 to 1; spreads the renewal of tokens so that desks that woke together drift apart. */
  random: () => number
  log: Log
  /** What is known of waits, shared by all clients of this process; the client's own where it is not given. */
  waits?: Waits
  /** Milliseconds from the start of a call to the last byte of its answer. */
  deadlines?: Partial<Record<CallName, number>>
}

/** The calls of one service. None throws; none depends on `this`. */
export type EeidClient = {
  /** Fetches a fresh token, for *Test connection*. */
  authenticate(): Promise<Answer<null>>
  /** `page` from 1; the service may give fewer than `pageSize`. */
  listPage(wanted: { page: number; pageSize: number }): Promise<Answer<ListPage>>
  /** One at a time is the caller's business. The error's `sent` tells whether the service may have acted. */
  create(body: CreateBody): Promise<Answer<EeidRequest>>
  show(id: string): Promise<Answer<EeidRequest>>
  /** The PDF. `notFound` means "not yet". */
  proof(id: string): Promise<Answer<Uint8Array>>
  /** What is left of the wait that the service asked for, milliseconds: until it is 0 no call leaves. */
  busyForMs(): number
  /** The machine woke: the next call fetches a fresh token. */
  onResume(): void
  /** The next call fetches a fresh token. */
  forgetToken(): void
  /**
   * Breaks off every call under way and lets no other leave, not even the second call of one whose token was refused.
   */
  end(): void
}

const defaultDeadlines: Record<CallName, number> = {
  token: 15_000,
  list: 30_000,
  create: 30_000,
  show: 15_000,
  proof: 120_000
}

const mostJsonBytes = 5 * 1024 * 1024
const mostProofBytes = 50 * 1024 * 1024

// Where the service does not tell (eeID API description, "Calls").
const usualTokenSeconds = 120
const longestTokenSeconds = 3_600

/** What one call wants sent; the rest is the same for all. */
type Wanted = Pick<Exchange, 'method' | 'url' | 'body'>

/** Makes the client of one service. Nothing is sent until the first call. */
export function createEeidClient(options: EeidClientOptions): EeidClient {
  const { clock, log } = options
  const base = baseAddress(options.baseUrl)
  const at = base && addressesUnder(base)
  const { waits = createWaits(clock) } = options
  const busyForMs = () => waits.leftMs(options.baseUrl)
  const tokens = createTokens({ fetchToken, clock, random: options.random })
  // Whether the last exchange did not reach the service: a create then begins with a token of its own, so that a connection
  // that is still down is noticed before the create itself may or may not have left.
  let isConnectionDoubtful = false
  const ended = new AbortController()

  async function send(call: CallName, wanted: Wanted, authorization: string): Promise<Exchanged> {
    const isCreate = call === 'create'
    const exchanged = await exchange((isCreate && options.createFetch) || options.fetch, clock, {
      ...wanted,
      headers: headersFor(call, wanted, authorization),
      deadlineMs: options.deadlines?.[call] ?? defaultDeadlines[call],
      mostBytes: call === 'proof' ? mostProofBytes : mostJsonBytes,
      ended: ended.signal,
      refusal: () => stillWaiting(busyForMs()),
      heard: (status, headers) => {
        const wait = waitAsked({ status, headers }, clock.now())
        if (wait !== undefined) waits.asked(options.baseUrl, wait)
      },
      ...(isCreate ? { before: options.closeIdleConnections } : {})
    })
    // What did not leave proves nothing.
    if (exchanged.ok || exchanged.error.detail !== 'waiting') isConnectionDoubtful = !exchanged.ok
    return exchanged
  }

  async function fetchToken(): Promise<Answer<IssuedToken>> {
    if (!at) return failure({ kind: 'insecureUrl' })
    const started = clock.monotonic()
    const answer = await fetchTokenAt(at.token)
    tell('token', answer, started)
    return answer
  }

  async function fetchTokenAt(url: string): Promise<Answer<IssuedToken>> {
    const secret = await readSecret(options.clientSecret)
    if (!secret.ok) return failure({ kind: 'secretUnavailable', detail: secret.state })
    if (!secret.value) return failure({ kind: 'secretUnavailable', detail: 'none' })
    const credentials = Buffer.from(`${options.clientId}:${secret.value}`, 'utf8').toString('base64')
    const exchanged = await send('token', { method: 'POST', url }, `Basic ${credentials}`)
    const answer = concluded('token', exchanged, (reply) => parsed(eeidToken, reply))
    return answer.ok ? { ...answer, value: issued(answer.value) } : answer
  }

  /** Sends with a token, and once more with a new one where the service refused the first before it acted. */
  async function sendAuthorised(call: CallName, wanted: Wanted): Promise<Exchanged> {
    const first = await tokens.get()
    if (!first.ok) return unsent(first.error)
    const exchanged = await send(call, wanted, `Bearer ${first.value}`)
    if (!isTokenRefusal(exchanged)) return exchanged
    tokens.refused(first.value)
    const second = await tokens.get()
    if (!second.ok) return unsent(second.error)
    const repeated = await send(call, wanted, `Bearer ${second.value}`)
    if (isTokenRefusal(repeated)) tokens.refused(second.value)
    return repeated
  }

  async function ask<T>(call: CallName, wanted: Wanted, read: (reply: Reply) => Answer<T>): Promise<Answer<T>> {
    const started = clock.monotonic()
    const answer = concluded(call, await sendAuthorised(call, wanted), read)
    tell(call, answer, started)
    return answer
  }

  function concluded<T>(call: CallName, exchanged: Exchanged, read: (reply: Reply) => Answer<T>): Answer<T> {
    const answer = exchanged.ok ? answered(call, exchanged.reply, clock.now(), read) : exchanged
    return answer.ok ? answer : failure(forCall(call, answer.error))
  }

  function tell(call: CallName, answer: Answer<unknown>, started: number): void {
    const took = { call, ms: Math.round(clock.monotonic() - started) }
    if (!answer.ok) log.warn('eeid.failed', { ...took, ...failureFields(answer.error) })
    else if (call === 'token' || call === 'create') log.info('eeid.done', took)
  }

  const insecure = async () => failure({ kind: 'insecureUrl' })

  return {
    async authenticate() {
      tokens.forget()
      const answer = await tokens.get()
      return answer.ok ? { ...answer, value: null } : answer
    },

    async listPage({ page, pageSize }) {
      if (!at) return insecure()
      const answer = await ask('list', { method: 'GET', url: at.page(page, pageSize) }, parsedPage)
      if (answer.ok && answer.value.malformed > 0) log.warn('eeid.malformed-items', { count: answer.value.malformed })
      return answer
    },

    async create(body) {
      if (!at) return failure({ kind: 'insecureUrl', sent: 'no' })
      if (isConnectionDoubtful) tokens.forget()
      const wanted = { method: 'POST', url: at.requests, body: JSON.stringify(body) } as const
      return ask('create', wanted, (reply) => aboutReference(body.reference, parsedRequest(reply)))
    },

    async show(id) {
      if (!at) return insecure()
      if (!isPossibleId(id)) return impossible()
      return ask('show', { method: 'GET', url: at.request(id) }, (reply) => about(id, parsedRequest(reply)))
    },

    async proof(id) {
      if (!at) return insecure()
      if (!isPossibleId(id)) return impossible()
      return ask('proof', { method: 'GET', url: at.proof(id) }, parsedProof)
    },

    busyForMs,

    onResume() {
      isConnectionDoubtful = true
      tokens.forget()
    },

    forgetToken: () => tokens.forget(),

    end: () => ended.abort()
  }
}

async function readSecret(clientSecret: () => Promise<SecretAnswer>): Promise<SecretAnswer> {
  try {
    return await clientSecret()
  } catch {
    return { ok: false, state: 'unknown' }
  }
}

// Without a token the call itself never leaves; after a refusal it leaves no second time.
const unsent = (error: EeidError) => failure({ ...error, atToken: true, sent: 'no' })

function headersFor(call: CallName, { body }: Wanted, authorization: string): Record<string, string> {
  const accept = call === 'proof' ? '*/*' : 'application/json'
  return { accept, authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
}

function issued({ access_token, expires_in }: EeidToken): IssuedToken {
  const seconds = Math.min(longestTokenSeconds, Math.max(0, expires_in ?? usualTokenSeconds))
  return { value: access_token, lifeMs: seconds * 1000 }
}

// Only the service's own refusal speaks of the token, and proves of a create that it has not acted.
const isTokenRefusal = (exchanged: Exchanged): boolean =>
  exchanged.ok && exchanged.reply.status === 401 && isRefusal(exchanged.reply)

function answered<T>(call: CallName, reply: Reply, now: number, read: (reply: Reply) => Answer<T>): Answer<T> {
  const error = statusFailure(call, reply, now)
  return error ? failure(error) : read(reply)
}

/** The error as the call tells it: `sent` only of a create, and there always. */
function forCall(call: CallName, error: EeidError): EeidError {
  const { sent, ...rest } = error
  return call === 'create' ? { ...rest, sent: sent ?? 'perhaps' } : rest
}

function failureFields({ kind, status, detail, sent, retryAfterMs }: EeidError): LogFields {
  const fields = { kind, status, detail, sent, retryAfterMs }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )
}

const impossible = () => failure({ kind: 'notFound', detail: 'impossibleId' })

/** An answer about another request than the one asked for is none. */
function about(id: string, answer: Answer<EeidRequest>): Answer<EeidRequest> {
  if (!answer.ok || answer.value.id.toLowerCase() === id.toLowerCase()) return answer
  return otherRequest()
}

/** The same of a create: what it made carries its reference, where the answer tells one at all. */
function aboutReference(wanted: string | undefined, answer: Answer<EeidRequest>): Answer<EeidRequest> {
  const told = answer.ok ? answer.value.reference?.trim() : undefined
  return told && wanted !== undefined && told !== wanted.trim() ? otherRequest() : answer
}

const otherRequest = () => failure({ kind: 'malformed', detail: 'otherRequest' })
