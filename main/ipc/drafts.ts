/** The calls about requests that are being written. */

import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { keptDraft } from '../../preload/contract/drafts.ts'
import type { Desk } from '../startup/desk.ts'
import type { DraftRow } from '../store/ledger/kept-drafts.ts'
import { withDesk } from './open-desk.ts'

/** Handlers of `drafts`. */
export const draftHandlers = (desk: Desk): Handlers<'drafts'> => ({
  list: () => withDesk(desk, ({ store }) => ok(store.drafts.list().flatMap(understood))),
  keep: ({ key, draft }) =>
    withDesk(desk, ({ store }) => {
      // Nothing is kept for services that there are not.
      if (!store.services.get(draft.serviceId)) return failed({ code: 'unknownService' })
      store.drafts.keep(key, JSON.stringify(draft))
      return ok(null)
    }),
  drop: ({ key }) =>
    withDesk(desk, ({ store }) => {
      store.drafts.drop(key)
      return ok(null)
    })
})

// Another version may have written what this one does not understand: it stays in the ledger for that one.
function understood({ key, body }: DraftRow) {
  const draft = keptDraft.safeParse(JSON.parse(body))
  return draft.success ? [{ key, draft: draft.data }] : []
}
