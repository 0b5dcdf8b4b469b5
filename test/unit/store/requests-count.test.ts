import { expect, test } from 'vitest'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { cachedRequest, testClock, testService } from './temporary-store.ts'

const { id: serviceId } = testService

test('how many requests a service has is right after each that comes, and after what was undone', () => {
  const store = openMemoryStore({ clock: testClock(), random: (bytes) => new Uint8Array(bytes).fill(3) })
  store.services.add(testService)
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
  store.close()
})
