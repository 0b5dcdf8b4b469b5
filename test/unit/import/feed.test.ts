import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { feedOutbox, mostInOutbox, outboxFeeder } from '../../../main/import/feed.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { batchRow, takeOver } from '../../desk-parts/batches.ts'
import { storeWithService, temporaryFolder, testClock, testService } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'

const serviceId = testService.id

function office(folder = temporaryFolder()) {
  const clock = testClock()
  const store = storeWithService(folder, clock)
  const service = new FakeService()
  const feed = outboxFeeder({ store, serviceId, clock, log: silentLog })
  const outbox = createOutbox({ serviceId, store, client: service.client, clock, log: silentLog, changed: feed })
  const only = () => store.batches.list(serviceId)[0]
  return { folder, clock, store, service, feed, outbox, only }
}

describe('a batch', () => {
  test('goes out row by row, each once, as one sending after the other makes room', async () => {
    const { store, service, feed, outbox, only } = office()
    store.batches.run(takeOver(store, serviceId, 40))
    feed()
    expect(store.outbox.countWaiting(serviceId)).toBe(mostInOutbox)
    await outbox.send()
    const sent = service.requests.map(({ reference }) => reference)
    expect(new Set(sent).size).toBe(40)
    expect(sent).toHaveLength(40)
    expect(only()).toMatchObject({ state: 'running', total: 40, sent: 40, waiting: 0, underWay: 0 })
  })

  test('waits for whoever is typed meanwhile: few of its rows are before that one', async () => {
    const { store, service, feed, outbox } = office()
    store.batches.run(takeOver(store, serviceId, 40))
    feed()
    store.outbox.add({ serviceId, reference: 'at the counter', claims: { sub: 'EE30303039914' }, reason: '' })
    await outbox.send()
    const place = service.requests
      .map(({ reference }) => reference)
      .reverse()
      .indexOf('at the counter')
    expect(place).toBe(mostInOutbox)
  })

  test('is not begun before all its rows are there', () => {
    const { store, feed } = office()
    const id = randomUUID()
    store.batches.begin({ id, serviceId, name: '', total: 2 })
    store.batches.fill(id, 0, { reference: 'a', claims: { sub: 'EE1' }, reason: '' })
    expect(store.batches.run(id)).toBe(false)
    feed()
    expect(store.outbox.countWaiting(serviceId)).toBe(0)
  })

  test('is the same however often it is taken over: what runs takes no more rows', () => {
    const { store, feed } = office()
    const id = takeOver(store, serviceId, 3)
    store.batches.run(id)
    feed()
    store.batches.begin({ id, serviceId, name: 'other.csv', total: 1 })
    expect(store.batches.fill(id, 0, { reference: 'z', claims: { sub: 'EE9' }, reason: '' })).toBe(false)
    expect(store.batches.run(id)).toBe(true)
    feed()
    expect(store.batches.list(serviceId)).toMatchObject([{ name: 'people.csv', total: 3, underWay: 3 }])
  })

  test('that was begun again before it ran has the rows of the second time only', () => {
    const { store } = office()
    const id = takeOver(store, serviceId, 3)
    store.batches.begin({ id, serviceId, name: 'people.csv', total: 1 })
    store.batches.fill(id, 0, { reference: 'only', claims: { sub: 'EE9' }, reason: '' })
    expect(store.batches.run(id)).toBe(true)
    expect(store.batches.next(serviceId, 10).map(({ draft }) => draft.reference)).toEqual(['only'])
  })

  test('that is paused sends what is in the outbox, and no more until it goes on', async () => {
    const { store, service, feed, outbox, only } = office()
    const id = takeOver(store, serviceId, 40)
    store.batches.run(id)
    feed()
    store.batches.pause(id)
    await outbox.send()
    expect(service.requests).toHaveLength(mostInOutbox)
    expect(only()).toMatchObject({ state: 'paused', sent: mostInOutbox, waiting: 40 - mostInOutbox })
    store.batches.run(id)
    feed()
    await outbox.send()
    expect(service.requests).toHaveLength(40)
  })

  test('that is cancelled forgets what waited, and cannot run again', async () => {
    const { store, service, feed, outbox, only } = office()
    const id = takeOver(store, serviceId, 40)
    store.batches.run(id)
    feed()
    expect(store.batches.cancel(id)).toBe(true)
    expect(store.batches.run(id)).toBe(false)
    feed()
    await outbox.send()
    expect(service.requests).toHaveLength(mostInOutbox)
    expect(only()).toMatchObject({ state: 'cancelled', sent: mostInOutbox, waiting: 0, dropped: 40 - mostInOutbox })
  })

  test('stops where its rows are left to the clerk, instead of leaving a thousand there', async () => {
    const { store, service, feed, outbox, only } = office()
    service.fates = Array.from({ length: 40 }, () => ({ before: { kind: 'notFound', sent: 'no' } as const }))
    store.batches.run(takeOver(store, serviceId, 40))
    feed()
    await outbox.send()
    expect(only()).toMatchObject({ needsAttention: mostInOutbox, waiting: 40 - mostInOutbox })
  })

  test('goes on where it was after the app was ended in the middle of it', async () => {
    const { folder, store, service, feed, outbox } = office()
    store.batches.run(takeOver(store, serviceId, 40))
    feed()
    service.fates = Array.from({ length: 10 }, (_, index) =>
      index < 9 ? 'answer' : { before: { kind: 'offline', sent: 'no' } as const }
    )
    await outbox.send()
    expect(service.requests).toHaveLength(9)
    store.close()
    const again = office(folder)
    again.service.requests = service.requests
    await again.outbox.send()
    expect(new Set(again.service.requests.map(({ reference }) => reference)).size).toBe(40)
    expect(again.service.requests).toHaveLength(40)
  })

  test('that was being taken over when the app ended is given up, and said to be', () => {
    const { store } = office()
    takeOver(store, serviceId, 3)
    expect(store.batches.list(serviceId)).toEqual([])
    store.batches.cutUnfilled()
    expect(store.batches.list(serviceId)).toMatchObject([{ state: 'cut', total: 3, dropped: 3, waiting: 0 }])
  })

  test('gives a row without a reference the next of the desk, and one used before another', () => {
    const { store } = office()
    store.outbox.add({ serviceId, reference: 'F-1', claims: { sub: 'EE5' }, reason: '' })
    const next = store.desk.nextReference()
    store.batches.run(
      takeOver(store, serviceId, 2, (place) => ({ ...batchRow(place), reference: place === 0 ? '' : 'F-1' }))
    )
    feedOutbox(store, serviceId, 0)
    const [, first, second] = store.outbox.inState(serviceId, 'queued').map(({ reference }) => reference)
    expect(first).toBe(next)
    expect(second).toMatch(/^F-1 .+/)
  })

  test('keeps what a person is asked by in one place only', () => {
    const { store, feed } = office()
    const id = takeOver(store, serviceId, 2)
    store.batches.run(id)
    feed()
    expect(store.batches.next(serviceId, 10)).toEqual([])
    expect(store.batches.putAway(id)).toBe(true)
    expect(store.batches.list(serviceId)).toEqual([])
  })
})
