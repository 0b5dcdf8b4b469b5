/** Creating a request: checked, kept under a reference of its own, and chained to the one that it asks again for. */
import type { Outcome } from '../../common/words/problems.ts'
import type { RequestDetail } from '../../common/words/request-views.ts'
import type { DraftInput } from '../../common/words/typed-requests.ts'
import { runningService } from '../services/running.ts'
import type { Store } from '../store/open-store.ts'
import { askedFor, chain, inherit } from './ask-again.ts'
import { detail } from './detail.ts'
import { checkDraft } from './draft.ts'
import { keepRequest } from './keep-request.ts'

/** What the clerk typed. `draft`: the key of the kept draft that becomes this request. */
export type TypedRequest = DraftInput & { draft?: string | undefined }

/** Keeps what was typed in the outbox, or says what is wrong with it. `now` in milliseconds since 1970 UTC. */
export function createRequest(store: Store, typed: TypedRequest, now: number): Outcome<RequestDetail> {
  const draft = checkDraft(typed, new Date(now))
  if (!draft.ok) return draft
  const service = runningService(store, draft.value.serviceId)
  if (!service.ok) return service
  const asked = askedFor(store, typed)
  if (!asked.ok) return asked
  const refused = typed.corrects ? store.outbox.get(typed.corrects) : undefined
  return store.atomically(() => {
    if (refused) store.outbox.discard(refused.id)
    const added = keepRequest(store, draft.value, now)
    if (refused) {
      inherit(store, refused, added)
      store.askedFiles.move(refused.id, added)
    }
    if (asked.value) chain(store, typed.serviceId, added, asked.value)
    forgetDraft(store, typed.draft)
    return justKept(store, added, now)
  })
}

// Read in the same step as it is kept: a request that is kept must never be answered as one that is not.
function justKept(store: Store, id: string, now: number): Outcome<RequestDetail> {
  const kept = detail(store, id, now)
  if (!kept.ok) throw new Error('what was just kept cannot be read')
  return kept
}

// In the same step as its request is kept: a draft that outlived its request would be sent twice.
function forgetDraft(store: Pick<Store, 'drafts'>, key: string | undefined): void {
  if (key !== undefined) store.drafts.drop(key)
}
