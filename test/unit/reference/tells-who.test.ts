import { expect, test } from 'vitest'
import { tellsWho } from '../../../main/reference/tells-who.ts'
import type { FoundRequest } from '../../../main/store/list/views.ts'
import { cachedRequest, storeWithService, testService } from '../store/temporary-store.ts'

/** A completed request with this reference, of which the service tells this result. */
function found(reference: string, result: Record<string, string>) {
  const store = storeWithService()
  const body = JSON.stringify({ id: 'r-1', status: 'completed', reference, result })
  store.requests.put(cachedRequest({ id: 'r-1', reference, status: 'completed', body }))
  return { store, request: store.views.onService(testService.id, 'r-1') as FoundRequest }
}

test.each([
  [{ given_name: 'MARI', family_name: 'MAASIKAS' }],
  [{ given_name: 'MARI', last_name: 'MAASIKAS' }],
  [{ given_name: 'MARI', family_name: 'TAMM', last_name: 'MAASIKAS' }],
  [{ given_name: 'ANNE', family_name: 'TAMM', name: 'MARI MAASIKAS' }],
  [{ family_name: 'TAMM', date_of_birth: '1980-01-08', name: 'MAASIKAS' }]
])('a reference with a name that the service tells somewhere in %j tells who it is', (result) => {
  const { store, request } = found('Visit of Maasikas', result)
  expect(tellsWho(store, request)).toBe(true)
})

test('a reference with nothing of the person does not', () => {
  const { store, request } = found('K7Q-00001', { given_name: 'MARI', family_name: 'MAASIKAS', sub: 'EE60001019906' })
  expect(tellsWho(store, request)).toBe(false)
})
