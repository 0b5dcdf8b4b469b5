import { afterEach, describe, expect, test } from 'vitest'
import { localDays } from '../../../main/clock/days.ts'
import { officeNumbers } from '../../../main/reports/numbers.ts'
import { todayCounts } from '../../../main/reports/today.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'
import { completedRequest } from './some-requests.ts'

const serviceId = testService.id
const minute = 60_000
const zoneBefore = process.env.TZ

afterEach(() => {
  if (zoneBefore === undefined) delete process.env.TZ
  else process.env.TZ = zoneBefore
})

const at = (time: string) => Date.parse(time)

function counted(store: Store, now: number, step: 'day' | 'week', steps: number) {
  return atOnce(officeNumbers({ tallies: store.list.tallies, serviceId, days: localDays, now }, { step, steps }))
}

describe('the numbers of an office', () => {
  test('are counted by the days of the desk’s own clock, also on the days on which it is put on and back', () => {
    process.env.TZ = 'Europe/Tallinn'
    const store = storeWithService()
    // The 29th of March has 23 hours: it begins at 22:00 of the day before in UTC, and ends at 21:00.
    for (const [id, time] of Object.entries({
      a: '2026-03-28T21:59:59Z',
      b: '2026-03-28T22:00:00Z',
      c: '2026-03-29T20:59:59Z',
      d: '2026-03-29T21:00:00Z'
    }))
      store.requests.put(completedRequest(id, at(time), 0))
    const { periods } = counted(store, at('2026-03-30T10:00:00Z'), 'day', 3)
    expect(periods.map(({ from, to, asked, completed }) => [from, to, asked, completed])).toEqual([
      ['2026-03-28', '2026-03-28', 1, 1],
      ['2026-03-29', '2026-03-29', 2, 2],
      ['2026-03-30', '2026-03-30', 1, 1]
    ])
    process.env.TZ = 'America/New_York'
    expect(counted(store, at('2026-03-30T10:00:00Z'), 'day', 3).periods.map(({ asked }) => asked)).toEqual([2, 2, 0])
  })

  test('are told by weeks from Monday, the last of which ends today', () => {
    process.env.TZ = 'Europe/Tallinn'
    const store = storeWithService()
    store.requests.put(cachedRequest({ id: 'sunday', createdAt: at('2026-11-22T21:59:00Z') }))
    store.requests.put(cachedRequest({ id: 'monday', createdAt: at('2026-11-22T22:00:00Z') }))
    const { periods, whole } = counted(store, at('2026-11-25T10:00:00Z'), 'week', 2)
    expect(periods.map(({ from, to, asked }) => [from, to, asked])).toEqual([
      ['2026-11-16', '2026-11-22', 1],
      ['2026-11-23', '2026-11-25', 1]
    ])
    expect(whole).toMatchObject({ from: '2026-11-16', to: '2026-11-25', asked: 2, completed: 0, linkToResult: null })
  })

  test('say how long people took: half of them no longer, nine of ten no longer', () => {
    const store = storeWithService()
    const now = at('2026-05-01T08:00:00Z')
    for (let index = 1; index <= 10; index++)
      store.requests.put(completedRequest(`q${index}`, now - 3 * 3_600_000, index * minute))
    expect(counted(store, now, 'day', 1).whole.linkToResult).toEqual({ median: 6 * 60, slowestTenth: 10 * 60 })
  })

  test('say what came of it and how, by known words; an unknown one is counted, and not told', () => {
    const store = storeWithService()
    const now = at('2026-05-01T08:00:00Z')
    const put = (id: string, change: Parameters<typeof completedRequest>[3]) =>
      store.requests.put(completedRequest(id, now - 3_600_000, minute, change))
    put('a', {})
    put('b', { outcome: 'differing', method: 'id_card', level: 'http://eidas.europa.eu/LoA/substantial' })
    put('c', { outcome: 'identified', method: 'Mari Maasikas', level: '' })
    store.requests.put(cachedRequest({ id: 'd', status: 'expired', createdAt: now - 3_600_000, completedAt: now }))
    const { whole, tallies } = counted(store, now, 'day', 1)
    expect(whole).toMatchObject({
      asked: 4,
      completed: 3,
      outcomes: { matching: 1, differing: 1, notCompared: 0, identified: 1 }
    })
    expect(tallies).toEqual({
      method: [
        { key: 'ID_CARD', count: 1 },
        { key: 'SMART_ID', count: 1 },
        { key: null, count: 1 }
      ],
      level: [
        { key: 'substantial', count: 1 },
        { key: 'high', count: 1 },
        { key: null, count: 1 }
      ]
    })
    expect(JSON.stringify({ whole, tallies })).not.toMatch(/mari/i)
  })
})

describe('with twenty thousand requests', () => {
  const days = 100
  const perDay = 200
  const now = at('2026-05-01T08:00:00Z')

  function busyStore(): Store {
    const store = storeWithService()
    store.atomically(() => {
      for (let day = 0; day < days; day++)
        for (let index = 0; index < perDay; index++)
          store.requests.put(completedRequest(`q${day}-${index}`, now - day * 86_400_000 - index * 1_000, minute))
    })
    return store
  }

  test('a day is counted in each step, and no step is given more rows than that day has', () => {
    const store = busyStore()
    const { tallies } = store.list
    const given: number[] = []
    const calls: number[] = []
    const spied = Object.fromEntries(
      Object.entries(tallies).map(([name, read]) => [
        name,
        (...args: unknown[]) => {
          const answer = (read as (...all: unknown[]) => unknown)(...args)
          calls[calls.length - 1] = (calls.at(-1) ?? 0) + 1
          given[given.length - 1] = (given.at(-1) ?? 0) + (Array.isArray(answer) ? answer.length : 1)
          return answer
        }
      ])
    ) as unknown as typeof tallies
    tallies.settle()
    const steps = officeNumbers({ tallies: spied, serviceId, days: localDays, now }, { step: 'day', steps: days })
    let step: IteratorResult<void, ReturnType<typeof counted>>
    do {
      given.push(0)
      calls.push(0)
      step = steps.next()
    } while (!step.done)
    expect(step.value.whole).toMatchObject({ asked: days * perDay, completed: days * perDay })
    // The first also brings the list up to what has changed, the last puts all together.
    expect(calls).toHaveLength(days + 1)
    expect(Math.max(...calls)).toBeLessThanOrEqual(4)
    expect(Math.max(...given)).toBeLessThanOrEqual(perDay + 4)
  })

  test('today is counted by four statements, which are given five numbers', () => {
    const store = busyStore()
    let calls = 0
    const list = {
      ...store.list,
      tallies: Object.fromEntries(
        Object.entries(store.list.tallies).map(([name, read]) => [
          name,
          (...args: unknown[]) => {
            calls += 1
            return (read as (...all: unknown[]) => unknown)(...args)
          }
        ])
      ) as unknown as Store['list']['tallies']
    }
    expect(todayCounts({ list }, serviceId, { now, days: localDays, files: true })).toMatchObject({
      asked: perDay,
      waiting: 0
    })
    expect(calls).toBe(4)
  })
})

test('today has what was asked, decided and not filed today, and nothing of yesterday', () => {
  process.env.TZ = 'Europe/Tallinn'
  const clock = testClock(at('2026-05-01T20:30:00Z'))
  const store = storeWithService(undefined, clock)
  const decide = (requestId: string, verdict: 'accept' | 'reject') =>
    store.decisions.decide({ serviceId, requestId, verdict, note: '', wentAgainst: [] })
  for (const id of ['a', 'b', 'c']) store.requests.put(completedRequest(id, clock.now() - 26 * 3_600_000, minute))
  store.requests.put(cachedRequest({ id: 'w', createdAt: clock.now() }))
  decide('a', 'accept')
  decide('b', 'accept')
  decide('c', 'accept')
  decide('c', 'reject')
  store.filings.add({ serviceId, requestId: 'b', folder: '/proofs', path: 'b.pdf', sha256: 'x' })
  const today = () => todayCounts(store, serviceId, { now: clock.now(), days: localDays, files: true })
  expect(today()).toEqual({ day: '2026-05-01', asked: 1, accepted: 2, rejected: 1, waiting: 1, notFiled: 1 })
  expect(todayCounts(store, serviceId, { now: clock.now(), days: localDays, files: false }).notFiled).toBeNull()
  // Midnight in Tallinn is at 21:00 in UTC.
  clock.advance(30 * minute)
  expect(today()).toEqual({ day: '2026-05-02', asked: 0, accepted: 0, rejected: 0, waiting: 0, notFiled: 0 })
})
