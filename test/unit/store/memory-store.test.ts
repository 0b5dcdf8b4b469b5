import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { cachedRequest, testClock, testService } from './temporary-store.ts'

const { id: serviceId } = testService
const draft = { serviceId, reference: 'A-1', claims: { sub: 'EE30303039914' }, reason: 'why' }

const memoryStore = () => openMemoryStore({ clock: testClock(), random: fixedRandom(), author: () => 'Clerk' })

describe('a store in memory', () => {
  test('has both databases: a request goes from the outbox to the service, its proof comes and is decided upon', () => {
    const store = memoryStore()
    store.services.add(testService)
    const id = store.outbox.add(draft)
    store.outbox.markSending(id)
    store.outbox.markCreated(id, 'on-service')
    store.requests.put(cachedRequest({ id: 'on-service', reference: 'A-1', status: 'completed', completedAt: 1 }))
    expect(store.proofs.isAwaited(serviceId)).toBe(true)
    store.proofs.keep(serviceId, 'on-service', Buffer.from('%PDF-1.7'))
    store.decisions.decide({ serviceId, requestId: 'on-service', verdict: 'accept', note: '', wentAgainst: [] })
    expect(store.list.page(serviceId, { ...wholeList, search: 'a-1' }, 0, 10).rows).toMatchObject([
      { id, requestId: 'on-service', status: 'completed', verdict: 'accept' }
    ])
    expect(store.list.counts(serviceId).all).toBe(1)
    store.close()
  })

  test('shares nothing with another one', () => {
    const [one, other] = [memoryStore(), memoryStore()]
    one.services.add(testService)
    one.requests.put(cachedRequest({ id: 'r' }))
    expect(other.services.list()).toEqual([])
    expect(other.list.counts(serviceId).all).toBe(0)
    one.close()
    other.close()
  })
})
