/** The calls about how the clerk left the list of a service. */

import { type ListQuery, wholeList } from '../../common/words/list-query.ts'
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { listQuery } from '../../preload/contract/list-query.ts'
import type { Desk } from '../startup/desk.ts'
import type { Remembered } from '../store/ledger/settings.ts'
import { withDesk } from './open-desk.ts'

const shown = (serviceId: string): Remembered<ListQuery> => ({
  name: `list.${serviceId}`,
  shape: listQuery,
  initial: wholeList
})

/** Handlers of `listState`. */
export const listStateHandlers = (desk: Desk): Handlers<'listState'> => ({
  get: ({ serviceId }) => withDesk(desk, ({ store }) => ok(store.settings.get(shown(serviceId)))),
  set: ({ serviceId, query }) =>
    withDesk(desk, ({ store }) => {
      // Nothing is kept for services that there are not.
      if (!store.services.get(serviceId)) return failed({ code: 'unknownService' })
      store.settings.set(shown(serviceId), query)
      return ok(null)
    })
})
