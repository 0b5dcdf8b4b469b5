import { expect, test } from 'vitest'
import { cachedRequest, storeWithService, testService } from './temporary-store.ts'

function office() {
  const store = storeWithService()
  store.requests.put(cachedRequest({ id: 'old' }))
  const again = store.outbox.add({
    serviceId: testService.id,
    reference: 'again',
    claims: { sub: 'EE30303039914' },
    reason: ''
  })
  return { again, store, supersededOf: (id: string) => store.views.get(id)?.superseded }
}

test('a request whose place another took is flagged, and stays so when it is completed late', () => {
  const { again, store, supersededOf } = office()
  expect(supersededOf('old')).toBe(0)
  expect(store.outbox.supersede(again, 'old')).toBe(true)
  expect([supersededOf('old'), supersededOf(again)]).toEqual([1, 0])
  store.requests.put(cachedRequest({ id: 'old', status: 'completed' }))
  expect(store.views.get('old')).toMatchObject({ status: 'completed', superseded: 1 })
})

test('a request that was completed before is none that might be completed late', () => {
  const { again, store, supersededOf } = office()
  store.requests.put(cachedRequest({ id: 'old', status: 'completed' }))
  expect(store.outbox.supersede(again, 'old')).toBe(false)
  expect(supersededOf('old')).toBe(0)
})
