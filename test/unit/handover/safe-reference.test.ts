import { expect, test } from 'vitest'
import { jobTitle } from '../../../main/handover/desk/safe-reference.ts'
import { cachedRequest, storeWithService } from '../store/temporary-store.ts'

const titleFor = (reference: string): string => {
  const store = storeWithService()
  const claims = [{ type: 'name', value: 'Mari Maasikas' }]
  const body = JSON.stringify({ id: 'r', status: 'completed', reference, claims_required: claims, result: {} })
  store.requests.put(cachedRequest({ id: 'r', reference, status: 'completed', body }))
  return jobTitle(store, 'r')
}

test('a printer’s queue is told the reference of a request, unless that may tell who it is about', () => {
  expect(titleFor('K7Q-00042')).toBe('eeID K7Q-00042')
  expect(titleFor('Maasikas 2')).toBe('eeID')
  expect(titleFor('for Juku Tamm')).toBe('eeID')
  expect(titleFor('383 0303 9914')).toBe('eeID')
  expect(titleFor('AB 0123456')).toBe('eeID')
})

test('and nothing of a request that it does not know', () => {
  expect(jobTitle(storeWithService(), 'none')).toBe('eeID')
})
