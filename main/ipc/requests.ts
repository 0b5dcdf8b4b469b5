/** The calls about identification requests. */
import type { Handlers } from '../../preload/contract.ts'
import type { Outcome } from '../../preload/problem.ts'
import type { RequestDetail } from '../../preload/shapes.ts'
import type { Desk } from '../startup/desk.ts'
import { askedLatelySince, keepRequest } from '../store/keep-request.ts'
import type { Store } from '../store/open-store.ts'
import { isNoLongerMatching, noLongerMatching } from '../sync/no-longer-matching.ts'
import { askedFor, chain, inherit } from './ask-again.ts'
import { checkDraft } from './draft.ts'
import { failed, ok, withDesk } from './open-desk.ts'
import { detailView, rowView } from './request-view.ts'
import { momentTime } from './time.ts'

/** Handlers of `requests`. */
export const requestHandlers = (desk: Desk, changed: (serviceId: string) => void): Handlers<'requests'> => ({
  list: ({ serviceId, query, offset, limit }) =>
    withDesk(desk, ({ store }) => {
      const { total, rows } = store.list.page(serviceId, query, offset, limit)
      return ok({ total, rows: rows.map(rowView) })
    }),

  counts: ({ serviceId }) => withDesk(desk, ({ store }) => ok(store.list.counts(serviceId))),

  find: ({ serviceId, query, id }) => withDesk(desk, ({ store }) => ok(store.list.find(serviceId, query, id))),

  withReference: ({ references }) =>
    withDesk(desk, ({ store }) =>
      ok(
        references
          .flatMap((reference) => store.views.withReference(reference))
          .map(({ serviceId, id, reference }) => ({ serviceId, id, reference }))
      )
    ),

  get: ({ id }) => withDesk(desk, ({ store }) => detail(store, id)),

  suggestReference: () => withDesk(desk, ({ store }) => ok(store.desk.nextReference())),

  askedBefore: ({ serviceId, claims }) =>
    withDesk(desk, ({ store }) => {
      const earlier = store.recent.about(serviceId, claims, askedLatelySince(Date.now()))
      return ok(earlier ? { ...earlier, createdAt: momentTime(earlier.createdAt) } : null)
    }),

  look: ({ serviceId, id }) =>
    withDesk(desk, ({ sync }) => {
      sync.of(serviceId)?.focus(id)
      return ok(null)
    }),

  create: (typed) =>
    withDesk(desk, ({ store, sync }) => {
      const draft = checkDraft(typed, new Date())
      if (!draft.ok) return draft
      if (!store.services.get(draft.value.serviceId)) return failed({ code: 'unknownRequest' })
      const asked = askedFor(store, typed)
      if (!asked.ok) return asked
      const refused = typed.corrects ? store.outbox.get(typed.corrects) : undefined
      const created = store.atomically(() => {
        if (refused) store.outbox.discard(refused.id)
        const added = keepRequest(store, draft.value, Date.now())
        if (refused) inherit(store, refused, added)
        if (asked.value) chain(store, typed.serviceId, added, asked.value)
        forgetDraft(store, typed.draft)
        return justKept(store, added)
      })
      changed(typed.serviceId)
      sync.of(typed.serviceId)?.sendNow()
      return created
    }),

  noLongerMatching: () => withDesk(desk, ({ store }) => ok(stillNoLonger(store))),

  noLongerMatchingRead: () =>
    withDesk(desk, ({ store }) => {
      store.settings.set(noLongerMatching, [])
      return ok(null)
    }),

  discard: ({ id }) =>
    withDesk(desk, ({ store }) => {
      const row = store.outbox.get(id)
      if (!row || !store.outbox.discard(id)) return failed({ code: row ? 'notNow' : 'unknownRequest' })
      changed(row.serviceId)
      return ok(null)
    }),

  sendAgain: ({ id }) =>
    withDesk(desk, ({ store, sync }) => {
      const row = store.outbox.get(id)
      if (row?.state !== 'parked') return failed({ code: row ? 'notNow' : 'unknownRequest' })
      // Not straight back to the queue: the service's list says first whether it is there already.
      store.outbox.markUnsure(id, row.lastProblem ?? 'timeout')
      changed(row.serviceId)
      sync.of(row.serviceId)?.sendNow()
      return ok(null)
    })
})

/** Decided again, or put right by what the service has told since, a request is no longer among them. */
function stillNoLonger(store: Store): { serviceId: string; id: string; reference: string }[] {
  const noted = store.settings.get(noLongerMatching).filter((one) => isNoLongerMatching(store, one))
  return noted.flatMap(({ serviceId, requestId }) => {
    const found = store.views.onService(serviceId, requestId)
    return found ? [{ serviceId, id: found.id, reference: found.reference }] : []
  })
}

function detail(store: Store, id: string): Outcome<RequestDetail> {
  const found = store.views.get(id)
  return found ? ok(detailView(store, found, Date.now())) : failed({ code: 'unknownRequest' })
}

// Read in the same step as it is kept: a request that is kept must never be answered as one that is not.
function justKept(store: Store, id: string): Outcome<RequestDetail> {
  const kept = detail(store, id)
  if (!kept.ok) throw new Error('what was just kept cannot be read')
  return kept
}

// In the same step as its request is kept: a draft that outlived its request would be sent twice.
function forgetDraft(store: Store, key: string | undefined): void {
  if (key !== undefined) store.drafts.drop(key)
}
