import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { importHandlers } from '../../../main/ipc/import.ts'
import type { ImportRow } from '../../../preload/contract/import.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { storeWithService, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const row = (change: Partial<ImportRow> & { sub?: string } = {}): ImportRow => ({
  claims: { sub: change.sub ?? 'EE60001019906', name: '', birthdate: '', country: '' },
  reference: change.reference ?? 'A-1',
  reason: change.reason ?? ''
})

function desk() {
  const store = storeWithService()
  const changed: string[] = []
  const none = async () => ({ ok: true as const, value: null })
  const handlers = importHandlers({
    desk: deskWithoutLoops(store),
    files: { open: none, save: none, saveWorkbook: none },
    now: testClock().now,
    changed: (id) => changed.push(id)
  })
  const queued = () => store.outbox.inState(serviceId, 'queued').map(({ reference }) => reference)
  return { store, handlers, changed, queued }
}

describe('checking rows', () => {
  test('finds what creating one would find, who was asked lately, and references that were used', async () => {
    const { store, handlers } = desk()
    const id = store.outbox.add({ serviceId, reference: 'used', claims: { sub: 'EE60001019906' }, reason: '' })
    const rows = [
      row({ reference: 'used' }),
      row({ sub: '' }),
      row({ sub: 'EE1', reference: '' }),
      row({ sub: '38001085718' })
    ]
    expect(await handlers.check({ serviceId, rows })).toMatchObject({
      ok: true,
      value: [
        { fields: {}, earlier: { id, reference: 'used' }, isReferenceUsed: true },
        { fields: { claims: 'noClaim' }, earlier: null, isReferenceUsed: false },
        { fields: {}, earlier: null, isReferenceUsed: false },
        { fields: { 'claims.sub': 'codeWithoutCountry' }, earlier: null, isReferenceUsed: false }
      ]
    })
  })
})

describe('the meaning of columns', () => {
  test('is remembered by the header, and the latest counts', async () => {
    const { handlers } = desk()
    const header = ['kood', 'nimi']
    expect(await handlers.columns({ header })).toEqual({ ok: true, value: null })
    await handlers.keepColumns({ header, columns: ['sub', 'ignore'] })
    await handlers.keepColumns({ header: ['kood'], columns: ['sub'] })
    await handlers.keepColumns({ header, columns: ['sub', 'name'] })
    expect(await handlers.columns({ header })).toEqual({ ok: true, value: ['sub', 'name'] })
  })
})

describe('a batch', () => {
  test('that is handed over twice, page by page, is queued once', async () => {
    const { handlers, queued, changed } = desk()
    const batchId = randomUUID()
    const handOver = async () => {
      await handlers.begin({ serviceId, batchId, name: 'people.csv', total: 3 })
      await handlers.add({ batchId, from: 0, rows: [row({ reference: 'a' }), row({ reference: 'b' })] })
      await handlers.add({ batchId, from: 2, rows: [row({ reference: 'c' })] })
      return handlers.run({ batchId })
    }
    expect(await handOver()).toEqual({ ok: true, value: null })
    expect(await handOver()).toEqual({ ok: true, value: null })
    expect(queued()).toEqual(['a', 'b', 'c'])
    expect(changed).toContain(serviceId)
    expect(await handlers.list({ serviceId })).toMatchObject({
      ok: true,
      value: [{ total: 3, underWay: 3, waiting: 0 }]
    })
  })

  test('does not run where a page of it is missing', async () => {
    const { handlers, queued } = desk()
    const batchId = randomUUID()
    await handlers.begin({ serviceId, batchId, name: '', total: 2 })
    await handlers.add({ batchId, from: 0, rows: [row()] })
    expect(await handlers.run({ batchId })).toEqual({ ok: false, error: { code: 'notNow' } })
    expect(queued()).toEqual([])
  })

  test('takes no row that creating one would refuse', async () => {
    const { handlers } = desk()
    const batchId = randomUUID()
    await handlers.begin({ serviceId, batchId, name: '', total: 1 })
    expect(await handlers.add({ batchId, from: 0, rows: [row({ sub: '' })] })).toMatchObject({
      ok: false,
      error: { code: 'invalid' }
    })
  })

  test('that nobody has begun is not known', async () => {
    const { handlers } = desk()
    const batchId = randomUUID()
    expect(await handlers.add({ batchId, from: 0, rows: [row()] })).toMatchObject({ error: { code: 'unknownBatch' } })
    for (const call of [handlers.run, handlers.pause, handlers.cancel, handlers.putAway])
      expect(await call({ batchId })).toMatchObject({ error: { code: 'unknownBatch' } })
  })
})
