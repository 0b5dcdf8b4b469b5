/** Rows of a file, checked as single requests are. */

import { type Outcome, ok } from '../../common/words/problems.ts'
import type { ImportRow, RowFinding } from '../../common/words/typed-requests.ts'
import type { Draft } from '../store/ledger/outbox.ts'
import type { Store } from '../store/open-store.ts'
import { checkDraft } from './draft.ts'
import { askedLatelySince, isReferenceUsed } from './keep-request.ts'
import { momentTime } from './time.ts'

/** What creating a request would say of each row, and what the clerk should know before. `now` in milliseconds since 1970 UTC. */
export function findings(
  store: Pick<Store, 'desk' | 'recent' | 'outbox' | 'requests'>,
  serviceId: string,
  rows: readonly ImportRow[],
  now: number
): RowFinding[] {
  const drafts = rows.map((row) => checkRow(store, serviceId, row, now))
  const people = drafts.map((draft) => (draft.ok ? draft.value.claims : {}))
  const earlier = store.recent.aboutEach(serviceId, people, askedLatelySince(now))
  return drafts.map((draft, index) => {
    const before = earlier[index]
    return {
      fields: draft.ok ? {} : (draft.error.fields ?? {}),
      earlier: before ? { ...before, createdAt: momentTime(before.createdAt) } : null,
      isReferenceUsed:
        draft.ok && draft.value.reference !== '' && isReferenceUsed(store, serviceId, draft.value.reference)
    }
  })
}

/** The row as it is kept. Without a reference it is checked with what the form would suggest, and kept without. */
export function checkRow(store: Pick<Store, 'desk'>, serviceId: string, row: ImportRow, now: number): Outcome<Draft> {
  const isOwn = row.reference.trim() !== ''
  const draft = checkDraft(
    { ...row, serviceId, reference: isOwn ? row.reference : store.desk.nextReference() },
    new Date(now)
  )
  return draft.ok && !isOwn ? ok({ ...draft.value, reference: '' }) : draft
}
