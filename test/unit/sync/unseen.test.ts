/** Nothing stays unseen for good, whatever a service's list does: its order and its count say only where to look first. */
import { describe, expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import type { PageReader } from '../../../main/sync/page-reader.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { createWholeReadings } from '../../../main/sync/whole-readings.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from './fake-service.ts'

const minute = 60_000
const start = Date.parse('2026-05-01T08:00:00Z')

// A whole reading begins after twenty sweeps, and a list of these tests takes three of them.
const soon = 25

const pending = { status: 'pending' }
const completed = { status: 'completed' }

/** A reader of so many pages, each with one request. */
const readerOf = (pages: number): Pick<PageReader, 'pages' | 'read'> => ({
  pages: () => pages,
  read: async (page) => ({
    ids: [`request-${page}`],
    hasNews: false,
    isEmpty: page > pages,
    calls: 1,
    order: undefined,
    newest: null
  })
})

const scrambled = ({ id }: { id: string }) => (Number(id.replace(/\D/g, '')) * 37) % 61

// The one of the sixty that stands last where they are scrambled.
const last = 28

/** A service with 60 requests in pages of ten, one a minute, the newest first; all completed unless `fields` say more. */
function office(fields: (n: number) => Record<string, unknown> = () => completed) {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const service = new FakeService()
  service.pageCap = 10
  const item = (n: number, more = fields(n)) => {
    const created_at = new Date(start + n * minute).toISOString()
    return service.put({ id: `request-${n}`, created_at, ...more })
  }
  for (let n = 0; n < 60; n++) item(n)
  const sweep = createSweep({
    serviceId: testService.id,
    store,
    client: service.client,
    clock,
    log: silentLog,
    changed: () => {}
  })
  const run = async (times: number) => {
    const calls: (number | null)[] = []
    for (let n = 0; n < times; n++) calls.push(await sweep.run())
    return calls
  }
  return {
    service,
    store,
    run,
    turn: () => {
      service.requests = service.requests.toReversed()
    },
    /** Puts a new one at the head of the list. */
    add: (n: number, more?: Record<string, unknown>) => item(n, more),
    /** Puts a new one at the end of the list. */
    append(n: number) {
      const added = item(n)
      service.requests = [...service.requests.filter((each) => each !== added), added]
    },
    has: (n: number) => store.requests.has(testService.id, `request-${n}`)
  }
}

describe('without a count, a new request is seen at once where the list', () => {
  test.each([1, 2, 3, 4])('turns to oldest first, in pages of %i that do not show it', async (pageCap) => {
    const { append, has, run, service, turn } = office()
    service.counts = false
    await run(3)
    service.pageCap = pageCap
    turn()
    append(60)
    await run(1)
    expect(has(60)).toBe(true)
  })

  test.each([1, 2, 3, 4])('turns to newest first, in pages of %i that do not show it', async (pageCap) => {
    const { add, has, run, service, turn } = office()
    service.counts = false
    turn()
    await run(3)
    service.pageCap = pageCap
    turn()
    add(60)
    await run(1)
    expect(has(60)).toBe(true)
  })

  test('turns to newest first, and its last page is too short to show it', async () => {
    const { add, has, run, service, turn } = office()
    service.counts = false
    add(60)
    turn()
    await run(3)
    turn()
    add(61)
    await run(1)
    expect(has(61)).toBe(true)
  })

  test('has more than a page of new ones while few are pending', async () => {
    const { add, has, run, service } = office((n) => (n === 0 ? pending : completed))
    service.counts = false
    await run(3)
    for (let n = 60; n < 85; n++) add(n)
    await run(1)
    expect([60, 70, 84].map(has)).toEqual([true, true, true])
  })
})

test('a new request is seen at once in a list without order that has lost some of those that it counted', async () => {
  const { append, has, run, service } = office()
  service.requests = service.requests.toSorted((a, b) => scrambled(a) - scrambled(b))
  await run(3)
  service.requests = service.requests.slice(3)
  append(60)
  await run(1)
  expect(has(60)).toBe(true)
})

describe('a new request is seen, if late, where the list', () => {
  test.each([true, false])('broke off behind a page with news (count: %s)', async (counts) => {
    const { add, has, run, service } = office()
    service.counts = counts
    await run(3)
    for (let n = 60; n < 85; n++) add(n)
    service.failAfter = 1
    expect(await run(1)).toEqual([null])
    service.failAfter = Number.POSITIVE_INFINITY
    await run(4)
    expect([60, 70, 84].map(has)).toEqual([true, true, true])
  })

  test('took larger pages while the first reading was interrupted', async () => {
    const { has, run, service } = office()
    service.counts = false
    service.pageCap = 1
    service.failAfter = 12
    await run(1)
    service.failAfter = Number.POSITIVE_INFINITY
    service.pageCap = 10
    await run(3)
    expect([0, 30, 59].map(has)).toEqual([true, true, true])
  })

  test('has it elsewhere than its order says', async () => {
    const { append, has, run, service } = office()
    service.counts = false
    await run(3)
    append(60)
    await run(soon)
    expect(has(60)).toBe(true)
  })

  test('counts no more than the desk knows', async () => {
    const { append, has, run, service, turn } = office()
    turn()
    await run(3)
    service.countsWrongly = 60
    for (let n = 60; n < 85; n++) append(n)
    await run(soon)
    expect([60, 70, 84].map(has)).toEqual([true, true, true])
  })

  test('counts no more than the desk knows, and takes all calls of a sweep because it has no order', async () => {
    const { append, has, run, service } = office((n) => (Math.abs(n - last) < 8 ? pending : completed))
    service.pageCap = 5
    service.requests = service.requests.toSorted((a, b) => scrambled(a) - scrambled(b))
    await run(3)
    service.countsWrongly = 60
    append(60)
    await run(2 * soon)
    expect(has(60)).toBe(true)
  })

  test('has lost one that the desk knows, so that their counts agree', async () => {
    const { append, has, run, service } = office()
    await run(3)
    service.requests = service.requests.slice(1)
    append(60)
    await run(soon)
    expect(has(60)).toBe(true)
  })

  test('counted too many for a while', async () => {
    const { append, has, run, service } = office()
    service.uncounted = 5
    await run(5)
    service.uncounted = 0
    await run(1)
    append(60)
    await run(3)
    expect(has(60)).toBe(true)
  })

  test('has a page that cannot be had, which fails no sweep either', async () => {
    const { append, has, run, service } = office()
    service.counts = false
    await run(3)
    service.brokenPage = 4
    append(60)
    expect(await run(soon)).not.toContain(null)
    expect(has(60)).toBe(true)
  })

  test('has a page that cannot be had, and counts one more than the desk can find', async () => {
    const { append, has, run, service } = office()
    await run(3)
    service.brokenPage = 4
    append(60)
    await run(soon)
    expect(has(60)).toBe(true)
  })
})

test('a pending request in whose place a long list without order has another twice is asked for alone', async () => {
  const { run, service, store } = office((n) => (n < 15 ? pending : completed))
  service.pageCap = 5
  service.requests = service.requests.toSorted((a, b) => scrambled(a) - scrambled(b))
  await run(3)
  service.complete('request-7')
  service.shuffle = ([other, ...requests]) =>
    other ? [other, ...requests.map((each) => (each.id === 'request-7' ? other : each))] : []
  await run(soon)
  expect(store.views.get('request-7')?.status).toBe('completed')
})

describe('reading the whole list now and then', () => {
  test('takes at most two calls more for each sweep, and ten in any', async () => {
    const { run, service } = office()
    service.pageCap = 1
    await run(3)
    const calls = (await run(200)).map((each) => each ?? Number.NaN)
    expect(calls.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(200 * 3)
    expect(Math.max(...calls)).toBeLessThanOrEqual(11)
    expect(Math.max(...calls)).toBeGreaterThan(1)
  })

  test('is not what each sweep does where the count lags behind', async () => {
    const { append, run, service, turn } = office()
    turn()
    await run(3)
    service.countsWrongly = 60
    for (let n = 60; n < 83; n++) append(n)
    await run(soon)
    expect(Math.max(...(await run(6)).map(Number))).toBeLessThanOrEqual(5)
  })

  test('begins again after two hundred sweeps, however many pages there are', async () => {
    const readings = createWholeReadings(readerOf(1_000))
    readings.begin()
    while (readings.isDue()) await readings.readNext()
    let sweeps = 0
    for (; !readings.isDue(); sweeps++) readings.swept()
    expect(sweeps).toBe(200)
  })

  test('ends where the service gives its last page for every page beyond it', async () => {
    const { run, service } = office()
    await run(3)
    service.repeatsLast = true
    service.calls = []
    await run(200)
    expect(service.calls.filter((call) => call === 'list 9')).toEqual([])
    expect(service.calls).toContain('list 7')
  })
})
