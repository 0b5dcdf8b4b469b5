import { expect, test } from 'vitest'
import { outboxFeeder } from '../../../main/import/feed.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { takeOver } from '../../desk-parts/batches.ts'
import { many } from '../../many.ts'
import { KeptDesk, serviceId } from '../sync/kept-desk.ts'

const total = many(1_000, 200)

test(`${total} rows go out over HTTP, each once, in the order of the file`, async () => {
  await using kept = await KeptDesk.open()
  const { store, desk } = kept
  const { client, clock } = desk
  const batchId = takeOver(store, serviceId, total)
  expect(store.batches.run(batchId)).toBe(true)
  const feed = outboxFeeder({ store, serviceId, clock, log: silentLog })
  const outbox = createOutbox({ serviceId, store, client, clock, log: silentLog, changed: feed })
  expect(await outbox.send()).toBe(true)
  const references = (await desk.practice.requests()).map(({ reference }) => reference)
  expect(new Set(references).size).toBe(total)
  expect(references).toHaveLength(total)
  expect(store.batches.list(serviceId)).toMatchObject([{ sent: total, waiting: 0, underWay: 0 }])
})
