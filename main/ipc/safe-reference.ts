/** The reference, for where others than the clerk and the person see it: the second screen, a printer's queue. */
import { mentions } from '../handover/mentions.ts'
import { isNumberLike } from '../handover/number-like.ts'
import type { Store } from '../store/open-store.ts'
import type { FoundRequest } from '../store/views.ts'
import { claimsOf } from '../sync/told.ts'
import { toldAbout } from './request-view.ts'

/** The reference of a request; null where it tells who the person is, or may. */
export function safeReference(store: Store, found: FoundRequest): string | null {
  const { id, reference } = found
  const request = toldAbout(found)
  // The service may say that something else was asked than this desk has.
  const asked = [store.outbox.get(id)?.claims ?? {}, request ? claimsOf(request) : {}]
  return asked.every((claims) => !mentions(reference, claims)) && isNumberLike(reference, store.desk.template())
    ? reference
    : null
}

/** What a printer's queue calls a job about the request that the desk knows as `id`: nothing in it tells who it is about. */
export function jobTitle(store: Store, id: string): string {
  const found = store.views.get(id)
  return `eeID ${(found && safeReference(store, found)) ?? ''}`.trim()
}
