/** What it costs a desk to catch up with an office, counted in transactions and calls of the server. */
import { expect, test } from 'vitest'
import type { ExchangeStore } from '../../../main/office/exchange.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import { writeNote } from '../../../main/requests/note.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { memoryOfficeServer } from '../../desk-parts/memory-office-server.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { exchangeOf, twoDesks } from '../office/two-desks.ts'
import { testService } from '../store/temporary-store.ts'
import { countTurns } from './turns.ts'

const serviceId = testService.id
// With what the desk has said of itself before, eight batches of 125.
const count = 990
const batches = 8
const inCommit = 4

/** A desk that has noted much, on the server already, and another one that knows nothing of them. */
async function officeWithNotes() {
  const { one, two } = await twoDesks()
  const { server } = memoryOfficeServer()
  const ids = Array.from({ length: 100 }, (_, number) => `q-${number}`)
  for (const { store, clock } of [one, two])
    store.atomically(() => {
      for (const id of ids)
        keepAnswer(store, { serviceId, request: serviceRequest({ id, status: 'pending' }), now: clock.now() })
    })
  one.store.atomically(() => {
    for (let number = 0; number < count; number++) writeNote(one.store, ids[number % 100] ?? '', `Note ${number}`)
  })
  await (await exchangeOf(one, server)).round(true)
  return { two, server, ids }
}

test('heads and bodies are kept together, in one transaction for each four batches', async () => {
  const { two, server, ids } = await officeWithNotes()
  const counts = { entries: 0, sealed: 0, transactions: 0 }
  const counted: OfficeServer = {
    ...server,
    entries: (...asked) => {
      counts.entries += 1
      return server.entries(...asked)
    },
    sealed: (asked) => {
      counts.sealed += 1
      return server.sealed(asked)
    }
  }
  const store: ExchangeStore = {
    ...two.store,
    atomically: (work) => {
      counts.transactions += 1
      return two.store.atomically(work)
    }
  }
  await (await exchangeOf(two, counted, store)).round(true)
  expect(ids.map((id) => two.store.notes.latest(serviceId, id)?.text)).toContain(`Note ${count - 1}`)
  expect(two.store.shared.unread()).toEqual([])
  expect(counts).toMatchObject({ entries: batches, sealed: batches })
  expect(counts.transactions).toBeLessThanOrEqual(batches / inCommit + 8)
})

test('the next batches are under way while some are kept', async () => {
  const { two, server } = await officeWithNotes()
  const askedWhenTaken: number[] = []
  let asked = 0
  const counted: OfficeServer = {
    ...server,
    entries: (...wanted) => {
      asked += 1
      return server.entries(...wanted)
    }
  }
  const take: ExchangeStore['shared']['take'] = (entry) => {
    askedWhenTaken.push(asked)
    return two.store.shared.take(entry)
  }
  const store: ExchangeStore = { ...two.store, shared: { ...two.store.shared, take } }
  await (await exchangeOf(two, counted, store)).round(true)
  // Four that are kept, and two more; then all eight.
  expect([...new Set(askedWhenTaken)]).toEqual([6, 8])
})

test('between two transactions everything else in main has its turn', async () => {
  const { two, server } = await officeWithNotes()
  const turns = countTurns()
  const turnsOf = new Map<number, number>()
  const take: ExchangeStore['shared']['take'] = (entry) => {
    turnsOf.set(Math.ceil(entry.number / (125 * inCommit)), turns.count())
    return two.store.shared.take(entry)
  }
  const store: ExchangeStore = { ...two.store, shared: { ...two.store.shared, take } }
  await (await exchangeOf(two, server, store)).round(true)
  turns.stop()
  expect(new Set(turnsOf.values()).size).toBe(turnsOf.size)
  expect(turnsOf.size).toBe(batches / inCommit)
})
