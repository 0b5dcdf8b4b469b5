/** Desks of an office that take turns in reading the tests' service. */
import type { Postgres } from '../../neighbours/postgres.ts'
import { testService } from '../../unit/store/temporary-store.ts'
import { FakeService } from '../../unit/sync/fake-service.ts'
import { join, newDesk, newOffice, type OfficeDesk, type OfficeServerOfTests, officeOfTwo } from './office.ts'

export const { id: serviceId } = testService

/** What a desk does about reading. */
export const turnAt = (desk: OfficeDesk) => desk.reading().turnOf(serviceId)
/** Those that read for all. */
export const readers = (desks: readonly OfficeDesk[]) => desks.filter((desk) => turnAt(desk) === 'reads')
/** What a desk knows of a request. */
export const statusAt = ({ store }: OfficeDesk, id: string) => store.requests.get(serviceId, id)?.status

const stepMs = 500
// Each desk asks the real server at each step: of fifty, time would run away from it.
const waitMs = (desks: readonly OfficeDesk[], fewest: number): number =>
  desks.length > 10 ? desks.length * 16 : fewest

/** As `until`, in smaller steps: where time runs away from the server, a beat is late for everybody. */
export async function inTime(desks: readonly OfficeDesk[], what: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1_000; turn += 1) {
    if (await what()) return
    for (const desk of desks) desk.clock.advance(stepMs)
    await new Promise((resolve) => setTimeout(resolve, waitMs(desks, 40)))
  }
  throw new Error(`not so: ${what}`)
}

/** Until one desk reads and all others rest. */
export async function isSettled(desks: readonly OfficeDesk[]): Promise<{ reader: OfficeDesk; others: OfficeDesk[] }> {
  const resting = () => desks.filter((desk) => turnAt(desk) === 'rests').length
  await inTime(desks, () => readers(desks).length === 1 && resting() === desks.length - 1)
  const [reader] = readers(desks)
  if (!reader) throw new Error('nobody reads')
  return { reader, others: desks.filter((desk) => desk !== reader) }
}

/** Three desks of one office, and the service that they read. */
export async function officeOfThree(postgres: Postgres, ways: Partial<OfficeServerOfTests> = {}) {
  const service = new FakeService()
  const server: OfficeServerOfTests = { ...(await newOffice(postgres)), ...ways }
  const { one, two, sheet } = await officeOfTwo(server, service)
  const three = newDesk('Kati', service)
  await join(one, three, server, sheet, 'Counter 3')
  return { service, server, desks: [one, two, three] }
}

/** Lets so much time pass at all desks, in steps of which each sees what came of it. */
export async function pass(desks: readonly OfficeDesk[], ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    for (const desk of desks) desk.clock.advance(stepMs)
    await new Promise((resolve) => setTimeout(resolve, waitMs(desks, 25)))
  }
}

/** What a desk is called in its office. */
export const nameOf = (desk: OfficeDesk, desks: readonly OfficeDesk[]): string => `Counter ${desks.indexOf(desk) + 1}`
