import { expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { cachedRequest, storeWithService, testService } from './temporary-store.ts'

const { id: serviceId } = testService

test('the list says that something came which is no proof, until it is merely late again', () => {
  const store = storeWithService()
  store.requests.put(cachedRequest({ id: 'late', status: 'completed' }))
  const shown = () => store.list.page(serviceId, wholeList, 0, 1).rows[0]?.proofRefused
  const postpone = (isRefused: boolean) => store.proofs.postpone(serviceId, 'late', 1_000, isRefused)

  expect(shown()).toBeNull()
  postpone(false)
  expect(shown()).toBeNull()
  postpone(true)
  expect(shown()).toBe(1)
  postpone(true)
  expect(shown()).toBe(1)
  postpone(false)
  expect(shown()).toBeNull()
})
