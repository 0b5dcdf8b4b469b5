/** What an answer of the service means: its value, or its failure. */
import { z } from 'zod'
import { type Answer, type EeidError, failure } from './errors.ts'
import { faultWords } from './fault-words.ts'
import type { Reply } from './http.ts'
import { pdfFault, promisedLength } from './pdf.ts'
import { readRequest } from './read-request.ts'
import { httpDate, retryAfter } from './retry-after.ts'
import { type EeidRequest, eeidFault, eeidList } from './schemas.ts'
import { isPage, isStrangersPage, strangerIn } from './whose-word.ts'

/** The calls of the service (eeID API description, "Calls"). */
export type CallName = 'token' | 'list' | 'create' | 'show' | 'proof'

/** One page of the list. */
export type ListPage = {
  /** In no promised order. */
  items: EeidRequest[]
  /** How many requests there are in all; null where the service did not tell. */
  total: number | null
  /** How many items of the page could not be understood; they are left out of `items`. */
  malformed: number
}

const mostWords = 2_000

/** The service's clock by its Date header, milliseconds since 1970 UTC; null where it told none. */
export const serverTime = (reply: Reply): number | null => httpDate(reply.headers.get('date'))

/**
 * The service's own words: `{error}` as a whole JSON answer. Undefined where there are none, as in what a gateway or a
 * portal says in the service's stead.
 */
export function ownWords(reply: Reply): string | undefined {
  const json = readJson(reply)
  const fault = json.ok ? eeidFault.safeParse(json.value) : undefined
  const text = fault?.success ? faultWords(fault.data.error) : ''
  return text === '' ? undefined : text.slice(0, mostWords).toWellFormed()
}

/** The failure of an answer that is not 200 or 201; undefined for one that is. `now` is the desk's wall clock. */
export function statusFailure(call: CallName, reply: Reply, now: number): EeidError | undefined {
  const { status } = reply
  if (status === 200 || status === 201) return undefined
  const error = { ...kindOf(call, reply, now), status }
  return call === 'create' ? { ...error, sent: isRefused(reply) ? 'no' : 'perhaps' } : error
}

const refusals: ReadonlySet<number> = new Set([400, 401, 403, 409, 413, 422, 429])
const rejections: ReadonlySet<number> = new Set([400, 409, 413, 422])

// Too many calls and too large a body are refused before anybody acts, whoever says so (RFC 9110, 15.5.14; RFC 6585, 4).
const refusedByMeaning = ({ status }: Reply): boolean => status === 413 || status === 429

const isRefused = (reply: Reply): boolean => refusedByMeaning(reply) || isRefusal(reply)

/** Whether the service itself refused before it acted: a refusing status, with its own words as a whole answer. */
export const isRefusal = (reply: Reply): boolean => refusals.has(reply.status) && ownWords(reply) !== undefined

function kindOf(call: CallName, reply: Reply, now: number): EeidError {
  const { status, body } = reply
  if (status === 407) return { kind: 'proxySignIn', detail: 'proxyAuthentication' }
  const words = ownWords(reply)
  const wait = waitAsked(reply, now)
  const looksLike = strangerIn(reply, words)
  if (looksLike !== undefined) return { kind: 'inBetween', looksLike, detail: `status${status}`, ...asked(wait) }
  if (status === 429 || wait !== undefined) return { kind: 'busy', ...asked(wait) }
  if (status >= 500) return { kind: 'server' }
  if (!body.ok) return body.error
  return words === undefined ? { kind: 'malformed', detail: 'unexpectedStatus' } : ownRefusal(call, status, words)
}

function ownRefusal(call: CallName, status: number, words: string): EeidError {
  if (status === 401) return { kind: 'unauthorised' }
  if (status === 403) return { kind: 'unauthorised', text: words }
  if (status === 404 && (call === 'show' || call === 'proof')) return { kind: 'notFound' }
  return rejections.has(status) ? { kind: 'rejected', text: words } : { kind: 'malformed', detail: 'unexpectedStatus' }
}

/**
 * For how long the service asks not to be called, milliseconds: by the Retry-After of a 429 or 503. Undefined where it
 * does not say. `now` is the desk's wall clock.
 */
export function waitAsked({ status, headers }: Pick<Reply, 'status' | 'headers'>, now: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  return retryAfter(headers.get('retry-after'), httpDate(headers.get('date')) ?? now)
}

const asked = (wait: number | undefined) => (wait === undefined ? {} : { retryAfterMs: wait })

type Json = { ok: true; value: unknown } | { ok: false; error: EeidError }

function readJson({ body }: Reply): Json {
  if (!body.ok) return body
  if (body.bytes.length === 0) return malformed('empty')
  try {
    // What is no text stays a sign that says so: one of a hundred requests must not take the others with it.
    const text = new TextDecoder().decode(body.bytes)
    if (isPage(text)) return failure(page)
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return malformed('notJson')
  }
}

// Of those who answer in a service's place with a page and no fault, only portals are known.
const page: EeidError = { kind: 'inBetween', looksLike: 'portal', detail: 'html' }

const malformed = (detail: string) => failure({ kind: 'malformed', detail })

/** The value of a JSON answer by its schema; `malformed` for anything else. */
export function parsed<T extends z.ZodType>(schema: T, reply: Reply): Answer<z.output<T>> {
  const json = readJson(reply)
  if (!json.ok) return failure({ ...json.error, status: reply.status })
  const value = schema.safeParse(json.value)
  if (!value.success) return failure({ kind: 'malformed', detail: 'wrongShape', status: reply.status })
  return { ok: true, value: value.data, serverTime: serverTime(reply) }
}

/** The request of an answer about one; `malformed` for anything else. */
export function parsedRequest(reply: Reply): Answer<EeidRequest> {
  const answer = parsed(z.unknown(), reply)
  if (!answer.ok) return answer
  const value = readRequest(answer.value)
  return value ? { ...answer, value } : failure({ kind: 'malformed', detail: 'wrongShape', status: reply.status })
}

/** A page of the list, item by item, so that one that cannot be understood does not take the others with it. */
export function parsedPage(reply: Reply): Answer<ListPage> {
  const list = parsed(eeidList, reply)
  if (!list.ok) return list
  const items = list.value.items.map(readRequest).filter((request) => request !== undefined)
  const malformed = list.value.items.length - items.length
  return { ...list, value: { items, total: list.value.total ?? null, malformed } }
}

/**
 * The bytes of a proof; `malformed` with a detail of its own for each way in which it can be none, and `inBetween` where
 * somebody else's page came.
 */
export function parsedProof(reply: Reply): Answer<Uint8Array> {
  const { body, status } = reply
  if (!body.ok) return failure({ ...body.error, status })
  const fault = pdfFault(body.bytes, promisedLength(reply.headers))
  if (fault === 'html' && isStrangersPage(reply)) return failure({ ...page, status })
  if (fault !== null) return failure({ kind: 'malformed', detail: fault, status })
  return { ok: true, value: body.bytes, serverTime: serverTime(reply) }
}
