/** What was decided and noted about a request, as it crosses to the window. */

import { oneOf } from '../../common/words/one-of.ts'
import { concerns } from '../../common/words/outcomes.ts'
import type { DecisionView, RequestDetail } from '../../common/words/request-views.ts'
import type { DecisionRow } from '../store/ledger/decisions.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'
import { time } from './time.ts'

/** The part of a request that the clerk made by deciding and noting. */
export type DecisionPart = Pick<
  RequestDetail,
  | 'decisions'
  | 'isDecidedTwice'
  | 'isNotUnderstood'
  | 'note'
  | 'noteWrittenAt'
  | 'noteAuthor'
  | 'asksAgainFor'
  | 'askedAgainBy'
  | 'supersededBy'
>

/** Everything that was decided and noted about a request, and its neighbours in the chain. */
export function decisionPart(store: Pick<Store, 'decisions' | 'notes' | 'merge'>, found: FoundRequest): DecisionPart {
  const { serviceId, requestId } = found
  const decisions = requestId === null ? [] : store.decisions.history(serviceId, requestId)
  const note = store.notes.latest(serviceId, noteKey(found))
  return {
    decisions: decisions.map(decisionView),
    isDecidedTwice: requestId !== null && store.merge.isDecidedTwice({ serviceId, requestId }),
    isNotUnderstood: requestId !== null && store.merge.isStopped({ serviceId, requestId }),
    note: note?.text ?? '',
    noteWrittenAt: time(note?.writtenAt ?? null),
    noteAuthor: note?.author ?? '',
    asksAgainFor: store.decisions.asksAgainFor(found.id) ?? null,
    askedAgainBy: requestId === null ? [] : store.decisions.askedAgainBy(serviceId, requestId),
    supersededBy: (requestId === null ? undefined : store.decisions.supersededBy(serviceId, requestId)) ?? null
  }
}

/** Under which id a request's notes are kept: the service's, or the outbox row's while there is none. */
export const noteKey = (found: Pick<FoundRequest, 'id' | 'requestId'>): string => found.requestId ?? found.id

// Less says nothing: a desk's clock, and the way to the server.
const apartMs = 5 * 60_000

// A later version may know more to object to than this one.
function decisionView({ verdict, note, wentAgainst, decidedAt, author, desk, arrived }: DecisionRow): DecisionView {
  const known = wentAgainst.flatMap((code) => oneOf(concerns, code) ?? [])
  const isFar = arrived !== null && Math.abs(arrived - decidedAt) >= apartMs
  const times = { decidedAt: new Date(decidedAt).toISOString(), arrived: isFar ? time(arrived) : null }
  return { verdict, note, wentAgainst: known, ...times, author, desk }
}
