/** A request as it crosses to the window. */

import { oneOf } from '../../common/words/one-of.ts'
import { problemCodes } from '../../common/words/problems.ts'
import type { RequestDetail, RequestRow } from '../../common/words/request-views.ts'
import { forEachClaim, outboxStates } from '../../common/words/requests.ts'
import { readKept } from '../eeid/read-request.ts'
import type { Result } from '../eeid/result.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { filingSetting } from '../filing/choice.ts'
import { isDiscovery } from '../outcome/discovery.ts'
import { documentEnd } from '../outcome/judge.ts'
import { knownOf, outcomeOf, type RequestOutcome } from '../outcome/of.ts'
import { requiredOf } from '../outcome/required.ts'
import { judgeFor, refusalOf } from '../services/link-hosts.ts'
import type { OutboxRow } from '../store/ledger/outbox.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import { flagNames, type ListedRequest, listedRequest } from '../store/list/listed.ts'
import { type FoundRequest, timeColumns } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import { concernsAbout } from './acceptance.ts'
import { decisionPart } from './decision-view.ts'
import { momentTime, time } from './time.ts'

/** One line of the list. */
export function rowView(row: ListedRequest): RequestRow {
  const { requestId: _requestId, proofKept: _kept, proofRefused: _refused, ...others } = row
  const { decidedAt: _decided, filed: _filed, method: _method, level: _level, ...same } = others
  return {
    ...same,
    outbox: oneOf(outboxStates, row.outbox),
    createdAt: momentTime(row.createdAt),
    ...eachOf(timeColumns, (name) => time(row[name])),
    ...eachOf(flagNames, (name) => row[name] === 1),
    outcome: row.status === 'completed' ? (row.outcome ?? 'notCompared') : null,
    proof: proofOf(row)
  }
}

function eachOf<Name extends string, Told>(names: readonly Name[], tell: (name: Name) => Told) {
  return Object.fromEntries(names.map((name) => [name, tell(name)])) as Record<Name, Told>
}

function proofOf(row: ListedRequest): RequestRow['proof'] {
  if (row.proofKept === 1) return 'kept'
  if (row.status !== 'completed') return 'none'
  return row.proofRefused ? 'refused' : 'awaited'
}

/** What the service told about a request; undefined where it has told nothing yet, or what is kept is damaged. */
export const keptAnswer = (found: FoundRequest): EeidRequest | undefined => readKept(found.body)

/** What a request requires, as far as the desk and the service have told it. */
export function requiredIn(found: FoundRequest): Asked[] {
  const known = knownOf(found)
  return known === undefined ? [] : requiredOf(known)
}

/** Everything the clerk may see of one request. `now` in milliseconds since 1970 UTC. */
export function detailView(store: Store, found: FoundRequest, now: number): RequestDetail {
  const known = knownOf(found)
  const told = known?.told
  const outcome = known === undefined ? null : outcomeOf(known)
  // Only where this desk made it.
  const row = store.outbox.get(found.id)
  return {
    ...rowView(listedRequest(found)),
    requestId: found.requestId,
    toldBy: toldByView(store, found),
    ...linkView(store, found, told),
    reason: told?.reason || row?.reason || null,
    ...(outcome ? comparisonOf(outcome) : notCompletedYet(known ? requiredOf(known) : claimsIn(row))),
    isDiscovery: isDiscovery({ asked: row?.claims ?? null, told }),
    idNumberTold: isIdNumberUncompared(store.services.get(found.serviceId), told?.result),
    concerns: concernsAbout(store, outcome, now),
    ...decisionPart(store, found),
    rejection: row?.rejection ?? null,
    lastProblem: oneOf(problemCodes, row?.lastProblem),
    draft: row?.state === 'needsCorrecting' ? draftOf(row) : null,
    proofSize: found.proofSize,
    proofFrom: proofFrom(store, found),
    earlierProofs: earlierProofs(store, found),
    filing: filingView(store, found),
    hold: holdView(store, found.id),
    deeds: deedsView(store, found)
  }
}

/** A document names its holder by a number; a service of birth dates has none to compare it with. */
function isIdNumberUncompared(
  service: Pick<ServiceRow, 'purpose'> | undefined,
  result: EeidRequest['result']
): boolean {
  const number = result?.id_number
  return service?.purpose === 'birthdate' && typeof number === 'string' && number.trim() !== ''
}

function earlierProofs(store: Pick<Store, 'proofs'>, { serviceId, requestId }: FoundRequest) {
  if (requestId === null) return []
  const all = store.proofs.earlier(serviceId, requestId)
  return all.map(({ sha256, receivedAt }) => ({ sha256, receivedAt: momentTime(receivedAt) }))
}

function proofFrom({ officeProofs }: Pick<Store, 'officeProofs'>, { serviceId, requestId }: FoundRequest) {
  return requestId === null ? null : (officeProofs.from({ serviceId, requestId }) ?? null)
}

function toldByView({ readings }: Pick<Store, 'readings'>, { serviceId, requestId }: FoundRequest) {
  const told = requestId === null ? undefined : readings.toldBy(serviceId, requestId)
  return told ? { desk: told.desk, at: momentTime(told.at) } : null
}

function linkView(
  store: Pick<Store, 'services' | 'settings'>,
  { serviceId }: FoundRequest,
  told: EeidRequest | undefined
) {
  const judged = judgeFor(store, serviceId, told?.link)
  return { link: judged.kind === 'good' ? judged.link : null, refusedLink: refusalOf(judged) }
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

function holdView({ holds }: Pick<Store, 'holds'>, id: string): RequestDetail['hold'] {
  const hold = holds.get(id)
  return hold ? { ...hold, at: momentTime(hold.at) } : null
}

function deedsView(store: Pick<Store, 'proofDeeds'>, { serviceId, requestId }: FoundRequest): RequestDetail['deeds'] {
  if (requestId === null) return { saved: null, printed: null }
  const { saved, printed } = store.proofDeeds.get(serviceId, requestId)
  return {
    saved: saved && { fileName: saved.fileName, at: momentTime(saved.at) },
    printed: printed && { at: momentTime(printed.at) }
  }
}

const resultView = (result: Result): RequestDetail['result'] => ({ ...result, validUntil: time(documentEnd(result)) })

type Comparison = Pick<RequestDetail, 'claims' | 'comparedBy' | 'result' | 'likeness'>

function comparisonOf({ claims, by, result, likeness }: RequestOutcome): Comparison {
  return { claims, comparedBy: by, result: resultView(result), likeness }
}

type Asked = { type: string; value: string }

function notCompletedYet(required: readonly Asked[]): Comparison {
  const nothing = { received: null, matched: null, why: null, marks: null }
  const claims = required.map(({ type, value }) => ({ type, required: value, ...nothing }))
  return { claims, comparedBy: null, result: null, likeness: null }
}

const claimsIn = (row: OutboxRow | undefined): Asked[] =>
  Object.entries(row?.claims ?? {}).flatMap(([type, value]) => (value === '' ? [] : [{ type, value }]))

function draftOf({ claims, reference, reason, reasonTranslations }: OutboxRow): RequestDetail['draft'] {
  return {
    claims: forEachClaim((type) => claims[type] ?? ''),
    reference,
    reason,
    ...(reasonTranslations === undefined ? {} : { reasonTranslations })
  }
}
