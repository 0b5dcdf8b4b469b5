/** A request as it crosses to the window. */

import { problemCode } from '../../preload/problem.ts'
import { outboxState, type RequestDetail, type RequestRow } from '../../preload/shapes.ts'
import { compareClaims, type Result } from '../eeid/compare.ts'
import { type EeidRequest, eeidRequest } from '../eeid/schemas.ts'
import { webLink } from '../eeid/web-link.ts'
import { filingSetting } from '../filing/choice.ts'
import { documentEnd } from '../outcome/judge.ts'
import { likenessOf } from '../outcome/likeness.ts'
import { whyDiffers } from '../outcome/why.ts'
import type { OutboxRow } from '../store/ledger/outbox.ts'
import { type ListedRequest, listedRequest } from '../store/list/listed.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import { claimsOf } from '../sync/told.ts'
import { concernsAbout } from './acceptance.ts'
import { decisionPart } from './decision-view.ts'
import { time } from './time.ts'

// Made once: to make a schema takes longer than all the rest of a row.
const waitingState = outboxState.nullable().catch(null)
const lastProblem = problemCode.nullable().catch(null)

/** One line of the list. */
export function rowView(row: ListedRequest): RequestRow {
  return {
    id: row.id,
    serviceId: row.serviceId,
    outbox: waitingState.parse(row.outbox),
    status: row.status,
    reference: row.reference,
    who: row.who,
    createdAt: new Date(row.createdAt).toISOString(),
    completedAt: time(row.completedAt),
    linkExpiresAt: time(row.linkExpiresAt),
    matched: row.matched === null ? null : row.matched === 1,
    proof: proofOf(row),
    doubled: row.doubled === 1,
    superseded: row.superseded === 1,
    verdict: row.verdict,
    hasNote: row.hasNote === 1
  }
}

function proofOf(row: ListedRequest): RequestRow['proof'] {
  if (row.proofKept === 1) return 'kept'
  if (row.status !== 'completed') return 'none'
  return row.proofRefused ? 'refused' : 'awaited'
}

/** What the service told about a request; undefined where it has told nothing yet. */
export function toldAbout(found: FoundRequest): EeidRequest | undefined {
  return found.body === null ? undefined : eeidRequest.parse(JSON.parse(found.body))
}

/** Everything the clerk may see of one request. `now` in milliseconds since 1970 UTC. */
export function detailView(store: Store, found: FoundRequest, now: number): RequestDetail {
  const request = toldAbout(found)
  // Only where this desk made it.
  const row = store.outbox.get(found.id)
  return {
    ...rowView(listedRequest(found)),
    requestId: found.requestId,
    link: webLink(request?.link),
    reason: request?.reason ?? (row?.reason || null),
    ...comparisonOf(request, row),
    concerns: concernsAbout(store, request, now),
    ...decisionPart(store, found),
    rejection: row?.rejection ?? null,
    lastProblem: lastProblem.parse(row?.lastProblem ?? null),
    draft: row?.state === 'rejected' ? draftOf(row) : null,
    proofSize: found.proofSize,
    filing: filingView(store, found)
  }
}

function filingView(
  store: Pick<Store, 'filings' | 'settings'>,
  { serviceId, requestId }: FoundRequest
): RequestDetail['filing'] {
  if (requestId === null) return null
  const filed = store.filings.get(serviceId, requestId)
  if (filed) return { path: filed.path }
  const { when, since } = store.settings.get(filingSetting)
  const waits = when !== 'off' && store.filings.isDue(when, since, { serviceId, requestId })
  return waits ? { path: null } : null
}

const resultView = (result: Result): RequestDetail['result'] => ({ ...result, validUntil: time(documentEnd(result)) })

type Comparison = Pick<RequestDetail, 'claims' | 'comparedBy' | 'result' | 'likeness'>

function comparisonOf(request: EeidRequest | undefined, row: OutboxRow | undefined): Comparison {
  const outcome = request && request.status === 'completed' ? compareClaims(request) : null
  if (outcome) {
    const claims = outcome.claims.map((claim) => ({ ...claim, why: whyDiffers(claim) }))
    return { claims, comparedBy: outcome.by, result: resultView(outcome.result), likeness: likenessOf(outcome.claims) }
  }
  const required = request ? claimsOf(request) : (row?.claims ?? {})
  const claims = Object.entries(required).map(([type, value]) => ({
    type,
    required: value,
    received: null,
    matched: null,
    why: null
  }))
  return { claims, comparedBy: null, result: null, likeness: null }
}

function draftOf({ claims, reference, reason, reasonTranslations }: OutboxRow): RequestDetail['draft'] {
  const { sub = '', name = '', birthdate = '', country = '' } = claims
  return {
    claims: { sub, name, birthdate, country },
    reference,
    reason,
    ...(reasonTranslations === undefined ? {} : { reasonTranslations })
  }
}
