import { join } from 'node:path'
import { expect, test } from 'vitest'
import { feedOutbox } from '../../../main/import/feed.ts'
import { backupSteps } from '../../../main/store/backup/backup.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { batchRow, takeOver } from '../../desk-parts/batches.ts'
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
  const long = (place: number) => ({ ...batchRow(place), claims: { name: 'x'.repeat(2_000) } })
  const id = takeOver(store, testService.id, 30, long)
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
