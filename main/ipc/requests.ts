/** The calls about identification requests. */

import { ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { createRequest } from '../requests/create.ts'
import { detail } from '../requests/detail.ts'
import { askedLatelySince } from '../requests/keep-request.ts'
import { rowView } from '../requests/request-view.ts'
import { momentTime } from '../requests/time.ts'
import { discard, sendAgain } from '../requests/unsent.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { isNoLongerMatching, noLongerMatching } from '../sync/no-longer-matching.ts'
import { withDesk } from './open-desk.ts'
import { record } from './recorded.ts'

/** Handlers of `requests`. `now` in milliseconds since 1970 UTC; `inHand` is told which request is on the screen. */
export const requestHandlers = (
  desk: Desk,
  changed: (serviceId: string) => void,
  now: () => number,
  inHand: (id: string | null) => void = () => {}
): Handlers<'requests'> => {
  // The window tells what is in hand again and again.
  let opened: string | null = null
  // The loop that asks for it more often; the list may be of all services.
  let asking: string | null = null
  return {
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

    get: ({ id }) => withDesk(desk, ({ store }) => detail(store, id, now())),

    suggestReference: () => withDesk(desk, ({ store }) => ok(store.desk.nextReference())),

    askedBefore: ({ serviceId, claims }) =>
      withDesk(desk, ({ store }) => {
        const earlier = store.recent.about(serviceId, claims, askedLatelySince(now()))
        return ok(earlier ? { ...earlier, createdAt: momentTime(earlier.createdAt) } : null)
      }),

    focus: ({ serviceId, id }) =>
      withDesk(desk, ({ store, sync }) => {
        const of = id === null ? serviceId : (store.views.get(id)?.serviceId ?? serviceId)
        if (asking !== null && asking !== of) sync.of(asking)?.focus(null)
        asking = id === null ? null : of
        sync.of(of)?.focus(id)
        inHand(id)
        if (id !== null && id !== opened) record(store, { act: 'open', request: id })
        opened = id
        return ok(null)
      }),

    create: (typed) =>
      withDesk(desk, ({ store, sync }) => {
        const created = createRequest(store, typed, now())
        if (!created.ok) return created
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
        const discarded = discard(store, id)
        if (!discarded.ok) return discarded
        changed(discarded.value.serviceId)
        return ok(null)
      }),

    sendAgain: ({ id }) =>
      withDesk(desk, ({ store, sync }) => {
        const sent = sendAgain(store, id)
        if (!sent.ok) return sent
        changed(sent.value.serviceId)
        sync.of(sent.value.serviceId)?.sendNow()
        return ok(null)
      })
  }
}

/** Decided again, or put right by what the service has told since, a request is no longer among them. */
function stillNoLonger(store: Store): { serviceId: string; id: string; reference: string }[] {
  const noted = store.settings.get(noLongerMatching).filter((one) => isNoLongerMatching(store, one))
  return noted.flatMap(({ serviceId, requestId }) => {
    const found = store.views.onService(serviceId, requestId)
    return found ? [{ serviceId, id: found.id, reference: found.reference }] : []
  })
}
