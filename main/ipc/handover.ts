/** The calls about handing a request's link over to the person. */
import type { Handlers } from '../../preload/contract.ts'
import type { Outcome } from '../../preload/problem.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import type { FoundRequest } from '../store/views.ts'
import { failed, ok, withDesk } from './open-desk.ts'
import { linkIn, shownLink } from './shown-link.ts'

/** What handing over works with. `copyText` puts a text on the clipboard. */
export type HandoverOptions = { desk: Desk; copyText: (text: string) => Promise<void> }

/** Handlers of `handover`. */
export function handoverHandlers({ desk, copyText }: HandoverOptions): Handlers<'handover'> {
  const withRequest = <T>(id: string, work: (found: FoundRequest, store: Store) => Outcome<T> | Promise<Outcome<T>>) =>
    withDesk(desk, ({ store }) => {
      const found = store.views.get(id)
      return found ? work(found, store) : failed({ code: 'unknownRequest' })
    })
  return {
    show: ({ id, language }) => withRequest(id, (found, store) => ok(shownLink(store, found, language))),

    copyLink: ({ id, language }) =>
      withRequest(id, async (found) => {
        const link = linkIn(found, language)
        if (!link) return failed({ code: 'noLinkYet' })
        await copyText(link)
        return ok(null)
      })
  }
}
