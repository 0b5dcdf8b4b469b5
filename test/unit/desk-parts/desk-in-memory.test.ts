import { expect, test } from 'vitest'
import type { RequestDetail } from '../../../preload/contract/request.ts'
import { deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { settled } from '../../desk-parts/settled.ts'
import { testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const draft = { serviceId, claims: { sub: '', name: 'Mari', birthdate: '', country: '' }, reference: 'A-1', reason: '' }

test('a request that the window creates goes out to the service, and the window hears of it', async () => {
  const desk = deskInMemory()
  const told: unknown[] = []
  desk.api.on.requestsChanged((payload) => told.push(payload))
  const created = await desk.api.requests.create(draft)
  expect(created).toMatchObject({ ok: true, value: { who: 'Mari', outbox: 'queued' } })
  await desk.round()
  expect(desk.service.requests).toMatchObject([{ claims_required: [{ type: 'name', value: 'Mari' }] }])
  expect(told).toContainEqual({ serviceId })
})

test('what crosses is a copy on either side', async () => {
  const desk = deskInMemory({ requests: [serviceRequest({ id: 'a' })] })
  const heard: { serviceId: string }[] = []
  desk.api.on.requestsChanged((payload) => heard.push(payload))
  const payload = { serviceId }
  desk.send('requestsChanged', payload)
  // What is sent is heard later, as with two processes.
  expect(heard).toEqual([])
  await settled()
  expect(heard).toEqual([payload])
  expect(heard[0]).not.toBe(payload)

  const argument = { id: 'a' }
  await desk.api.requests.get(argument)
  expect(desk.asked('requests.get')).toEqual([argument])
  expect(desk.asked('requests.get')[0]).not.toBe(argument)
})

test('what cannot be copied does not come to main, and what the door refuses says so and nothing else', async () => {
  const desk = deskInMemory()
  const notToBeCopied = { ...draft, reason: () => {} } as unknown as typeof draft
  await expect(desk.api.requests.create(notToBeCopied)).rejects.toThrow('could not be cloned')
  const unknown = { id: 'a', path: '/etc/passwd' }
  await expect(desk.api.requests.get(unknown)).rejects.toThrow(
    "Error invoking remote method 'requests.get': RefusedCall: requests.get: the argument does not fit"
  )
})

test('an obstacle answers nothing that main could not', async () => {
  const desk = deskInMemory()
  const strange = { ok: true, value: { id: 7 } as unknown as RequestDetail }
  expect(() => desk.answers('requests.get', strange)).toThrow()
  desk.answers('requests.get', { ok: false, error: { code: 'diskFault' } })
  expect(await desk.api.requests.get({ id: 'a' })).toEqual({ ok: false, error: { code: 'diskFault' } })
  desk.clears('requests.get')
  expect(await desk.api.requests.get({ id: 'a' })).toEqual({ ok: false, error: { code: 'unknownRequest' } })
  desk.shut()
  expect(await desk.api.requests.get({ id: 'a' })).toEqual({ ok: false, error: { code: 'storeClosed' } })
})
