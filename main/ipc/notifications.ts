/** The calls about what the clerk is told of outside the window. */

import { ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { noticeSetting } from '../notifications/notices.ts'
import type { Desk } from '../startup/desk.ts'
import { withDesk } from './open-desk.ts'

/** Handlers of `notifications`. */
export const notificationHandlers = (desk: Desk): Handlers<'notifications'> => ({
  get: () => withDesk(desk, ({ store }) => ok(store.settings.get(noticeSetting))),
  set: (chosen) =>
    withDesk(desk, ({ store }) => {
      store.settings.set(noticeSetting, chosen)
      return ok(store.settings.get(noticeSetting))
    })
})
