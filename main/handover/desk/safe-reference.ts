/** The reference, for where others than the clerk and the person see it: the second screen, a printer's queue. */

import { toldAbout } from '../../requests/request-view.ts'
import type { FoundRequest } from '../../store/list/views.ts'
import type { Store } from '../../store/open-store.ts'
import { claimsOf } from '../../sync/told.ts'
import { mentions } from '../mentions.ts'
import { isNumberLike } from '../number-like.ts'

/** The reference of a request; null where it tells who the person is, or may. */
export function safeReference(store: Store, found: FoundRequest): string | null {
  const { id, reference } = found
  const request = toldAbout(found)
  const claims = { ...store.outbox.get(id)?.claims, ...(request ? claimsOf(request) : {}) }
  return !mentions(reference, claims) && isNumberLike(reference, store.desk.template()) ? reference : null
}

/** What a printer's queue calls a job about the request that the desk knows as `id`: nothing in it tells who it is about. */
export function jobTitle(store: Store, id: string): string {
  const found = store.views.get(id)
  return `eeID ${(found && safeReference(store, found)) ?? ''}`.trim()
}
