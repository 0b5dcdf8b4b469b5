/** What an office does all day, counted in statements and calls, so that what becomes slower is seen without a clock. */
import { describe, expect, test } from 'vitest'
import { wholeList } from '../../../common/words/list-query.ts'
import { silentLog } from '../../../main/log/log.ts'
import { createProofFetch } from '../../../main/proofs/fetch.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { createOutbox } from '../../../main/sync/outbox.ts'
import { createSweep } from '../../../main/sync/sweep.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'
import { FakeService } from '../sync/fake-service.ts'
import { countingStore } from './counting-store.ts'
import { countTurns } from './turns.ts'

function desk() {
  const counting = countingStore()
  const service = new FakeService()
  const { store, clock } = counting
  const parts = { serviceId: testService.id, store, client: service.client, clock, log: silentLog, changed: () => {} }
  const want = (count: number, prefix: string) => {
    for (let index = 0; index < count; index++) {
      const reference = `${prefix}-${index}`
      store.outbox.add({ serviceId: testService.id, reference, claims: { sub: 'EE30303039914' }, reason: '' })
    }
  }
  return { ...counting, service, parts, want, outbox: createOutbox(parts) }
}

describe('creates one after the other', () => {
  test('take as many statements each, however many wait', async () => {
    const { outbox, want, statementsOf } = desk()
    want(10, 'few')
    const few = await statementsOf(() => outbox.send())
    want(200, 'many')
    const many = await statementsOf(() => outbox.send())
    expect(many / 200).toBeLessThanOrEqual(few / 10 + 1)
  })

  test('make the disk wait once for each: what came of one is kept with the mark of the next', async () => {
    const { parts, want, isInTransaction } = desk()
    want(5, 'some')
    const marked: boolean[] = []
    const outbox = {
      ...parts.store.outbox,
      markSending: (id: string) => {
        marked.push(isInTransaction())
        return parts.store.outbox.markSending(id)
      }
    }
    await createOutbox({ ...parts, store: { ...parts.store, outbox } }).send()
    expect(marked).toEqual([false, true, true, true, true])
  })
})

describe('the first reading of a list', () => {
  const officeOf = (count: number) => {
    const made = desk()
    for (let n = 0; n < count; n++)
      made.service.put({
        id: `r${n}`,
        status: 'completed',
        created_at: new Date(1_700_000_000_000 + n * 1_000).toISOString()
      })
    return made
  }

  test('asks for each page once', async () => {
    const { service, parts, store } = officeOf(1_000)
    await createSweep(parts).run()
    expect(store.requests.count(testService.id)).toBe(1_000)
    expect(service.calls.filter((call) => call.startsWith('list'))).toHaveLength(10)
  })

  test('takes as many statements for each request, however many there are', async () => {
    const [few, many] = [officeOf(200), officeOf(1_000)]
    const of200 = await few.statementsOf(() => createSweep(few.parts).run())
    const of1000 = await many.statementsOf(() => createSweep(many.parts).run())
    expect(of1000 / 1_000).toBeLessThanOrEqual(of200 / 200 + 1)
  })

  test('keeps a page in four parts, and everything else in main has its turn between them', async () => {
    const { parts, store } = officeOf(100)
    const turns = countTurns()
    const keptIn: number[] = []
    const put: typeof store.requests.put = (request) => {
      keptIn.push(turns.count())
      return store.requests.put(request)
    }
    await createSweep({ ...parts, store: { ...store, requests: { ...store.requests, put } } }).run()
    turns.stop()
    const inTurn = [...Map.groupBy(keptIn, (one) => one).values()].map((all) => all.length)
    expect(inTurn).toEqual([25, 25, 25, 25])
  })

  test('has the next two pages under way while one is kept', async () => {
    const { service, parts } = officeOf(500)
    const order: string[] = []
    const client = {
      ...parts.client,
      listPage: (wanted: { page: number; pageSize: number }) => {
        order.push(`ask ${wanted.page}`)
        return service.client.listPage(wanted)
      }
    }
    const changed = () => void order.push('kept')
    await createSweep({ ...parts, client, changed }).run()
    expect(order).toEqual([
      ...['ask 1', 'ask 2', 'ask 3', 'kept'],
      ...['ask 4', 'kept', 'ask 5', 'kept', 'kept', 'kept']
    ])
  })
})

test('an answer without news takes few statements, and brings nothing to the list', async () => {
  const { store, statementsOf } = desk()
  const request = serviceRequest({ id: 'known', status: 'completed', result: {} })
  const keep = () => store.atomically(() => keepAnswer(store, { serviceId: testService.id, request, now: 1 }))
  keep()
  store.list.page(testService.id, wholeList, 0, 10)
  expect(await statementsOf(keep)).toBeLessThanOrEqual(10)
  const again = await statementsOf(() => store.list.page(testService.id, wholeList, 0, 10))
  expect(await statementsOf(() => store.list.page(testService.id, wholeList, 0, 10))).toBe(again)
})

test('a proof takes as many statements, however many are awaited', async () => {
  const perProof = async (count: number) => {
    const { service, parts, store, statementsOf } = desk()
    for (let n = 0; n < count; n++) {
      service.put({ id: `r${n}`, status: 'completed', created_at: '2026-05-01T08:00:00.000Z' })
      service.proofs.set(`r${n}`, Buffer.from(`%PDF-1.7 ${n}`))
    }
    await createSweep(parts).run()
    const fetchSome = createProofFetch(parts)
    store.list.settle()
    const statements = await statementsOf(async () => {
      while (await fetchSome());
    })
    for (let n = 0; n < count; n++) expect(store.proofs.get(testService.id, `r${n}`)).toBeDefined()
    return statements / count
  }
  const few = await perProof(20)
  expect(await perProof(200)).toBeLessThanOrEqual(few + 1)
})

test('a page of the list takes as many statements at a thousand requests as at fifty', async () => {
  const pageOf = async (count: number) => {
    const { store, statementsOf } = desk()
    store.atomically(() => {
      for (let n = 0; n < count; n++) {
        const request = serviceRequest({ id: `r${n}`, status: 'completed', result: {} })
        keepAnswer(store, { serviceId: testService.id, request, now: n })
      }
    })
    store.list.settle()
    return statementsOf(() => store.list.page(testService.id, wholeList, 0, 50))
  }
  expect(await pageOf(1_000)).toBe(await pageOf(50))
})
