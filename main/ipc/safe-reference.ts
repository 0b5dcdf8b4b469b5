/** The reference, for where others than the clerk may see it: the second screen, paper, mails, a printer's queue. */
import { isNumberLike } from '../handover/number-like.ts'
import { tellsWho } from '../reference/tells-who.ts'
import type { Store } from '../store/open-store.ts'
import type { FoundRequest } from '../store/views.ts'

/** The reference of a request; null where it tells who the person is, or may. */
export function safeReference(store: Store, found: FoundRequest): string | null {
  const { reference } = found
  const isNumber = isNumberLike(reference, store.desk.template(), store.desk.code())
  return isNumber && !tellsWho(store, found) ? reference : null
}

/** What a printer's queue calls a job about the request that the desk knows as `id`: nothing in it tells who it is about. */
export function jobTitle(store: Store, id: string): string {
  const found = store.views.get(id)
  return `eeID ${(found && safeReference(store, found)) ?? ''}`.trim()
}
