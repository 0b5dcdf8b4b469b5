/** Days on which clocks have failed elsewhere, and a machine that sleeps for a week: the whole job, by the desk's own clock. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { noClaims } from '../../../common/words/requests.ts'
import { type DeskInMemory, deskInMemory } from '../../desk-parts/desk-in-memory.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'

const { id: serviceId } = testService
const sub = 'EE30303039914'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

async function create({ api }: DeskInMemory, reference: string): Promise<string> {
  const created = await api.requests.create({ serviceId, claims: { ...noClaims, sub }, reference, reason: '' })
  if (!created.ok) throw new Error(created.error.code)
  return created.value.id
}

/** What the list shows, as references. */
async function listed({ api }: DeskInMemory): Promise<string[]> {
  const page = await api.requests.list({ serviceId, query: wholeList, offset: 0, limit: 50 })
  return page.ok ? page.value.rows.map(({ reference }) => reference) : []
}

const atDesk = (now: string): DeskInMemory => {
  vi.setSystemTime(now)
  return deskInMemory()
}

test.each([
  ['the last second of 31 bits', '2038-01-19T03:14:06.000Z'],
  ['the end of a century without a leap day', '2100-02-28T23:59:59.000Z'],
  ['the hour that comes twice', '2026-10-25T00:59:59.000Z'],
  ['the hour that does not come', '2026-03-29T00:59:59.000Z'],
  ['a leap day', '2028-02-29T21:59:59.000Z']
])('%s: a request is created, comes back and is decided, on both sides of it', async (_what, now) => {
  const desk = atDesk(now)
  await create(desk, 'before')
  await desk.round()
  expect(desk.service.requests).toHaveLength(1)
  vi.setSystemTime(desk.clock.now())
  await create(desk, 'after')
  await desk.round()
  expect(desk.service.requests).toHaveLength(2)
  expect((await listed(desk)).toSorted()).toEqual(['after', 'before'])

  vi.setSystemTime(desk.clock.now())
  const moment = new Date(desk.clock.now()).toISOString()
  desk.tell(
    serviceRequest({ id: 'done', status: 'completed', created_at: moment, completed_at: moment, result: mariMaasikas })
  )
  const found = await desk.api.requests.withReference({ references: ['ref-done'] })
  const [{ id } = { id: '' }] = found.ok ? found.value : []
  expect(await desk.api.decisions.decide({ id, verdict: 'accept', note: 'seen' })).toMatchObject({ ok: true })
  const detail = await desk.api.requests.get({ id })
  expect(detail.ok && detail.value.decisions).toMatchObject([{ decidedAt: moment, verdict: 'accept' }])
})

const weekMs = 7 * 86_400_000

test.each([
  ['time stands still for timers', (desk: DeskInMemory) => desk.clock.jump(weekMs)],
  ['time goes on for timers', (desk: DeskInMemory) => desk.clock.advance(weekMs)]
])('a week of sleep in which %s: what came meanwhile is there, and what waited goes out', async (_how, sleep) => {
  const desk = atDesk('2026-05-01T08:00:00Z')
  desk.service.fates = Array.from({ length: 3 }, () => ({ before: { kind: 'offline', sent: 'no' } }))
  await create(desk, 'waits')
  await desk.round()
  expect(desk.service.requests).toEqual([])
  sleep(desk)
  vi.setSystemTime(desk.clock.now())
  desk.service.fates = []
  desk.service.requests = [serviceRequest({ id: 'meanwhile' })]
  for (let rounds = 0; rounds < 20 && desk.service.requests.length < 2; rounds++) await desk.round()
  await vi.waitFor(async () => expect((await listed(desk)).toSorted()).toEqual(['ref-meanwhile', 'waits']))
})
