import { expect, test } from 'vitest'
import { cachedRequest, storeWithService, testService } from '../temporary-store.ts'

test('what is on the service and what is only here have the same columns in the same places, as a UNION needs them', () => {
  const store = storeWithService()
  store.requests.put(cachedRequest({ id: 'q-1' }))
  store.outbox.add({ serviceId: testService.id, reference: 'R-1', claims: {}, reason: '' })
  const [onService, onlyHere] = [...store.views.all(10)].flat().map((found) => Object.keys(found))
  expect(onlyHere).toEqual(onService)
  expect(onService).toContain('requestId')
})
