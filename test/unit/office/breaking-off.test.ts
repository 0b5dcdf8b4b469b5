/** What becomes of what a desk has taken of its office when something breaks off, or an update reads it later. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ExchangeStore } from '../../../main/office/exchange.ts'
import { readStopped } from '../../../main/office/read-bodies.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import { writeNote } from '../../../main/requests/note.ts'
import { keepDecision, withdrawDecision } from '../../../main/requests/shared.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { memoryOfficeServer } from '../../desk-parts/memory-office-server.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'
import { exchangeOf, twoDesks } from './two-desks.ts'

const serviceId = testService.id
const key = { serviceId, requestId: 'q-1' }

/** Two desks that know of one request. */
async function office() {
  const { one, two } = await twoDesks()
  const { server } = memoryOfficeServer()
  for (const { store, clock } of [one, two]) {
    const request = serviceRequest({ id: key.requestId, status: 'pending' })
    store.atomically(() => keepAnswer(store, { serviceId, request, now: clock.now() }))
  }
  return { one, two, server }
}

test('a desk that leaves its office while entries are on their way keeps none of them', async () => {
  const { one, two, server } = await office()
  one.store.atomically(() => {
    for (let n = 0; n < 600; n++) writeNote(one.store, key.requestId, `Seen ${n}`)
  })
  await (await exchangeOf(one, server)).round(true)
  let hasLeft = false
  const slow: OfficeServer = {
    ...server,
    async entries(...asked) {
      const entries = await server.entries(...asked)
      await wait(10)
      if (!hasLeft) two.store.office.leave()
      hasLeft = true
      return entries
    }
  }
  await (await exchangeOf(two, slow)).round(true).catch(() => {})
  const { shared } = two.store
  expect(hasLeft).toBe(true)
  expect(shared.streams().filter((stream) => !shared.isOwn(stream))).toEqual([])
})

test('a line that breaks at every fourth piece brings what came before it, and all of it in the end', async () => {
  const { one, two, server } = await office()
  one.store.atomically(() => {
    for (let n = 0; n < 900; n++) writeNote(one.store, key.requestId, `Seen ${n}`)
  })
  await (await exchangeOf(one, server)).round(true)
  const stream = one.store.audit.heads().at(-1)?.stream ?? ''
  const kept: number[] = []
  for (let round = 0; round < 3; round++) {
    let asked = 0
    const breaking: OfficeServer = {
      ...server,
      async entries(...wanted) {
        asked += 1
        if (asked === 4) throw new Error('ECONNRESET')
        return server.entries(...wanted)
      }
    }
    await (await exchangeOf(two, breaking)).round(true).catch(() => {})
    kept.push(two.store.shared.lastNumber(stream))
  }
  expect(kept.slice(0, 2)).toEqual([375, 750])
  expect(kept[2]).toBe(one.store.shared.lastNumber(stream))
})

test('what is erased here while it is on its way is not kept, nor its text', async () => {
  const { one, two, server } = await office()
  one.store.atomically(() => writeNote(one.store, key.requestId, 'Seen'))
  await (await exchangeOf(one, server)).round(true)
  const slow: OfficeServer = {
    ...server,
    async sealed(ids) {
      const bodies = await server.sealed(ids)
      for (const { subject } of bodies) two.store.sharedErasing.obeyOrder([subject], [])
      return bodies
    }
  }
  await (await exchangeOf(two, slow)).round(true)
  const { stream } = one.store.audit.heads().at(-1) ?? {}
  const texts = [...two.store.audit.entries()]
    .filter(({ head }) => head.includes(stream ?? '-'))
    .map(({ salted }) => salted)
  expect(texts.length).toBeGreaterThan(0)
  expect(new Set(texts)).toEqual(new Set([null]))
  expect(two.store.notes.latest(serviceId, key.requestId)).toBeUndefined()
  expect(two.store.shared.unread()).toEqual([])
})

test('what a round has kept before it broke off is told', async () => {
  const { one, two, server } = await office()
  one.store.atomically(() => writeNote(one.store, key.requestId, 'Seen'))
  await (await exchangeOf(one, server)).round(true)
  const another = 'f'.repeat(32)
  const broken: OfficeServer = {
    ...server,
    counts: async () => new Map([...(await server.counts()), [another, 3]]),
    names: async (stream, ...asked) => {
      if (stream === another) throw new Error('ECONNRESET')
      return server.names(stream, ...asked)
    }
  }
  const exchange = await exchangeOf(two, broken)
  await expect(exchange.round(true)).rejects.toThrow('ECONNRESET')
  expect(two.store.notes.latest(serviceId, key.requestId)?.text).toBe('Seen')
  expect([...exchange.handOver()]).toEqual([serviceId])
  expect([...exchange.handOver()]).toEqual([])
})

test('a decision and its withdrawal that a later version understands are read in their order', async () => {
  const { one, two, server } = await office()
  const said = (act: 'decide' | 'withdraw') => ({ act, request: key.requestId, mustBeUnderstood: true }) as const
  one.store.atomically(() => {
    const decision = { ...key, verdict: 'accept', note: '', wentAgainst: [] } as const
    const number = keepDecision(one.store, decision, said('decide'), 10_000)
    withdrawDecision(one.store, { ...key, number }, said('withdraw'))
  })
  await (await exchangeOf(one, server)).round(true)
  const { store } = two
  const earlier: ExchangeStore = { ...store, merge: { ...store.merge, hear: () => undefined } }
  await (await exchangeOf(two, server, earlier)).round(true)
  expect(store.merge.isStopped(key)).toBe(true)
  expect(readStopped(store)).toContain(serviceId)
  expect([store.merge.isStopped(key), store.decisions.latest(serviceId, key.requestId)?.verdict]).toEqual([
    false,
    undefined
  ])
})
