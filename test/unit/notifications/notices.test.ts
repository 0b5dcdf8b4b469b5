import { expect, test, vi } from 'vitest'
import type { OutcomeWord } from '../../../common/words/outcomes.ts'
import type { CompletedRequest } from '../../../common/words/request-views.ts'
import type { Environment } from '../../../common/words/services.ts'
import { createNotices, type Notice, noticeSetting } from '../../../main/notifications/notices.ts'
import { words } from '../../desk/words.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'

function desk({ isLooking = false, isLocked = false, environment = 'live' as Environment } = {}) {
  const completed = vi.fn<(completed: CompletedRequest[]) => void>()
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  store.services.update({ ...testService, environment })
  const shown: Notice[] = []
  const badge = vi.fn<(count: number) => void>()
  const notices = createNotices({
    clock,
    language: () => 'en',
    isWindowFocused: () => isLooking,
    completed,
    isLocked: () => isLocked,
    show: (notice) => shown.push(notice),
    badge
  })
  const ids = ['r-1', 'r-2', 'r-3', 'r-4']
  for (const id of ids) store.requests.put(cachedRequest({ id }))
  const changed = notices.follow(store, testService.id)
  const complete = (id: string, outcome: OutcomeWord = 'matching') => {
    store.requests.put(cachedRequest({ id, status: 'completed', outcome, completedAt: 2_000, body: `{"id":"${id}"}` }))
    changed()
  }
  return { store, clock, completed, shown, badge, notices, changed, complete, ids }
}

test('a completed request is told of once, by its reference and never by its person', () => {
  const { clock, shown, changed, complete } = desk()
  complete('r-1')
  changed()
  clock.advance(10_000)
  changed()
  clock.advance(10_000)
  expect(shown).toEqual([
    {
      title: words('main:notice.completed', { reference: 'ref-r-1' }),
      body: words('main:notice.matching'),
      about: { serviceId: testService.id, id: 'r-1' }
    }
  ])
})

test('a request of a test service is told of as one, alone and among others', () => {
  const { clock, shown, complete } = desk({ environment: 'test' })
  complete('r-1')
  clock.advance(10_000)
  expect(shown[0]?.title).toBe(
    words('main:mark.before', { text: words('main:notice.completed', { reference: 'ref-r-1' }) })
  )
})

test('many of which one is of a test service are told of as such', () => {
  const { clock, shown, complete, ids } = desk({ environment: 'test' })
  for (const id of ids) complete(id)
  clock.advance(10_000)
  expect(shown[0]?.title).toBe(words('main:mark.before', { text: words('main:notice.many', { count: 4 }) }))
})

test('the person is named where the office allows it', () => {
  const { store, clock, shown, complete } = desk()
  store.settings.set(noticeSetting, { show: true, namePerson: true, sound: false })
  complete('r-1', 'differing')
  clock.advance(10_000)
  expect(shown[0]?.body).toBe(
    words('main:notice.person', { who: 'Mari Maasikas', outcome: words('main:notice.differing') })
  )
})

test('what was not compared is told as that', () => {
  const { clock, shown, complete } = desk()
  complete('r-1', 'notCompared')
  clock.advance(10_000)
  expect(shown[0]?.body).toBe(words('main:notice.notCompared'))
})

test('a reference that tells whom this desk asked for stays in the window, though the service tells nothing of it', () => {
  const { store, clock, shown, changed } = desk()
  const id = store.outbox.add({
    serviceId: testService.id,
    reference: 'Visit of Mari',
    claims: { name: 'Mari Maasikas' },
    reason: ''
  })
  store.outbox.markCreated(id, 'ours')
  for (const status of ['pending', 'completed']) {
    store.requests.put(cachedRequest({ id: 'ours', reference: 'Visit of Mari', status, outcome: 'notCompared' }))
    changed()
  }
  clock.advance(10_000)
  expect(shown.map(({ title }) => title)).toEqual([words('main:notice.many', { count: 1 })])
})

test('a reference that tells who it is stays in the window', () => {
  const { store, clock, shown, changed } = desk()
  const told = (body: object) => JSON.stringify({ id: 'r-1', status: 'completed', ...body })
  const complete = (id: string, reference: string, body: object) => {
    store.requests.put(cachedRequest({ id, reference }))
    changed()
    store.requests.put(cachedRequest({ id, reference, status: 'completed', completedAt: 2_000, body: told(body) }))
    changed()
  }
  complete('asked', 'Visit of Mari', { claims_required: [{ type: 'name', value: 'Mari Maasikas' }] })
  complete('received', 'Testnumber 3', { result: { given_name: 'MARY', family_name: 'TESTNUMBER' } })
  complete('code', '383 0303 9914', {})
  clock.advance(10_000)
  complete('hidden', 'A-\u202e1', {})
  clock.advance(10_000)
  expect(shown.map(({ title }) => title)).toEqual(
    Array.from({ length: 4 }, () => words('main:notice.many', { count: 1 }))
  )
  expect(shown.map(({ about }) => about?.id)).toEqual(['asked', 'received', 'code', 'hidden'])
})

test('many at once are told of as one, and the badge counts them until the clerk looks', () => {
  const { clock, shown, badge, notices, complete, ids } = desk()
  for (const id of ids) complete(id, 'notCompared')
  clock.advance(10_000)
  expect(shown).toEqual([
    { title: words('main:notice.many', { count: 4 }), body: words('main:notice.manyText'), about: null }
  ])
  expect(badge).toHaveBeenLastCalledWith(4)
  notices.seen()
  expect(badge).toHaveBeenLastCalledWith(0)
})

test('nothing is shown to a clerk who has the window before them, nor where the office wants none', () => {
  const looking = desk({ isLooking: true })
  looking.complete('r-1')
  looking.clock.advance(10_000)
  expect(looking.shown).toEqual([])
  expect(looking.badge).not.toHaveBeenCalled()

  const quiet = desk()
  quiet.store.settings.set(noticeSetting, { show: false, namePerson: false, sound: false })
  quiet.complete('r-1')
  quiet.clock.advance(10_000)
  expect(quiet.shown).toEqual([])
  expect(quiet.badge).toHaveBeenLastCalledWith(1)
})

test('the window is told of each once, whoever looks at it and whatever the office wants outside of it', () => {
  for (const isLooking of [true, false]) {
    const { store, clock, completed, changed, complete } = desk({ isLooking })
    store.settings.set(noticeSetting, { show: false, namePerson: false, sound: false })
    complete('r-1', 'differing')
    complete('r-2')
    clock.advance(10_000)
    changed()
    clock.advance(10_000)
    const about = { serviceId: testService.id, who: 'Mari Maasikas' }
    expect(completed.mock.calls).toEqual([
      [
        [
          { ...about, id: 'r-1', reference: 'ref-r-1', outcome: 'differing' },
          { ...about, id: 'r-2', reference: 'ref-r-2', outcome: 'matching' }
        ]
      ]
    ])
  }
})

test('what was completed before it was first seen here, or ran out, is no news', () => {
  const { store, clock, shown, changed } = desk()
  store.requests.put(cachedRequest({ id: 'old', status: 'completed', completedAt: 500 }))
  store.requests.put(cachedRequest({ id: 'r-1', status: 'expired', body: '{"id":"r-1","status":"expired"}' }))
  changed()
  clock.advance(10_000)
  expect(shown).toEqual([])
})

test('while the desk is locked the system says how many, and of whom nothing, though the office lets people be named', () => {
  const { store, clock, shown, complete } = desk({ isLooking: true, isLocked: true })
  store.settings.set(noticeSetting, { show: true, namePerson: true, sound: false })
  complete('r-1')
  clock.advance(10_000)
  expect(shown).toEqual([
    { title: words('main:notice.many', { count: 1 }), body: words('main:notice.manyText'), about: null }
  ])
})
