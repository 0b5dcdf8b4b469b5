/** The list as the contract describes it, computed plainly from what both databases say: slow, and easy to believe. */
import { searchable, searchableCode, searchableDate, wordsOf } from '../../../../common/people/search/searched.ts'
import { folded } from '../../../../common/people/text.ts'
import type { ListQuery, ListView } from '../../../../common/words/list-query.ts'
import type { RequestState } from '../../../../common/words/request-states.ts'
import type { FoundRequest } from '../../../../main/store/list/views.ts'
import { whoIsAsked } from '../../../../main/store/list/who.ts'

const underWay = ['queued', 'sending', 'confirming']
const over = ['completed', 'expired']

function statusOf({ outbox, status, outcome }: FoundRequest): RequestState {
  if (outbox !== null) return outbox === 'queued' || outbox === 'sending' ? 'notSent' : outbox
  if (status === 'pending') return 'waiting'
  if (status === 'expired') return 'expired'
  if (status === 'error') return 'failed'
  if (status !== 'completed') return 'other'
  return outcome ?? 'notCompared'
}

/** Whether a request is in a view; `today` is when the desk's day ends. */
export function isInView(view: ListView, request: FoundRequest, today: number): boolean {
  const { outbox, status, verdict, linkExpiresAt, proofSize, done } = request
  switch (view) {
    case 'all':
      return true
    case 'waiting':
      return outbox === null ? !over.includes(status ?? '') : underWay.includes(outbox)
    case 'toDecide':
      return status === 'completed' && verdict === null
    case 'expiringToday':
      return status === 'pending' && linkExpiresAt !== null && linkExpiresAt < today
    case 'proofMissing':
      return status === 'completed' && proofSize === null
    case 'notFiled':
      return status === 'completed' && verdict === 'accept' && done === 0
    case 'needsAttention':
      return outbox === 'needsAttention' || outbox === 'needsCorrecting'
  }
}

const nameOf = ({ who, claims }: FoundRequest) => who ?? whoIsAsked(JSON.parse(claims ?? '{}'))

function says(request: FoundRequest, word: string): boolean {
  const { reference, claims, body, note, reason } = request
  const asked = JSON.parse(claims ?? '{}')
  const told = JSON.parse(body ?? '{}')
  const ofType = (wanted: string): string[] => {
    const required = (told.claims_required ?? []).filter(({ type }: { type: string }) => type === wanted)
    return [asked[wanted] ?? '', ...required.map(({ value }: { value: string }) => value)]
  }
  const { given_name: given = '', family_name: family = '', sub = '', date_of_birth: born = '' } = told.result ?? {}
  return [
    ...[reference, note ?? '', told.reason ?? reason ?? '', ...ofType('name'), `${given} ${family}`].map(searchable),
    ...[...ofType('sub'), sub].map(searchableCode),
    ...[...ofType('birthdate'), born].map(searchableDate)
  ].some((text) => text.includes(word))
}

const ranks: readonly RequestState[] = [
  'needsAttention',
  'needsCorrecting',
  'confirming',
  'notSent',
  'failed',
  'waiting',
  'differing',
  'notCompared',
  'identified',
  'matching',
  'expired',
  'other'
]

/** What needs the clerk first, then the decisions, then links by when they expire; nothing where nothing is shown. */
function outcomeOf({ outbox, status, verdict, linkExpiresAt }: FoundRequest): number | null {
  if (outbox !== null) return null
  if (verdict !== null) return { accept: 1, reject: 2, askAgain: 3 }[verdict]
  if (status === 'completed') return 0
  return status === 'pending' ? linkExpiresAt : null
}

function keyOf(request: FoundRequest, by: ListQuery['sort']['by']): string | number | null {
  switch (by) {
    case 'reference':
      return folded(request.reference)
    case 'who':
      return folded(nameOf(request))
    case 'status':
      return ranks.indexOf(statusOf(request))
    case 'outcome':
      return outcomeOf(request)
    case 'createdAt':
      return request.createdAt
  }
}

// As SQLite compares: by bytes of UTF-8, which is the order of code points.
const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : Buffer.compare(Buffer.from(`${a}`), Buffer.from(`${b}`))

function inOrder(a: FoundRequest, b: FoundRequest, { by, descending }: ListQuery['sort']): number {
  const [one, other] = [keyOf(a, by), keyOf(b, by)]
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return descending ? compare(other, one) : compare(one, other)
}

function isWithin(at: number | null, from: string | null, to: string | null): boolean {
  if (at === null) return from === null && to === null
  const start = from === null ? Number.NEGATIVE_INFINITY : new Date(`${from}T00:00:00`).getTime()
  const end = to === null ? Number.POSITIVE_INFINITY : new Date(`${to}T23:59:59.999`).getTime()
  return at >= start && at <= end
}

/** What a query shows, in its order but for those that are the same in it and were created at the same moment. */
export function plainList(requests: readonly FoundRequest[], query: ListQuery, today: number): FoundRequest[] {
  return requests
    .filter((request) => isInView(query.view, request, today))
    .filter((request) => query.statuses.length === 0 || query.statuses.includes(statusOf(request)))
    .filter((request) => query.verdicts.length === 0 || query.verdicts.includes(request.verdict ?? 'none'))
    .filter(({ createdAt }) => isWithin(createdAt, query.from, query.to))
    .filter(({ completedAt }) => isWithin(completedAt, query.completedFrom, query.completedTo))
    .filter(({ decidedAt }) => isWithin(decidedAt, query.decidedFrom, query.decidedTo))
    .filter(({ filed }) => !query.notFiled || filed === 0)
    .filter((request) => wordsOf(query.search).every((some) => some.some((word) => says(request, word))))
    .toSorted((a, b) => inOrder(a, b, query.sort) || b.createdAt - a.createdAt)
}
