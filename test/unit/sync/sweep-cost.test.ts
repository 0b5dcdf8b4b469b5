import { describe, expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

type Order = 'newest first' | 'oldest first' | 'no order'

const minute = 60_000
const start = Date.parse('2026-05-01T08:00:00Z')

/** A service with `count` requests, one a minute, of which every tenth among the newest `young` is pending. */
function officeWith({ count = 200, young = 60, order = 'newest first' as Order, pageCap = 10, every = 10 } = {}) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  service.pageCap = pageCap
  const add = (n: number) => {
    const isPending = n >= count - young && n % every === 0
    service.put({
      id: `request-${n}`,
      status: isPending ? 'pending' : 'completed',
      created_at: new Date(start + n * minute).toISOString()
    })
  }
  for (let n = 0; n < count; n++) add(n)
  const arrange = () => {
    const byTime = service.requests.toSorted((a, b) => String(b.created_at).localeCompare(String(a.created_at)))
    if (order === 'newest first') service.requests = byTime
    else if (order === 'oldest first') service.requests = byTime.reverse()
    else service.requests = byTime.toSorted((a, b) => scrambled(a.id) - scrambled(b.id))
  }
  arrange()
  const options = { serviceId: testService.id, store, client: service.client, clock, log: silentLog, changed: () => {} }
  return { add, arrange, service, store, sweep: createSweep(options), again: () => createSweep(options) }
}

const scrambled = (id: string) => (Number(id.replace(/\D/g, '')) * 7919) % 1009

describe('a steady sweep', () => {
  test.each<[Order, number]>([
    ['newest first', 6],
    ['oldest first', 6],
    ['no order', 20]
  ])('over a list in this order – %s – takes at most %i pages and no single call', async (order, most) => {
    const { service, sweep } = officeWith({ order, every: 2 })
    await sweep.run()
    await sweep.run()
    service.calls = []
    expect(await sweep.run()).toBeLessThanOrEqual(most)
    expect(service.calls).not.toContain('show')
  })

  test.each<Order>(['newest first', 'oldest first', 'no order'])(
    'with the %s sees what changed and what is new',
    async (order) => {
      const { add, arrange, service, store, sweep } = officeWith({ order })
      await sweep.run()
      service.complete('request-150')
      add(200)
      add(201)
      arrange()
      for (let n = 0; n < 3; n++) await sweep.run()
      expect(store.views.get('request-150')?.status).toBe('completed')
      expect([200, 201].map((n) => store.requests.has(testService.id, `request-${n}`))).toEqual([true, true])
    }
  )

  test('asks for few pending requests one by one where the pages to them are more', async () => {
    const { service, store, sweep } = officeWith({ young: 200, every: 100 })
    await sweep.run()
    await sweep.run()
    service.calls = []
    service.complete('request-0')
    expect(await sweep.run()).toBe(3)
    expect(service.calls).toEqual(['list 1', 'show', 'show'])
    expect(store.views.get('request-0')?.status).toBe('completed')
  })

  test('goes on where the newest are last, whether the list grew or its pages changed their size', async () => {
    const { add, arrange, service, store, sweep } = officeWith({ order: 'oldest first' })
    await sweep.run()
    await sweep.run()
    for (let n = 200; n < 225; n++) add(n)
    arrange()
    await sweep.run()
    expect(store.requests.count(testService.id)).toBe(225)
    service.pageCap = 100
    service.complete('request-190')
    await sweep.run()
    expect(store.views.get('request-190')?.status).toBe('completed')
    service.pageCap = 5
    service.complete('request-180')
    await sweep.run()
    expect(store.views.get('request-180')?.status).toBe('completed')
  })

  test('is not led into a long reading by one request that moved out of its place', async () => {
    const { service, sweep } = officeWith()
    const [oldest] = service.requests.slice(-1)
    service.requests = [...(oldest ? [oldest] : []), ...service.requests.slice(0, -1)]
    await sweep.run()
    await sweep.run()
    expect(await sweep.run()).toBeLessThanOrEqual(7)
  })
})

describe('where the service does not say how many requests it has', () => {
  const orders: Order[] = ['newest first', 'oldest first', 'no order']

  test.each(orders)('a sweep over a list with the %s sees what changed and what is new', async (order) => {
    const { add, arrange, service, store, sweep } = officeWith({ order })
    service.counts = false
    await sweep.run()
    service.complete('request-150')
    for (let n = 200; n < 215; n++) add(n)
    arrange()
    for (let n = 0; n < 3; n++) await sweep.run()
    expect(store.views.get('request-150')?.status).toBe('completed')
    expect(store.requests.count(testService.id)).toBe(215)
  })

  test.each(orders)('a request is found that came while nothing was pending, with the %s', async (order) => {
    const { add, arrange, service, store, sweep } = officeWith({ order, young: 0 })
    service.counts = false
    await sweep.run()
    await sweep.run()
    add(200)
    arrange()
    await sweep.run()
    await sweep.run()
    expect(store.requests.has(testService.id, 'request-200')).toBe(true)
  })

  test.each<[Order, number]>([
    ['newest first', 6],
    ['oldest first', 7],
    ['no order', 21]
  ])('a steady sweep over a list in this order – %s – takes at most %i pages', async (order, most) => {
    const { service, sweep } = officeWith({ order, every: 2 })
    service.counts = false
    await sweep.run()
    await sweep.run()
    expect(await sweep.run()).toBeLessThanOrEqual(most)
  })

  test('a list too short to show its order is read to its end', async () => {
    const { add, arrange, service, store, sweep } = officeWith({
      order: 'oldest first',
      count: 5,
      young: 0,
      pageCap: 3
    })
    service.counts = false
    await sweep.run()
    add(5)
    add(6)
    arrange()
    await sweep.run()
    expect(store.requests.count(testService.id)).toBe(7)
  })
})

describe('the first reading', () => {
  test('goes on where it was interrupted, by a restart too, and tells how far it is', async () => {
    const { again, service, sweep, store } = officeWith()
    service.failAfter = 12
    expect(await sweep.run()).toBeNull()
    expect(sweep.progress()).toEqual({ seen: 120, total: 200 })
    service.failAfter = Number.POSITIVE_INFINITY
    service.calls = []
    const restarted = again()
    expect(await restarted.run()).toBe(9)
    expect(service.calls[0]).toBe('list 12')
    expect(restarted.progress()).toBeNull()
    expect(store.requests.count(testService.id)).toBe(200)
  })

  test('tells how far it is where the service does not say how many requests it has', async () => {
    const { service, sweep } = officeWith()
    service.counts = false
    expect(sweep.progress()).toBeNull()
    service.failAfter = 12
    await sweep.run()
    expect(sweep.progress()).toEqual({ seen: 120, total: null })
    service.failAfter = Number.POSITIVE_INFINITY
    await sweep.run()
    expect(sweep.progress()).toBeNull()
  })

  test('misses nothing that moved past it', async () => {
    const { service, store, sweep } = officeWith()
    service.failAfter = 12
    await sweep.run()
    service.failAfter = Number.POSITIVE_INFINITY
    service.requests = [...service.requests.slice(150), ...service.requests.slice(0, 150)]
    for (let n = 0; n < 4; n++) await sweep.run()
    expect(store.requests.count(testService.id)).toBe(200)
  })
})
