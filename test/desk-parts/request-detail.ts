import { detailView } from '../../main/requests/request-view.ts'
import { openMemoryStore } from '../../main/store/memory-store.ts'
import { keepAnswer } from '../../main/sync/keep-answer.ts'
import { type RequestDetail, requestDetail as shape } from '../../preload/contract/request.ts'
import { testClock, testService } from '../unit/store/temporary-store.ts'
import { fixedRandom } from './fixed-random.ts'
import { serviceRequest } from './requests.ts'

/** A pending request without an end to its link, as main tells it. */
function asMainTells(): RequestDetail {
  const clock = testClock()
  const store = openMemoryStore({ clock, random: fixedRandom(), author: () => 'Clerk' })
  try {
    store.services.add(testService)
    const request = serviceRequest({ id: 'request-1', reference: 'K7Q-00001', link_expires_at: null })
    keepAnswer(store, { serviceId: testService.id, request, now: clock.now() })
    const found = store.views.get(request.id)
    if (!found) throw new Error('what was just kept is not there')
    return shape.parse(detailView(store, found, clock.now()))
  } finally {
    store.close()
  }
}

let told: RequestDetail | undefined

/** A request in full, as main tells a pending one, but for the part that a test cares about. */
export function requestDetail(part: Partial<RequestDetail> = {}): RequestDetail {
  told ??= asMainTells()
  return shape.parse({ ...told, ...part })
}
