import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { cachedRequest, storeWithService, testClock, testService } from './temporary-store.ts'

const draft = { serviceId: testService.id, reference: 'A-1', claims: { sub: 'EE30303039914' }, reason: 'why' }

describe('the list', () => {
  test('shows what waits in the outbox and what is on the service as one, newest first', () => {
    const clock = testClock(5_000)
    const store = storeWithService(undefined, clock)
    store.requests.put(cachedRequest({ id: 'old', createdAt: 1_000 }))
    const waiting = store.outbox.add(draft)
    store.requests.put(cachedRequest({ id: 'new', createdAt: 9_000 }))
    expect(store.list.page(testService.id, wholeList, 0, 10).rows.map((row) => row.id)).toEqual(['new', waiting, 'old'])
    expect(store.list.page(testService.id, wholeList, 1, 1).rows.map((row) => row.id)).toEqual([waiting])
    expect(store.list.counts(testService.id).all).toBe(3)
  })

  test('has as many that need the clerk as the foot of the window says', () => {
    const store = storeWithService()
    const refused = store.outbox.add(draft)
    const parked = store.outbox.add({ ...draft, reference: 'A-2' })
    store.outbox.add({ ...draft, reference: 'A-3' })
    store.outbox.markNeedsCorrecting(refused, 'No')
    store.outbox.markNeedsAttention(parked, 'offline')
    expect(store.list.counts(testService.id).needsAttention).toBe(2)
    expect(store.outbox.countNeedingAttention(testService.id)).toBe(2)
  })

  test('keeps a request under the same id once the service has it', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    store.outbox.markSending(id)
    store.outbox.markCreated(id, 'on-service')
    store.requests.put(cachedRequest({ id: 'on-service', reference: 'A-1' }))
    expect(store.list.page(testService.id, wholeList, 0, 10).rows).toMatchObject([
      { id, requestId: 'on-service', status: 'pending' }
    ])
    expect(store.views.get(id)).toMatchObject({ requestId: 'on-service' })
    expect(store.list.counts(testService.id).all).toBe(1)
  })

  test('finds every request with a reference, of any service, each once', () => {
    const store = storeWithService()
    store.services.add({ ...testService, id: 'service-2', clientId: 'another' })
    const here = store.outbox.add(draft)
    store.outbox.markSending(here)
    store.outbox.markCreated(here, 'on-service')
    store.requests.put(cachedRequest({ id: 'on-service', reference: 'A-1' }))
    store.requests.put(cachedRequest({ id: 'elsewhere', serviceId: 'service-2', reference: 'A-1' }))
    store.requests.put(cachedRequest({ id: 'other', reference: 'A-12' }))
    const found = (reference: string) => store.views.withReference(reference).map(({ id }) => id)
    expect(found('A-1').toSorted()).toEqual([here, 'elsewhere'].toSorted())
    expect(found('A')).toEqual([])

    const waiting = store.outbox.add({ ...draft, reference: 'A-2' })
    expect(found('A-2')).toEqual([waiting])
    store.outbox.markSending(waiting)
    store.outbox.markNeedsCorrecting(waiting, 'no')
    store.outbox.discard(waiting)
    expect(found('A-2')).toEqual([])
  })

  test('still shows a created request that the cache has lost', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    store.outbox.markSending(id)
    store.outbox.markCreated(id, 'on-service')
    expect(store.list.page(testService.id, wholeList, 0, 10).rows).toMatchObject([
      { id, outbox: null, status: 'unknown' }
    ])
  })

  test('flags two requests on the service under a reference of this desk', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    store.outbox.markSending(id)
    store.outbox.markCreated(id, 'first')
    for (const each of ['first', 'second']) store.requests.put(cachedRequest({ id: each, reference: 'A-1' }))
    store.requests.put(cachedRequest({ id: 'other', reference: 'B' }))
    const flagged = store.list.page(testService.id, wholeList, 0, 10).rows.filter((row) => row.doubled)
    expect(flagged.map((row) => row.requestId).toSorted()).toEqual(['first', 'second'])
  })

  test('does not show a refused request that was discarded', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    expect(store.outbox.discard(id)).toBe(false)
    store.outbox.markSending(id)
    store.outbox.markNeedsCorrecting(id, 'no value')
    expect(store.outbox.discard(id)).toBe(true)
    expect(store.list.counts(testService.id).all).toBe(0)
    expect(store.views.get(id)).toBeUndefined()
  })
})

describe('what the service told', () => {
  test('is kept once, and told as news only when it is news', () => {
    const store = storeWithService()
    expect(store.requests.put(cachedRequest())).toBe(true)
    expect(store.requests.put(cachedRequest())).toBe(false)
    expect(store.requests.put(cachedRequest({ status: 'completed', body: '{"x":1}' }))).toBe(true)
  })

  test('never runs backwards from completed to pending', () => {
    const store = storeWithService()
    store.requests.put(cachedRequest({ status: 'completed', body: '{"status":"completed"}' }))
    expect(store.requests.put(cachedRequest({ status: 'pending', body: '{"status":"pending"}' }))).toBe(false)
    expect(store.views.get('request-1')?.status).toBe('completed')
  })

  test('makes a completed request wait for its proof until it is kept', () => {
    const clock = testClock()
    const store = storeWithService(undefined, clock)
    store.requests.put(cachedRequest({ status: 'completed' }))
    expect(store.proofs.due(testService.id, 5)).toEqual([{ requestId: 'request-1', attempts: 0 }])
    store.proofs.postpone(testService.id, 'request-1', 2_000, false)
    expect(store.proofs.due(testService.id, 5)).toEqual([])
    clock.advance(2_000)
    expect(store.proofs.due(testService.id, 5)).toEqual([{ requestId: 'request-1', attempts: 1 }])
    store.proofs.keep(testService.id, 'request-1', Buffer.from('%PDF-1'))
    clock.advance(60_000)
    expect(store.proofs.due(testService.id, 5)).toEqual([])
    expect(Buffer.from(store.proofs.get(testService.id, 'request-1')?.pdf ?? []).toString()).toBe('%PDF-1')
  })
})

describe('the outbox', () => {
  test('gives everything back as it was kept', () => {
    const store = storeWithService()
    const id = store.outbox.add({ ...draft, reason: 'Открытие счёта' })
    expect(store.outbox.get(id)).toMatchObject({ ...draft, reason: 'Открытие счёта', state: 'queued', attempts: 0 })
  })

  test('holds what was on its way when the app ended as confirming', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    expect(store.outbox.markSending(id)).toBe(true)
    expect(store.outbox.markSending(id)).toBe(false)
    expect(store.outbox.recoverInterrupted()).toBe(1)
    expect(store.outbox.get(id)?.state).toBe('confirming')
  })

  test('binds a request of the service to one row only', () => {
    const store = storeWithService()
    const [first, second] = [store.outbox.add(draft), store.outbox.add(draft)]
    store.outbox.markCreated(first, 'on-service')
    expect(store.outbox.isBound(testService.id, 'on-service')).toBe(true)
    expect(() => store.outbox.markCreated(second, 'on-service')).toThrow()
  })
})
