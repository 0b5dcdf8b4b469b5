/** A service, or something before it, that gives the same page whichever is asked for. */
import { describe, expect, test } from 'vitest'
import type { EeidClient } from '../../../main/eeid/client.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

const full = 100

/** A desk of which every list is the first page while `isStuck`. */
function deskWith(count: number, total: number | null) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  service.countsWrongly = total
  service.counts = total !== null
  for (let n = 0; n < count; n++) {
    const created_at = new Date(Date.parse('2026-05-01T08:00:00Z') - n * 60_000).toISOString()
    service.put({ id: `request-${n}`, status: 'completed', created_at })
  }
  const state = { isStuck: true }
  const client: EeidClient = {
    ...service.client,
    listPage: (wanted) => service.client.listPage(state.isStuck ? { ...wanted, page: 1 } : wanted)
  }
  const options = { serviceId: testService.id, store, client, clock, log: silentLog, changed: () => {} }
  const lists = () => service.calls.filter((call) => call.startsWith('list')).length
  return { state, service, store, sweep: createSweep(options), outbox: createOutbox(options), lists, clock }
}

describe.each([
  ['counts ten thousand', 10_000],
  ['does not count', null]
])('the same full page whatever is asked for, of a service that %s', (_, total) => {
  test('is read a few times, told, and the rest is read once it is mended', async () => {
    const { state, service, sweep, store, lists } = deskWith(full * 3, total)
    for (let n = 0; n < 6; n++) expect(await sweep.run()).toBeLessThanOrEqual(5)
    expect(lists()).toBeLessThanOrEqual(24)
    expect(sweep.repeats()).toBe(true)
    expect(store.requests.count(testService.id)).toBe(full)
    state.isStuck = false
    service.countsWrongly = null
    await sweep.run()
    expect(store.requests.count(testService.id)).toBe(full * 3)
    expect(sweep.repeats()).toBe(false)
  })

  test('says so after the whole list was known once, too', async () => {
    const { state, service, sweep } = deskWith(full * 2, total)
    state.isStuck = false
    service.countsWrongly = null
    await sweep.run()
    expect(sweep.repeats()).toBe(false)
    state.isStuck = true
    service.countsWrongly = total
    if (total === null) return
    for (let n = 0; n < 6; n++) await sweep.run()
    expect(sweep.repeats()).toBe(true)
    state.isStuck = false
    service.countsWrongly = null
    for (let n = 0; n < 3; n++) await sweep.run()
    expect(sweep.repeats()).toBe(false)
  })

  test('proves of no create that it did not arrive', async () => {
    const { service, store, outbox, clock } = deskWith(full, total)
    service.fates = [{ before: { kind: 'offline', sent: 'perhaps' } }]
    const claims = { sub: 'EE30303039914' }
    const id = store.outbox.add({ serviceId: testService.id, reference: 'R-1', claims, reason: '' })
    for (let n = 0; n < 6; n++) {
      await outbox.pump()
      clock.advance(61_000)
    }
    expect(service.calls.filter((call) => call.startsWith('create'))).toHaveLength(1)
    expect(store.outbox.get(id)?.state).toBe('confirming')
  })
})

test('a short page that stands for every other, without a count, is the whole list', async () => {
  const { sweep } = deskWith(3, null)
  expect(await sweep.run()).toBeLessThanOrEqual(10)
  expect(sweep.repeats()).toBe(false)
})
