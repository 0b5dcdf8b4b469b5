import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import {
  cachedRequest,
  openTestStore,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from './temporary-store.ts'

const serviceId = testService.id
const draft = { serviceId, reference: 'A-1', claims: { sub: 'EE30303039914' }, reason: '' }
const accept = { serviceId, requestId: 'request-1', verdict: 'accept' as const, note: '', wentAgainst: [] }

describe('decisions', () => {
  test('are added to, never changed: the last one counts and the earlier ones stay', () => {
    const clock = testClock(1_000)
    const store = storeWithService(undefined, clock)
    expect(store.decisions.latest(serviceId, 'request-1')).toBeUndefined()
    store.decisions.decide({ ...accept, note: 'Saw the passport', wentAgainst: ['differs'] })
    // Not even a clock that was put back makes an earlier decision count.
    clock.wall = 500
    store.decisions.decide({ ...accept, verdict: 'reject' })
    const first = {
      verdict: 'accept',
      note: 'Saw the passport',
      wentAgainst: ['differs'],
      decidedAt: 1_000,
      author: 'Clerk',
      desk: '',
      arrived: null
    }
    const second = {
      verdict: 'reject',
      note: '',
      wentAgainst: [],
      decidedAt: 500,
      author: 'Clerk',
      desk: '',
      arrived: null
    }
    expect(store.decisions.history(serviceId, 'request-1')).toEqual([first, second])
    expect(store.decisions.latest(serviceId, 'request-1')).toEqual(second)
    expect(store.decisions.history(serviceId, 'request-2')).toEqual([])
  })

  test('outlive the app and a cache that is lost', () => {
    const folder = temporaryFolder()
    const store = storeWithService(folder)
    store.decisions.decide(accept)
    store.notes.write(serviceId, 'request-1', 'Came with an interpreter')
    store.close()
    const again = openTestStore(folder)
    expect(again.decisions.latest(serviceId, 'request-1')).toMatchObject({ verdict: 'accept' })
    expect(again.notes.latest(serviceId, 'request-1')).toMatchObject({ text: 'Came with an interpreter' })
  })
})

describe('a decision that counts in a moment', () => {
  const key = { serviceId, requestId: 'request-1' }
  function decided(countsInMs = 8_000) {
    const clock = testClock(1_000_000)
    const folder = temporaryFolder()
    const store = storeWithService(folder, clock)
    return { clock, folder, store, number: store.decisions.decide(accept, countsInMs) }
  }

  test('stands at once, and can be withdrawn until then: what was decided before stands again', () => {
    const { clock, store, number } = decided(0)
    const second = store.decisions.decide({ ...accept, verdict: 'reject' }, 8_000)
    clock.advance(7_999)
    expect(store.decisions.latest(serviceId, 'request-1')).toMatchObject({ verdict: 'reject' })
    expect(store.decisions.withdraw({ ...key, number: second })).toBe(true)
    expect(store.decisions.withdraw({ ...key, number: second })).toBe(false)
    expect(store.decisions.history(serviceId, 'request-1')).toMatchObject([{ verdict: 'accept' }])
    expect(store.decisions.withdraw({ ...key, number })).toBe(false)
  })

  test('cannot be withdrawn from its moment on, nor behind another one', () => {
    const { clock, store, number } = decided()
    store.decisions.decide({ ...accept, verdict: 'reject' }, 8_000)
    expect(store.decisions.withdraw({ ...key, number })).toBe(false)
    clock.advance(8_000)
    expect(store.decisions.withdraw({ ...key, number: number + 1 })).toBe(false)
    expect(store.decisions.history(serviceId, 'request-1')).toHaveLength(2)
  })

  test('counts from the same moment after a restart, neither lost nor doubled', () => {
    const { clock, folder, store, number } = decided()
    store.close()
    clock.advance(3_000)
    const again = openTestStore(folder, clock)
    expect(again.decisions.countsIn(serviceId, 'request-1')).toBe(5_000)
    expect(again.decisions.nextCountsIn()).toBe(5_000)
    clock.advance(5_000)
    expect(again.decisions.countsIn(serviceId, 'request-1')).toBe(0)
    expect(again.decisions.nextCountsIn()).toBeUndefined()
    expect(again.decisions.withdraw({ ...key, number })).toBe(false)
    expect(again.decisions.history(serviceId, 'request-1')).toHaveLength(1)
  })

  test('counts where the clock was put back behind it: it does not wait for that time to come again', () => {
    const { clock, store } = decided()
    clock.jump(-3_600_000)
    expect(store.decisions.countsIn(serviceId, 'request-1')).toBe(0)
    expect(store.decisions.nextCountsIn()).toBeUndefined()
  })

  test('leaves the list as it was once it is withdrawn', () => {
    const { store, number } = decided()
    store.requests.put(cachedRequest({ status: 'completed' }))
    const verdict = () => store.list.page(serviceId, wholeList, 0, 1).rows[0]?.verdict
    expect(verdict()).toBe('accept')
    store.decisions.withdraw({ ...key, number })
    expect(verdict()).toBeNull()
  })
})

describe('notes', () => {
  test('keep every wording, and none twice in a row', () => {
    const clock = testClock(1_000)
    const store = storeWithService(undefined, clock)
    expect(store.notes.write(serviceId, 'request-1', '')).toBe(false)
    expect(store.notes.write(serviceId, 'request-1', 'Comes at two')).toBe(true)
    expect(store.notes.write(serviceId, 'request-1', 'Comes at two')).toBe(false)
    clock.advance(10)
    expect(store.notes.write(serviceId, 'request-1', '')).toBe(true)
    expect(store.notes.latest(serviceId, 'request-1')).toEqual({ text: '', writtenAt: 1_010, author: 'Clerk' })
    expect(store.notes.history(serviceId, 'request-1').map(({ text }) => text)).toEqual(['Comes at two', ''])
  })

  test('go with a request from the outbox to the service, behind what was noted there', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    store.notes.write(serviceId, id, 'In a hurry')
    store.notes.write(serviceId, id, 'In a great hurry')
    store.notes.write(serviceId, 'q-1', 'Written while nobody knew whose it was')
    store.outbox.markSending(id)
    store.outbox.markCreated(id, 'q-1')
    expect(store.notes.history(serviceId, 'q-1').map(({ text }) => text)).toEqual([
      'Written while nobody knew whose it was',
      'In a hurry',
      'In a great hurry'
    ])
    expect(store.notes.history(serviceId, id)).toEqual([])
  })
})

describe('a request that asks again', () => {
  test('is chained to the old one both ways, by the ids that the list shows', () => {
    const store = storeWithService()
    store.requests.put(cachedRequest({ id: 'old', reference: 'B-7', status: 'completed' }))
    const first = store.outbox.add(draft)
    store.outbox.askAgainFor(first, 'old')
    expect(store.decisions.asksAgainFor(first)).toEqual({ id: 'old', reference: 'B-7' })
    expect(store.decisions.askedAgainBy(serviceId, 'old')).toEqual([{ id: first, reference: 'A-1' }])

    store.outbox.markSending(first)
    store.outbox.markCreated(first, 'q-1')
    const second = store.outbox.add({ ...draft, reference: 'A-2' })
    store.outbox.askAgainFor(second, 'q-1')
    expect(store.decisions.asksAgainFor(second)).toEqual({ id: first, reference: 'A-1' })
    expect(store.decisions.askedAgainBy(serviceId, 'q-1')).toEqual([{ id: second, reference: 'A-2' }])
    expect(store.decisions.asksAgainFor('old')).toBeUndefined()
  })

  test('is no longer named by the old one once it was refused and discarded', () => {
    const store = storeWithService()
    const id = store.outbox.add(draft)
    store.outbox.askAgainFor(id, 'old')
    store.outbox.markSending(id)
    store.outbox.markNeedsCorrecting(id, 'no value')
    store.outbox.discard(id)
    expect(store.decisions.askedAgainBy(serviceId, 'old')).toEqual([])
  })
})
