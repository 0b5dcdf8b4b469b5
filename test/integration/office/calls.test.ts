import { afterAll, beforeAll, expect, test } from 'vitest'
import { mariMaasikas } from '../../desk-parts/requests.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { many } from '../../many.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { FakeService } from '../../unit/sync/fake-service.ts'
import { join, newDesk, newOffice, type OfficeDesk, officeOfTwo } from './office.ts'
import { inTime, isSettled, nameOf, pass, serviceId } from './readers.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

/** Those that have seen others join are ahead: of clocks that differ by a quarter of an hour, none believes what the others say of their reading. */
function atOneTime(desks: readonly OfficeDesk[]): void {
  const latest = Math.max(...desks.map(({ clock }) => clock.now()))
  for (const { clock } of desks) clock.advance(latest - clock.now())
}

// Fifty desks join one after the other, and all of them work on these two cores.
const longestMs = many(900_000, 120_000)

test('the desks of an office together cost the service hardly more than one of them', {
  timeout: longestMs
}, async () => {
  const service = new FakeService()
  const server = await newOffice(postgres)
  const { one, two, sheet } = await officeOfTwo(server, service)
  const desks = [one, two]
  for (let number = 3; number <= many(50, 6); number++) {
    const desk = newDesk(`Clerk ${number}`, service)
    await join(one, desk, server, sheet, `Counter ${number}`)
    desks.push(desk)
  }
  atOneTime(desks)
  service.put({ id: 'q-9' })
  const { reader, others } = await isSettled(desks)
  const asked = (all: readonly string[]) =>
    all.filter((call) => call === 'list' || call === 'show' || call === 'proof').length
  const askedByOthers = () => asked(others.flatMap(({ calls }) => calls))
  // Everybody opens it, and has it on the screen: each asks for it once.
  for (const desk of desks) desk.calls.length = 0
  for (const desk of desks) desk.sync()?.focus('q-9')
  await pass(desks, 10_000)
  expect(askedByOthers()).toBeLessThanOrEqual(others.length)
  for (const desk of desks) desk.calls.length = 0
  // Meanwhile ten people come.
  for (let number = 1; number <= 10; number++) {
    const id = `p-${number}`
    service.put({ id })
    service.complete(id, mariMaasikas)
    service.proofs.set(id, smallPdf(id))
    await pass(desks, 12_000)
  }
  const proofsAt = ({ store }: OfficeDesk) =>
    Array.from({ length: 10 }, (_, index) => store.proofs.get(serviceId, `p-${index + 1}`)).filter(Boolean).length
  await inTime(desks, () => desks.every((desk) => proofsAt(desk) === 10))
  expect(reader.calls.filter((call) => call === 'proof')).toHaveLength(10)
  expect(asked(reader.calls)).toBeGreaterThan(20)
  expect(askedByOthers()).toBeLessThanOrEqual(asked(reader.calls) / 10)
  expect(others.every(({ store }) => store.requests.get(serviceId, 'q-9')?.status === 'pending')).toBe(true)
  for (const { store } of others)
    expect(store.officeProofs.from({ serviceId, requestId: 'p-1' })).toBe(nameOf(reader, desks))
})
