import { expect, test } from 'vitest'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { storeWithService, testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const claims = { sub: 'EE60001019906' }

test('a request that turns out to be this desk’s is asked for alone, though what the list says of it stays the same', () => {
  const store = storeWithService()
  const told = serviceRequest({
    id: 'q-1',
    reference: 'K7Q-00001',
    status: 'completed',
    claims_required: [{ type: 'sub', value: claims.sub }]
  })
  const keep = () => keepAnswer(store, { serviceId, request: told, now: 0 })
  keep()
  expect(store.requests.lacking(serviceId, 9)).toEqual([])
  const id = store.outbox.add({ serviceId, reference: 'K7Q-00001', claims, reason: '' })
  store.outbox.markSending(id)
  store.outbox.markCreated(id, 'q-1')
  keep()
  expect(store.requests.lacking(serviceId, 9)).toEqual(['q-1'])
  store.requests.noteShown(serviceId, 'q-1')
  keep()
  expect(store.requests.lacking(serviceId, 9)).toEqual([])
})
