/** The reference, for where others than the clerk may see it: the second screen, paper, mails, a printer's queue. */
import { isForTest, testFileMark } from '../../../common/words/services.ts'
import { tellsWho } from '../../reference/tells-who.ts'
import type { FoundRequest } from '../../store/list/views.ts'
import type { Store } from '../../store/open-store.ts'
import { isNumberLike } from '../number-like.ts'

/** The reference of a request; null where it tells who the person is, or may. */
export function safeReference(store: Store, found: FoundRequest): string | null {
  const { reference } = found
  const isNumber = isNumberLike(reference, store.desk.template(), store.desk.code())
  return isNumber && !tellsWho(store, found) ? reference : null
}

/** What a printer's queue calls a job about the request that the desk knows as `id`: nothing in it tells who it is about. */
export function jobTitle(store: Store, id: string): string {
  const found = store.views.get(id)
  const mark = found && isForTest(store.services.marked(found.serviceId)) ? testFileMark : ''
  return `${mark}eeID ${(found && safeReference(store, found)) ?? ''}`.trim()
}
