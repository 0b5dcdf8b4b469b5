import { afterAll, beforeAll, expect, test } from 'vitest'
import { many } from '../../many.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { FakeService } from '../../unit/sync/fake-service.ts'
import { join, newDesk, newOffice, officeOfTwo } from './office.ts'
import { isSettled, pass, serviceId } from './readers.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

test('the desks of an office together cost the service hardly more than one of them', async () => {
  const service = new FakeService()
  const server = await newOffice(postgres)
  const { one, two, sheet } = await officeOfTwo(server, service)
  const desks = [one, two]
  for (let number = 3; number <= many(50, 6); number++) {
    const desk = newDesk(`Clerk ${number}`, service)
    await join(one, desk, server, sheet, `Counter ${number}`)
    desks.push(desk)
  }
  service.put({ id: 'q-9' })
  const { reader, others } = await isSettled(desks)
  // Everybody has it on the screen.
  for (const desk of desks) desk.sync()?.focus('q-9')
  for (const desk of desks) desk.calls.length = 0
  await pass(desks, 120_000)
  const asked = (all: readonly string[]) => all.filter((call) => call === 'list' || call === 'show').length
  expect(asked(reader.calls)).toBeGreaterThan(20)
  expect(asked(others.flatMap(({ calls }) => calls))).toBeLessThanOrEqual(asked(reader.calls) / 10)
  expect(others.every(({ store }) => store.requests.get(serviceId, 'q-9')?.status === 'pending')).toBe(true)
})
