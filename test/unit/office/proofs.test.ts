/** Proofs that desks leave for one another on the office's server. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { startProofs } from '../../../main/office/proofs.ts'
import type { OfficeSecrets } from '../../../main/office/secrets.ts'
import { readingMark } from '../../../main/store/ledger/office.ts'
import { memoryProofs } from '../../desk-parts/memory-proof-server.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { storeWithService, testService } from '../store/temporary-store.ts'
import { loginOf, secretsOf, type TestDesk, twoDesks } from './two-desks.ts'

const { id: serviceId } = testService
const key = { serviceId, requestId: 'q-1' }

/** Two desks, and their part in the office's proofs. */
async function officeOfTwo() {
  const server = memoryProofs()
  const { one, two, office } = await twoDesks()
  const begin = async ({ store, clock, ...desk }: TestDesk, change: Partial<OfficeSecrets> = {}) =>
    startProofs({
      store,
      server: server.as(loginOf({ store, clock, ...desk })),
      secrets: { ...(await secretsOf({ store, clock, ...desk })), ...change },
      random: randomBytes,
      clock
    })
  return { server, one, two, office, ofOne: await begin(one), ofTwo: await begin(two), begin }
}

/** eeID has given a desk the proof of a request. */
function fetched({ store }: TestDesk, pdf = smallPdf(), requestId = 'q-1'): void {
  store.proofs.keepAgain(serviceId, requestId, pdf)
  store.officeProofs.toPut({ serviceId, requestId })
}

/** What a desk is brought of a request's proof. */
async function broughtTo(desk: ReturnType<typeof startProofs>, requestId = 'q-1') {
  const brought = await (await desk.find(serviceId, [requestId, 'q-9'])).get(requestId)?.()
  return brought && { desk: brought.desk, pdf: Buffer.from(brought.pdf).toString('latin1') }
}

const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

describe('a proof that a desk has left', () => {
  test('is brought to the other one under its name, and is sealed on the server', async () => {
    const { server, one, ofOne, ofTwo } = await officeOfTwo()
    fetched(one)
    expect(await broughtTo(ofTwo)).toBeUndefined()
    await ofOne.put()
    expect(await broughtTo(ofTwo)).toEqual({ desk: 'Counter 1', pdf: text(smallPdf()) })
    expect(await broughtTo(ofOne)).toMatchObject({ desk: '' })
    const there = server.rows.map(({ sealed, head }) => `${head} ${Buffer.from(sealed).toString('latin1')}`).join()
    for (const inClear of ['%PDF', 'q-1', one.store.proofs.get(serviceId, 'q-1')?.sha256 ?? ''])
      expect(there).not.toContain(inClear)
    expect(one.store.officeProofs.waiting(10)).toEqual([])
  })

  test('is the later one where it was fetched again, whoever put which', async () => {
    const { one, two, ofOne, ofTwo } = await officeOfTwo()
    fetched(one, smallPdf('first'))
    await ofOne.put()
    one.clock.advance(1_000)
    two.clock.advance(1_000)
    fetched(two, smallPdf('second'))
    await ofTwo.put()
    expect(await broughtTo(ofOne)).toMatchObject({ pdf: text(smallPdf('second')) })
    one.clock.advance(1_000)
    fetched(one, smallPdf('third'))
    await ofOne.put()
    expect(await broughtTo(ofTwo)).toMatchObject({ pdf: text(smallPdf('third')) })
  })

  test.each([
    ['is not signed by its desk', { signature: 'ab'.repeat(64) }],
    ['has other bytes than were signed', { sealed: randomBytes(200) }]
  ])('does not count where it %s', async (_, change) => {
    const { server, one, ofOne, ofTwo } = await officeOfTwo()
    fetched(one)
    await ofOne.put()
    for (const row of server.rows) Object.assign(row, change)
    expect(await broughtTo(ofTwo)).toBeUndefined()
  })

  test('counts for no other request', async () => {
    const { server, one, office, ofOne, ofTwo } = await officeOfTwo()
    fetched(one)
    await ofOne.put()
    const { baseUrl, clientId } = testService
    const mark = readingMark(office, { baseUrl, clientId, request: 'q-9' })
    for (const row of server.rows) row.mark = mark
    expect(await broughtTo(ofTwo, 'q-9')).toBeUndefined()
  })

  test('of another login does not stand in the way of a good one', async () => {
    const { server, one, ofOne, ofTwo } = await officeOfTwo()
    fetched(one)
    await ofOne.put()
    const [good] = server.rows
    if (!good) throw new Error('nothing is there')
    await server.as('junk').put({ ...good, sealed: randomBytes(100) })
    server.rows.reverse()
    expect(await broughtTo(ofTwo)).toMatchObject({ desk: 'Counter 1' })
  })

  test('cannot be opened without the office’s key of its time', async () => {
    const { one, two, ofOne, begin } = await officeOfTwo()
    fetched(one)
    await ofOne.put()
    const later = await begin(two, { keys: { '70000': 'ab'.repeat(32) } })
    expect(await broughtTo(later)).toBeUndefined()
  })

  test('goes with the request that this desk erases, and is put no more', async () => {
    const { server, one, ofOne } = await officeOfTwo()
    fetched(one)
    await ofOne.put()
    one.store.office.forgetReading(serviceId, 'q-1')
    await ofOne.takeBack()
    expect(server.rows).toEqual([])
    fetched(one, smallPdf('again'))
    await ofOne.put()
    expect([server.rows, one.store.officeProofs.waiting(10)]).toEqual([[], []])
  })

  test('is not put where it is spoilt, or larger than the server takes, and holds nothing up', async () => {
    const { server, one, ofOne, ofTwo } = await officeOfTwo()
    fetched(one, Buffer.alloc(16_000_001), 'q-2')
    fetched(one)
    await ofOne.put()
    expect(server.rows).toHaveLength(1)
    expect(await broughtTo(ofTwo)).toBeDefined()
  })
})

test('whose word a proof is, is known until eeID says the same', async () => {
  const { one } = await officeOfTwo()
  const { store } = one
  store.proofs.keep(serviceId, 'q-1', smallPdf())
  store.officeProofs.tookFrom(key, 'Counter 2')
  expect(store.officeProofs.from(key)).toBe('Counter 2')
  store.officeProofs.confirm(key)
  expect(store.officeProofs.from(key)).toBeUndefined()
})

test('a desk of no office has nothing to put', () => {
  const store = storeWithService()
  store.proofs.keep(serviceId, 'q-1', smallPdf())
  store.officeProofs.toPut(key)
  expect(store.officeProofs.waiting(10)).toEqual([])
})
