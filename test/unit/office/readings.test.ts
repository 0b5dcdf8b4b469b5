/** What desks have read from the service, told and heard. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readMark, writeMark } from '../../../main/office/marks.ts'
import { startReadings } from '../../../main/office/readings.ts'
import { roster } from '../../../main/office/statements.ts'
import { keepFrom } from '../../../main/startup/shared-reading.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { memoryReadings } from '../../desk-parts/memory-reading-server.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { testService } from '../store/temporary-store.ts'
import { loginOf, secretsOf, type TestDesk, twoDesks } from './two-desks.ts'

const { id: serviceId } = testService
/** Two desks of one office, and their part in its readings. */
async function officeOfTwo() {
  const server = memoryReadings()
  const { one, two, office } = await twoDesks()
  const begin = async (desk: TestDesk) => {
    const { store, clock } = desk
    const readings = startReadings({
      store,
      server: server.as(loginOf(desk)),
      secrets: await secretsOf(desk),
      random: randomBytes,
      clock,
      keep: (told) => keepFrom(store, told, clock.now())
    })
    return {
      ...readings,
      hears: async () => {
        const services = new Set<string>()
        await readings.hear(services)
        return [...services]
      }
    }
  }
  return { server, one, two, office, ofOne: await begin(one), ofTwo: await begin(two), begin }
}

/** The service tells a desk something. */
function reads({ store, clock }: TestDesk, fields: Parameters<typeof serviceRequest>[0], isShown = false): void {
  store.atomically(() => keepAnswer(store, { serviceId, request: serviceRequest(fields), now: clock.now(), isShown }))
}
const ended = { status: 'completed', completed_at: '2026-05-01T08:00:00Z', result: mariMaasikas }
const kept = ({ store }: TestDesk, id = 'q-1') => store.requests.get(serviceId, id)
const told = ({ store }: TestDesk, id = 'q-1') => store.readings.toldBy(serviceId, id)

describe('what one desk has read', () => {
  test('is known at the other one as that one’s word, and only what has changed is told', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1' })
    reads(one, { id: 'q-2' })
    expect(await ofOne.tell()).toBe(2)
    reads(one, { id: 'q-1' })
    expect(await ofOne.tell()).toBe(0)
    reads(one, { id: 'q-1', ...ended })
    expect(await ofOne.tell()).toBe(1)
    expect(await ofTwo.hears()).toEqual([serviceId])
    expect(kept(two)).toMatchObject({ status: 'completed', body: kept(one)?.body })
    expect(told(two)).toMatchObject({ desk: 'Counter 1', at: one.clock.now() })
    expect(told(one)).toBeUndefined()
    expect(server.rows).toHaveLength(3)
    // What was heard is not told on.
    expect(await ofTwo.tell()).toBe(0)
    expect(await ofTwo.hears()).toEqual([])
    expect(JSON.stringify(server.rows)).not.toContain('MAASIKAS')
  })

  test('is the same in whichever order it comes: a status never runs backwards, and what was told stays', async () => {
    for (const order of [
      ['one', 'two'],
      ['two', 'one']
    ]) {
      const { one, two, ofOne, ofTwo } = await officeOfTwo()
      reads(one, { id: 'q-1', ...ended })
      reads(two, { id: 'q-1', reason: 'Account' })
      for (const which of order) await (which === 'one' ? ofOne : ofTwo).tell()
      await ofTwo.hears()
      await ofOne.hears()
      for (const desk of [one, two])
        expect(JSON.parse(kept(desk)?.body ?? '')).toMatchObject({ status: 'completed', reason: 'Account' })
    }
  })

  test('waits for a number that has not committed yet, and then both are heard', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    for (const id of ['q-1', 'q-2', 'q-3']) {
      reads(one, { id })
      await ofOne.tell()
    }
    server.hidden.add(2)
    await ofTwo.hears()
    expect([1, 2, 3].map((number) => kept(two, `q-${number}`) !== undefined)).toEqual([true, false, false])
    expect(ofTwo.hasAll(ofOne.own().stream, 3)).toBe(false)
    server.hidden.clear()
    await ofTwo.hears()
    expect([2, 3].map((number) => kept(two, `q-${number}`) !== undefined)).toEqual([true, true])
    expect(ofTwo.hasAll(ofOne.own().stream, 3)).toBe(true)
    expect(ofTwo.steppedAt()).toBe(Number.NEGATIVE_INFINITY)
  })

  test('that a minute does not bring is given up, and the desk knows that it has to read for itself', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    for (const id of ['q-1', 'q-2', 'q-3']) {
      reads(one, { id })
      await ofOne.tell()
    }
    server.hidden.add(2)
    await ofTwo.hears()
    two.clock.advance(60_000)
    await ofTwo.hears()
    expect(kept(two, 'q-3')).toBeDefined()
    expect(ofTwo.steppedAt()).toBe(two.clock.monotonic())
  })

  test('of whoever has a login only nothing is believed, and it stands in nobody’s way', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1' })
    await ofOne.tell()
    const [row] = server.rows
    if (!row) throw new Error('nothing was told')
    const { stream } = row
    await server.as('stolen').put([{ ...row, head: row.head.replace('"number":1', '"number":2'), number: 2, stream }])
    await server.as('stolen').put([{ ...row, number: 1, stream: 'ab'.repeat(16) }])
    reads(one, { id: 'q-2' })
    await ofOne.tell()
    await ofTwo.hears()
    expect([1, 2].map((number) => kept(two, `q-${number}`) !== undefined)).toEqual([true, true])
    expect(ofTwo.hasAll('ab'.repeat(16), 1)).toBe(false)
  })

  test('is not believed with another time than the one that was signed', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1' })
    await ofOne.tell()
    const row = server.rows.pop()
    if (!row) throw new Error('nothing was told')
    const { login: _login, ...whole } = row
    await server.as('stolen').put([{ ...whole, head: row.head.replace(/"at":\d+/, '"at":9') }])
    await ofTwo.hears()
    expect(kept(two)).toBeUndefined()
    await server.as('another').put([whole])
    await ofTwo.hears()
    expect(kept(two)).toBeDefined()
  })

  test('goes on in another stream where somebody with this desk’s login took the number', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1' })
    await ofOne.tell()
    const { stream } = ofOne.own()
    await server.as(loginOf(one)).put([{ stream, number: 2, mark: '00'.repeat(16), head: 'x', signature: '00' }])
    reads(one, { id: 'q-2' })
    await ofOne.tell()
    expect(ofOne.own()).toMatchObject({ upTo: 1 })
    expect(ofOne.own().stream).not.toBe(stream)
    await ofTwo.hears()
    expect(kept(two, 'q-2')).toBeDefined()
  })

  test('that was erased there is taken back from the server, and holds up nothing behind it', async () => {
    const { server, one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1' })
    reads(one, { id: 'q-2' })
    await ofOne.tell()
    one.store.office.forgetReading(serviceId, 'q-1')
    await ofOne.takeBack()
    expect(server.rows.map(({ head }) => head === '')).toEqual([true, false])
    await ofTwo.hears()
    expect([1, 2].map((number) => kept(two, `q-${number}`) !== undefined)).toEqual([false, true])
  })
})

describe('the service’s own word', () => {
  test('takes the place of what another desk has told, as soon as it says as much', async () => {
    const { one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(two, { id: 'q-1' })
    reads(one, { id: 'q-1', ...ended, result: { ...mariMaasikas, given_name: 'FALSE' } })
    await ofOne.tell()
    await ofTwo.hears()
    reads(two, { id: 'q-1', reason: 'Account' })
    // The other one may only have been quicker.
    expect(kept(two)?.status).toBe('completed')
    expect(told(two)).toBeDefined()
    reads(two, { id: 'q-1', ...ended })
    expect(told(two)).toBeUndefined()
    expect(JSON.parse(kept(two)?.body ?? '')).toMatchObject({ reason: 'Account', result: { given_name: 'MARI' } })
    // That is news to the one that told otherwise.
    expect(await ofTwo.tell()).toBe(1)
  })

  test('that says the same is told to nobody again', async () => {
    const { one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1', ...ended })
    await ofOne.tell()
    await ofTwo.hears()
    reads(two, { id: 'q-1', ...ended })
    expect(told(two)).toBeUndefined()
    expect(await ofTwo.tell()).toBe(0)
  })

  test('alone adopts a create whose answer did not come', async () => {
    const { one, two, ofOne, ofTwo } = await officeOfTwo()
    reads(one, { id: 'q-1', reference: 'R-1' })
    await ofOne.tell()
    await ofTwo.hears()
    expect(two.store.requests.withReference(serviceId, 'R-1')).toEqual([])
    reads(two, { id: 'q-1', reference: 'R-1' })
    expect(two.store.requests.withReference(serviceId, 'R-1')).toHaveLength(1)
  })
})

test('a sweep mark counts if a desk of this office has signed it, about this service', async () => {
  const { one, two, office } = await officeOfTwo()
  const { sign } = await secretsOf(one)
  const desks = roster(two.store.office.statements(), office)
  const service = '5e'.repeat(16)
  const said = { is: 'swept' as const, office, desk: one.store.office.get()?.desk ?? '', service, at: 1, upTo: 0 }
  const mark = writeMark({ ...said, stream: 'ab'.repeat(16) }, sign.secret)
  expect(readMark(mark, { office, service }, desks)).toMatchObject(said)
  expect(readMark(mark.replace('upTo\\":0', 'upTo\\":9'), { office, service }, desks)).toBeUndefined()
  expect(readMark(mark, { office, service: '00'.repeat(16) }, desks)).toBeUndefined()
  expect(readMark(mark, { office, service }, new Map())).toBeUndefined()
  expect(readMark('junk', { office, service }, desks)).toBeUndefined()
})
