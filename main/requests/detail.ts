/** One request, found by the desk's id. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { RequestDetail } from '../../common/words/request-views.ts'
import type { Store } from '../store/open-store.ts'
import { detailView } from './request-view.ts'

/** Everything the clerk may see of the request. `now` in milliseconds since 1970 UTC. */
export function detail(store: Store, id: string, now: number): Outcome<RequestDetail> {
  const found = store.views.get(id)
  return found ? ok(detailView(store, found, now)) : failed({ code: 'unknownRequest' })
}
