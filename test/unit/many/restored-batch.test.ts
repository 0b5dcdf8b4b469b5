import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { feedOutbox } from '../../../main/many/feed.ts'
import { backupSteps } from '../../../main/store/backup/backup.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { spoilTable } from '../store/damage.ts'
import {
  openTestStore,
  storeWithService,
  temporaryFolder,
  testClock,
  testKey,
  testService
} from '../store/temporary-store.ts'

test('a batch in a ledger that was restored is given up: what it takes for waiting may have been sent since', () => {
  const folder = temporaryFolder()
  const store = storeWithService(folder)
  const id = randomUUID()
  store.batches.begin({ id, serviceId: testService.id, name: 'people.csv', total: 30 })
  for (let place = 0; place < 30; place++)
    store.batches.fill(id, place, { reference: `F-${place}`, claims: { name: 'x'.repeat(2_000) }, reason: '' })
  store.batches.run(id)
  feedOutbox(store, testService.id, testClock().now())
  const backedUpAt = testClock().now() - 60_000
  atOnce(backupSteps({ folder, key: testKey, now: backedUpAt }))
  store.close()
  spoilTable(join(folder, 'ledger.db'), 'batch_row')
  const restored = openTestStore(folder)
  expect(restored.ledgerRestored).toMatchObject({ whole: false })
  expect(restored.batches.list(testService.id)).toMatchObject([{ state: 'cut', total: 30, underWay: 5, dropped: 25 }])
  expect(restored.batches.run(id)).toBe(false)
  expect(feedOutbox(restored, testService.id, testClock().now())).toBe(0)
})
