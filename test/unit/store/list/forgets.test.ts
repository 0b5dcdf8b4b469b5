import { expect, onTestFinished, test } from 'vitest'
import { wholeList } from '../../../../common/words/list-query.ts'
import { listedRequest } from '../../../../main/store/list/listed.ts'
import { memoryConnection } from '../../../../main/store/memory-store.ts'
import { storeOn } from '../../../../main/store/open-store.ts'
import { cachedRequest, testClock, testService } from '../temporary-store.ts'

const { id: serviceId } = testService

/** A desk with requests of every kind, and a way to delete behind the store's back. */
function desk() {
  const connection = memoryConnection()
  const options = {
    clock: testClock(),
    random: (bytes: number) => new Uint8Array(bytes).fill(3),
    author: () => 'Clerk'
  }
  const store = storeOn(connection, options, {
    cacheRebuilt: false,
    ledgerRestored: null,
    notErased: null,
    suspectDamage: () => {}
  })
  onTestFinished(() => store.close())
  store.services.add(testService)
  const made = (reference: string) => store.outbox.add({ serviceId, reference, claims: { name: 'Mari' }, reason: '' })
  const [sent, waiting] = [made('R-sent'), made('R-waiting')]
  store.outbox.markSending(sent)
  store.outbox.markCreated(sent, 'q-sent')
  for (const id of ['q-sent', 'q-other', 'q-double'])
    store.requests.put(
      cachedRequest({
        id,
        reference: id === 'q-other' ? 'R-other' : 'R-sent',
        status: 'completed',
        completedAt: 2_000
      })
    )
  store.proofs.keep(serviceId, 'q-other', Buffer.from('%PDF-1.7'))
  store.notes.write(serviceId, 'q-other', 'helistada')
  store.decisions.decide({ serviceId, requestId: 'q-other', verdict: 'reject', note: '', wentAgainst: [] })
  store.outbox.supersede(waiting, 'q-other')
  const shown = () => store.list.page(serviceId, wholeList, 0, 100).rows
  const found = (search: string) =>
    store.list.page(serviceId, { ...wholeList, search }, 0, 100).rows.map(({ id }) => id)
  const remove = (sql: string, ...bound: string[]) => connection.prepare(sql).run(...bound).changes
  // Looked at first, so that all of it is in the list.
  expect(shown()).toHaveLength(4)
  return { store, shown, found, remove, sent, waiting }
}

type Desk = ReturnType<typeof desk>

const inBoth = ({ store }: Desk) => [...store.views.all(10)].flat().map(listedRequest)

test.each<[string, (all: Desk) => number]>([
  ['a request of the service', ({ remove }) => remove('DELETE FROM cache.request WHERE id = ?', 'q-other')],
  ['the answer to a request of this desk', ({ remove }) => remove('DELETE FROM cache.request WHERE id = ?', 'q-sent')],
  [
    'a request with the reference of another',
    ({ remove }) => remove('DELETE FROM cache.request WHERE id = ?', 'q-double')
  ],
  [
    'a row of the outbox that waits, and took another’s place',
    ({ remove, waiting }) => remove('DELETE FROM outbox WHERE id = ?', waiting)
  ],
  ['a row of the outbox that was sent', ({ remove, sent }) => remove('DELETE FROM outbox WHERE id = ?', sent)],
  ['a proof', ({ remove }) => remove('DELETE FROM proof WHERE request_id = ?', 'q-other')],
  ['a decision', ({ remove }) => remove('DELETE FROM decision WHERE request_id = ?', 'q-other')],
  ['a note', ({ remove }) => remove('DELETE FROM note WHERE request_id = ?', 'q-other')]
])('the list forgets %s that is deleted', (_what, erase) => {
  const all = desk()
  const before = all.shown()
  expect(erase(all)).toBeGreaterThan(0)
  const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
  const after = all.shown()
  expect(after.toSorted(byId)).toEqual(inBoth(all).toSorted(byId))
  expect(after).not.toEqual(before)
})

test('what is deleted is found no more, and is counted no more', () => {
  const all = desk()
  expect(all.found('helis')).toEqual(['q-other'])
  all.remove('DELETE FROM note WHERE request_id = ?', 'q-other')
  expect(all.found('helis')).toEqual([])
  const { all: before } = all.store.list.counts(serviceId)
  all.remove('DELETE FROM cache.request WHERE id = ?', 'q-other')
  expect(all.store.list.counts(serviceId).all).toBe(before - 1)
  expect(all.found('r-other')).toEqual([])
})

test('what a search keeps in memory can be forgotten: the next one finds the same, and what was new meanwhile', () => {
  const { store, found } = desk()
  expect(found('mari')).toHaveLength(2)
  store.list.forget()
  store.outbox.add({ serviceId, reference: 'R-new', claims: { name: 'Mari' }, reason: '' })
  expect(found('mari')).toHaveLength(3)
})
