/** What the service told about a request, as the cache keeps it. */
import { isDeepStrictEqual } from 'node:util'
import { isAsFar, withEarlier } from '../eeid/known-before.ts'
import { momentOf } from '../eeid/moment.ts'
import { readKept } from '../eeid/read-request.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { outcomeOf, type RequestOutcome } from '../outcome/of.ts'
import { requiredOf } from '../outcome/required.ts'
import type { ToldBy } from '../store/cache/readings.ts'
import type { CachedRequest } from '../store/cache/requests.ts'
import { whoIsAsked } from '../store/list/who.ts'
import type { Store } from '../store/open-store.ts'
import { lacks } from './lacking.ts'
import { noteNoLonger } from './no-longer-matching.ts'

/** The claims that the service told of a request, by type; those without a value are left out. */
export function claimsOf(request: EeidRequest): Record<string, string> {
  const filled = (request.claims_required ?? []).filter((claim) => claim.value?.trim())
  return Object.fromEntries(filled.map((claim) => [claim.type, claim.value ?? '']))
}

/** An answer of the service. `isShown`: it was asked for this request alone. `now`: milliseconds since 1970 UTC. */
export type RequestAnswer = { serviceId: string; request: EeidRequest; isShown?: boolean; now: number }

/**
 * Keeps what the service told beside what it told before, judged by what this desk asked; true where any of it is news.
 * To be called in a transaction.
 */
export function keepAnswer(store: Store, answer: RequestAnswer): boolean {
  const { serviceId, request, isShown = false } = answer
  const other = store.readings.toldBy(serviceId, request.id)
  const before = other && readKept(store.requests.get(serviceId, request.id)?.body)
  const isNews = other ? confirmedBy(store, answer, other) : kept(store, cached(store, answer))
  if (isShown) store.requests.noteShown(serviceId, request.id)
  const isNewsToOthers = isNews && !(before && isDeepStrictEqual(before, keptBody(store, answer)))
  if (isNewsToOthers && store.office.membership()) store.readings.toTell(serviceId, request.id)
  return isNews
}

const keptBody = (store: Store, { serviceId, request }: RequestAnswer) =>
  readKept(store.requests.get(serviceId, request.id)?.body)

/**
 * Keeps what another desk of the office has read from the service; true where it is news. It is remembered as that until this
 * desk has read as much itself. To be called in a transaction.
 */
export function keepTold(store: Store, answer: RequestAnswer, by: { desk: string; at: number }): boolean {
  const { serviceId, request } = answer
  const ownBody = store.requests.get(serviceId, request.id)?.body ?? null
  const isNews = kept(store, cached(store, answer))
  if (isNews) store.readings.noteTold(serviceId, request.id, { ...by, ownBody })
  return isNews
}

function kept(store: Store, request: CachedRequest): boolean {
  const isNews = store.requests.put(request)
  if (isNews) noteNoLonger(store, request.serviceId, request.id)
  return isNews
}

/**
 * The service itself tells this desk of a request that another desk has told of: only what the service says counts, as soon
 * as it says as much. Until then, what the other one told stands, and is that one's word.
 */
function confirmedBy(store: Store, answer: RequestAnswer, other: ToldBy): boolean {
  const { serviceId, request } = answer
  const own = withEarlier(readKept(other.ownBody ?? undefined), request)
  const shown = store.requests.get(serviceId, request.id)
  if (shown && !isAsFar(own.status, shown.status)) {
    store.readings.keepOwn(serviceId, request.id, JSON.stringify(own))
    return false
  }
  store.readings.confirm(serviceId, request.id)
  kept(store, cached(store, answer, other.ownBody))
  return true
}

/** Whether an answer, with all that was told before it, lacks what the service may tell when asked for the one request. */
export function isLacking(store: Store, answer: RequestAnswer): boolean {
  const { known, before } = knownAfter(store, answer)
  return before?.shownAs !== known.told.status && lacks(known.told, outcomeOf(known))
}

/** The same of what is kept: false where nothing is. */
export function isKeptLacking(store: Store, serviceId: string, id: string): boolean {
  const kept = readKept(store.requests.get(serviceId, id)?.body)
  return kept !== undefined && isLacking(store, { serviceId, request: kept, now: 0 })
}

/**
 * A request as the cache is to keep it. `now` stands in for a creation time that nobody knows; `earlier`: what was told
 * before, where that is not what the cache has.
 */
function cached(store: Store, answer: RequestAnswer, earlier?: string | null): CachedRequest {
  const { known, before, ours } = knownAfter(store, answer, earlier)
  const { told } = known
  const outcome = outcomeOf(known)
  const required = requiredOf(known).map(({ type, value }) => [type, value])
  // Those of other clients are asked for where the clerk wants to see them.
  const isOurs = ours !== undefined && !answer.isShown && before?.shownAs !== told.status
  return {
    serviceId: answer.serviceId,
    id: told.id,
    reference: told.reference || ours?.reference || '',
    who: whoIsAsked(Object.fromEntries(required)) || whoCame(outcome),
    status: told.status,
    createdAt: momentOf(told.created_at) ?? before?.createdAt ?? ours?.createdAt ?? answer.now,
    completedAt: momentOf(told.completed_at),
    linkExpiresAt: momentOf(told.link_expires_at),
    outcome: outcome?.word ?? null,
    lacking: isOurs && lacks(told, outcome),
    body: JSON.stringify(told)
  }
}

/** Of a request that asked for nobody: whoever was identified. */
function whoCame(outcome: RequestOutcome | null): string {
  if (outcome?.word !== 'identified') return ''
  const { givenName, familyName, name, sub } = outcome.result
  return [givenName, familyName].filter(Boolean).join(' ') || name || sub || ''
}

/** What is known of a request after an answer: what this desk asked, and everything that the service has told. */
function knownAfter(store: Store, { serviceId, request }: RequestAnswer, earlier?: string | null) {
  const before = store.requests.get(serviceId, request.id)
  const ours = store.outbox.asked(serviceId, request.id)
  const told = withEarlier(readKept((earlier === undefined ? before?.body : earlier) ?? undefined), request)
  return { before, ours, known: { asked: ours?.claims ?? null, told } }
}
