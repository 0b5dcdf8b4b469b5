import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leaseName } from '../../../main/office/marks.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { testService } from '../../unit/store/temporary-store.ts'
import type { OfficeDesk } from './office.ts'
import {
  inTime,
  isSettled,
  nameOf,
  officeOfThree as newThree,
  pass,
  readers,
  serviceId,
  statusAt,
  turnAt
} from './readers.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const officeOfThree = () => newThree(postgres)

describe('one desk reads the service for all', () => {
  test('the others rest, and know what it has read, as its word', async () => {
    const { service, desks } = await officeOfThree()
    const { reader, others } = await isSettled(desks)
    service.put({ id: 'q-9' })
    await inTime(desks, () => desks.every((desk) => statusAt(desk, 'q-9') === 'pending'))
    for (const desk of desks) desk.calls.length = 0
    service.complete('q-9', { given_name: 'Mari' })
    await inTime(desks, () => desks.every((desk) => statusAt(desk, 'q-9') === 'completed'))
    expect(others.flatMap(({ calls }) => calls)).toEqual([])
    expect(reader.calls).toContain('list')
    expect(reader.store.readings.toldBy(serviceId, 'q-9')).toBeUndefined()
    for (const { store } of others)
      expect(store.readings.toldBy(serviceId, 'q-9')?.desk).toBe(
        reader.store.office.statements() && nameOf(reader, desks)
      )
    await pass(desks, 60_000)
    expect(others.flatMap(({ calls }) => calls)).toEqual([])
  })

  test('another one takes over, and only one, where it is frozen', async () => {
    const { desks } = await officeOfThree()
    const { reader, others } = await isSettled(desks)
    const seen: number[] = []
    // A frozen desk keeps its connection; its clock does not go.
    await inTime(others, () => {
      seen.push(readers(others).length)
      return readers(others).length > 0
    })
    await pass(others, 30_000)
    expect(readers(others)).toHaveLength(1)
    // It wakes, and follows.
    await inTime(desks, () => readers(desks).length === 1 && turnAt(reader) === 'rests')
    expect(Math.max(...seen)).toBe(1)
  })

  test('it lets go where its sweeps do not reach the service', async () => {
    const { service, desks } = await officeOfThree()
    const { reader, others } = await isSettled(desks)
    reader.isCut = true
    await inTime(desks, () => readers(others).length === 1)
    expect(turnAt(reader)).not.toBe('reads')
    service.put({ id: 'q-10' })
    await inTime(desks, () => statusAt(reader, 'q-10') === 'pending')
  })

  test('without a mark for a minute each reads for itself, slowly', async () => {
    const { server, desks } = await officeOfThree()
    const { others } = await isSettled(desks)
    await pass(desks, 120_000)
    await server.postgres.run(
      `CREATE OR REPLACE FUNCTION office.beat(of_service bytea, by_holder bytea, seen integer, new_mark bytea)
      RETURNS integer LANGUAGE sql AS 'SELECT NULL::integer'`,
      server.database
    )
    await inTime(desks, () => others.every((desk) => turnAt(desk) === 'slowly'))
    for (const desk of desks) desk.calls.length = 0
    await pass(desks, 120_000)
    for (const { calls } of others) {
      const lists = calls.filter((name) => name === 'list').length
      expect(lists).toBeGreaterThanOrEqual(3)
      expect(lists).toBeLessThanOrEqual(5)
    }
  })

  test('a request that another desk has made is known at all', async () => {
    const { desks } = await officeOfThree()
    const { others } = await isSettled(desks)
    const [maker] = others
    maker?.store.outbox.add({ serviceId, reference: 'K7Q-1', claims: { sub: 'EE30303039914' }, reason: '' })
    maker?.sync()?.sendNow()
    const known = (desk: OfficeDesk) => desk.store.requests.isReferenceUsed(serviceId, 'K7Q-1')
    await inTime(desks, () => desks.every(known))
  })

  test('a lease of whoever has a login only keeps nobody from reading', async () => {
    const { server, desks } = await officeOfThree()
    const { reader } = await isSettled(desks)
    const name = leaseName(reader.store.office.get()?.office ?? '', testService)
    const raise = `UPDATE office.lease SET beat = beat + 1, holder = decode(repeat('00', 16), 'hex'), mark = 'junk'
      WHERE service = decode('${name}', 'hex')`
    await inTime(desks, async () => {
      await server.postgres.run(raise, server.database)
      return desks.every((desk) => turnAt(desk) === 'slowly')
    })
  })
})
