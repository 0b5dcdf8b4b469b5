/** The calls about how the clerk left the list of a service. */

import { z } from 'zod'
import { type ListQuery, ofAnyDay, wholeList } from '../../common/words/list-query.ts'
import { failed, ok } from '../../common/words/problems.ts'
import { allServices } from '../../common/words/services.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { listQuery } from '../../preload/contract/list-query.ts'
import { dayOf } from '../clock/days.ts'
import type { Desk } from '../startup/desk.ts'
import type { Remembered } from '../store/ledger/settings.ts'
import { withDesk } from './open-desk.ts'

const shown = (serviceId: string): Remembered<ListQuery> => ({
  name: `list.${serviceId}`,
  shape: listQuery,
  initial: wholeList
})

/** The day by this computer's clock on which it was left so. */
const leftOn = (serviceId: string): Remembered<string> => ({
  name: `list.day.${serviceId}`,
  shape: z.string(),
  initial: ''
})

/**
 * Handlers of `listState`. What was looked for on another day is not looked for today: the list would lack what has come
 * since. `now` in milliseconds since 1970 UTC.
 */
export const listStateHandlers = (desk: Desk, now: () => number): Handlers<'listState'> => ({
  get: ({ serviceId }) =>
    withDesk(desk, ({ store }) => {
      const query = store.settings.get(shown(serviceId))
      return ok(store.settings.get(leftOn(serviceId)) === dayOf(now()) ? query : ofAnyDay(query))
    }),
  set: ({ serviceId, query }) =>
    withDesk(desk, ({ store }) => {
      // Nothing is kept for services that there are not.
      if (serviceId !== allServices && !store.services.get(serviceId)) return failed({ code: 'unknownService' })
      store.settings.set(shown(serviceId), query)
      store.settings.set(leftOn(serviceId), dayOf(now()))
      return ok(null)
    })
})
