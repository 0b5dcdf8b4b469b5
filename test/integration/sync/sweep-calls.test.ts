import { expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import type { Switches } from '../../eeid-server/index.ts'
import { many } from '../../many.ts'
import { KeptDesk, serviceId } from './kept-desk.ts'

const pages = 100
const total = many(10_000, 2_000)
const pending = total / 20

/** An office with thousands of requests over two months, of which a twentieth, the young ones, are pending. */
async function bigOffice(order: Switches['order']) {
  const kept = await KeptDesk.open()
  const { practice, client, clock } = kept.desk
  await practice.setSwitches({ order, pageSizeCap: total / pages })
  await practice.seed({ count: total, completedShare: 0.9, expiredShare: 0.05, days: 60 })
  const sweep = createSweep({ serviceId, store: kept.store, client, clock, log: silentLog, changed: () => {} })
  // The first reading, and what it takes until nothing is hidden in a list that is never twice the same.
  for (let n = 0; n < 30 && (n < 2 || kept.store.requests.count(serviceId) < total); n++) {
    expect(await sweep.run()).not.toBeNull()
    kept.desk.pass(10_000)
  }
  expect(kept.store.requests.pendingIds(serviceId)).toHaveLength(pending)
  await kept.calls()
  return { kept, sweep }
}

const settled = ['newest-first', 'oldest-first', 'random-stable'] as const

test.each(settled)(
  '%s: one steady sweep over thousands of requests calls far less often than once for each',
  async (order) => {
    const { kept, sweep } = await bigOffice(order)
    await using _ = kept
    const [completed] = kept.store.requests.pendingIds(serviceId)
    await kept.desk.practice.complete(completed ?? '', { as: 'required' })
    const created = await kept.desk.ask('new-one')
    const calls = await sweep.run()
    const { list, show } = await kept.calls()
    expect(calls).toBe(list + show)
    expect(list + show).toBeLessThanOrEqual(order === 'random-stable' ? pages + 1 : pages / 4)
    expect(kept.store.views.get(completed ?? '')?.status).toBe('completed')
    expect(kept.store.requests.has(serviceId, created)).toBe(true)
  }
)

test('random: however the list is shuffled, a sweep takes no more calls than one whole reading', async () => {
  const { kept, sweep } = await bigOffice('random')
  await using _ = kept
  const completed = kept.store.requests.pendingIds(serviceId).slice(0, 20)
  for (const id of completed) await kept.desk.practice.complete(id, { as: 'required' })
  for (let n = 0; n < 6; n++) {
    await sweep.run()
    const { list, show } = await kept.calls()
    expect(list + show).toBeLessThanOrEqual(pages + 1)
  }
  expect(completed.map((id) => kept.store.views.get(id)?.status)).toEqual(completed.map(() => 'completed'))
})
