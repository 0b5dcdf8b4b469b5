import { expect, test } from 'vitest'
import { cachedRequest, storeWithService, testService } from './temporary-store.ts'

const { id: serviceId } = testService

test('how many requests a service has is right after each that comes, and after what was undone', () => {
  const store = storeWithService()
  const count = () => store.requests.count(serviceId)
  expect(count()).toBe(0)
  store.requests.put(cachedRequest({ id: 'one' }))
  expect(count()).toBe(1)
  store.requests.put(cachedRequest({ id: 'one', who: 'Mari Maasikas', body: '{"told":"again"}' }))
  expect(count()).toBe(1)

  const undone = () =>
    store.atomically(() => {
      store.requests.put(cachedRequest({ id: 'two' }))
      expect(count()).toBe(2)
      throw new Error('undone')
    })
  expect(undone).toThrow('undone')
  expect(count()).toBe(1)

  store.atomically(() => store.requests.put(cachedRequest({ id: 'two' })))
  expect(count()).toBe(2)
})
