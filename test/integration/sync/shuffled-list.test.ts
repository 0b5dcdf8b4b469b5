/** Thousands of requests that come in another order at each call: nothing says that they have all been seen. */
import { expect, test } from 'vitest'
import { silentLog } from '../../../main/log/log.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { many } from '../../many.ts'
import { KeptDesk, serviceId } from './kept-desk.ts'

// Of so many pages that it takes many readings to see all.
const pages = 100
const total = many(10_000, 2_000)

test('the desk says that it still reads until it knows all, and asks first for what is pending', async () => {
  await using kept = await KeptDesk.open()
  const { practice, client, clock } = kept.desk
  await practice.setSwitches({ order: 'random', pageSizeCap: total / pages })
  await practice.seed({ count: total, completedShare: 1, expiredShare: 0, days: 60 })
  const pending = await kept.desk.ask('pending')
  const sweep = createSweep({ serviceId, store: kept.store, client, clock, log: silentLog, changed: () => {} })
  await sweep.show(pending)
  for (let n = 0; n < 40; n++) {
    await sweep.run()
    kept.desk.pass(10_000)
    const known = kept.store.requests.count(serviceId)
    if (known > total) break
    expect(sweep.progress()).toEqual({ seen: known, total: total + 1 })
    if (n !== 1) continue
    await practice.complete(pending, { as: 'required' })
    await sweep.run()
    const sinceThen = (await practice.calls(1_000)).filter(({ call }) => call === 'list' || call === 'show')
    expect(kept.store.views.get(pending)?.status).toBe('completed')
    expect(sinceThen.findLastIndex(({ call }) => call === 'show')).toBeLessThan(sinceThen.length - 50)
  }
  expect(sweep.progress()).toBeNull()
  expect(kept.store.requests.count(serviceId)).toBe(total + 1)
})
