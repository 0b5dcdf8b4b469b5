import { expect, test } from 'vitest'
import { wholeList } from '../../../../common/words/list-query.ts'
import { systemClock } from '../../../../main/clock/clock.ts'
import { connect } from '../../../../main/store/database/connection.ts'
import { cacheFile } from '../../../../main/store/database/files.ts'
import { atOnce } from '../../../../main/store/database/steps.ts'
import type { ListProgress } from '../../../../main/store/list/relist.ts'
import { openStore, type Store } from '../../../../main/store/open-store.ts'
import { fixedRandom } from '../../../desk-parts/fixed-random.ts'
import { cachedRequest, storeWithService, temporaryFolder, testKey, testService } from '../temporary-store.ts'

const count = 220

/** A desk whose list another version of the app had made. */
function outdatedDesk(): string {
  const folder = temporaryFolder()
  const store = storeWithService(folder)
  for (let index = 0; index < count; index++)
    store.requests.put(cachedRequest({ id: `r${index}`, reference: `REF-${index}`, createdAt: index }))
  store.outbox.add({ serviceId: testService.id, reference: 'waits', claims: { sub: 'EE1' }, reason: '' })
  store.close()
  const cache = connect(cacheFile(folder), testKey)
  cache.exec(`UPDATE listing SET form = 'of another version'; UPDATE listed SET reference = 'outdated'`)
  cache.close()
  return folder
}

const open = (folder: string): Store =>
  openStore({
    folder,
    key: testKey,
    clock: systemClock,
    random: fixedRandom(),
    author: () => 'Clerk',
    listAnew: 'later'
  })

const references = (store: Store) =>
  store.list.page(testService.id, wholeList, 0, 500).rows.map(({ reference }) => reference)

const isWhole = (store: Store) => {
  const all = references(store)
  expect(all).toHaveLength(count + 1)
  expect(all).toContain('waits')
  expect(all).not.toContain('outdated')
}

test('an outdated list is made in small steps, each of which tells how far it is', () => {
  const store = open(outdatedDesk())
  const told: ListProgress[] = []
  const steps = store.list.madeAnew((progress) => told.push(progress))
  let between = 0
  while (!steps.next().done) between += 1
  expect(between).toBeGreaterThan(count / 50)
  expect(told.map(({ done }) => done)).toEqual([50, 100, 150, 200, 220, 220])
  expect(told.every(({ total }) => total === count)).toBe(true)
  isWhole(store)
  store.close()
})

test('is made once: the next opening finds it', () => {
  const folder = outdatedDesk()
  const first = open(folder)
  atOnce(first.list.madeAnew(() => {}))
  first.close()
  const told: ListProgress[] = []
  const second = open(folder)
  atOnce(second.list.madeAnew((progress) => told.push(progress)))
  expect(told).toEqual([])
  isWhole(second)
  second.close()
})

test('one that was broken off is as it was, and is made at the next opening; the end does not wait for it', () => {
  const folder = outdatedDesk()
  const store = open(folder)
  const steps = store.list.madeAnew(() => {})
  for (let step = 0; step < 12; step++) steps.next()
  steps.return()
  store.close()
  const cache = connect(cacheFile(folder), testKey)
  expect(cache.prepare('SELECT count(*) FROM listed WHERE reference = ?').pluck().get('outdated')).toBe(count + 1)
  expect(
    cache.prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'listed'`).pluck().get()
  ).toBeGreaterThan(3)
  cache.close()
  const next = open(folder)
  atOnce(next.list.madeAnew(() => {}))
  isWhole(next)
  next.close()
})

test('whoever reads it before sees it right, too', () => {
  const store = open(outdatedDesk())
  isWhole(store)
  store.close()
})
