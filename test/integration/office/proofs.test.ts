/** Proofs that desks leave for one another, on a real server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginEpoch, orderErasure } from '../../../main/office/managing.ts'
import { mariMaasikas } from '../../desk-parts/requests.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import type { OfficeServerOfTests } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { FakeService } from '../../unit/sync/fake-service.ts'
import { decideAt, newOffice, type OfficeDesk, officeOfTwo, until } from './office.ts'
import { inTime, isSettled, nameOf, officeOfThree, pass, serviceId } from './readers.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const proofAt = ({ store }: OfficeDesk) => store.proofs.get(serviceId, 'q-1')
const fromAt = ({ store }: OfficeDesk) => store.officeProofs.from({ serviceId, requestId: 'q-1' })
const asked = ({ calls }: OfficeDesk) => calls.filter((call) => call === 'proof').length

async function there({ database }: OfficeServerOfTests): Promise<number> {
  const rows = await postgres.run<{ n: number }>('SELECT count(*)::integer AS n FROM office.proof', database)
  return rows[0]?.n ?? -1
}

/** Whether the server takes a row under the mark of one that it has had. */
async function takesAgain({ database }: OfficeServerOfTests, mark: Buffer): Promise<boolean> {
  await postgres.run(
    `SET ROLE eeid_office_desk;
     INSERT INTO office.proof (mark, epoch, head, signature, sealed)
       VALUES (decode('${mark.toString('hex')}', 'hex'), 1, 'x', decode(repeat('00', 64), 'hex'), 'x')`,
    database
  )
  return (await there({ postgres, database })) !== 0
}

/** A desk erases what it has said of the request, and what it has put. */
function erases({ store }: OfficeDesk): void {
  store.atomically(() => {
    store.audit.erase('q-1')
    store.office.forgetReading(serviceId, 'q-1')
  })
}

/** Somebody comes, and eeID has the proof. */
function comes(service: FakeService): void {
  service.put({ id: 'q-1' })
  service.complete('q-1', mariMaasikas)
  service.proofs.set('q-1', smallPdf())
}

/** Two desks that both have the proof of one request, and the server has it too. */
async function officeWithProof(role: 'desk' | 'manager' = 'desk') {
  const service = new FakeService()
  const server = await newOffice(postgres)
  const { one, two, sheet } = await officeOfTwo(server, service, role)
  const desks = [one, two]
  const { reader, others } = await isSettled(desks)
  comes(service)
  await inTime(desks, () => desks.every((desk) => proofAt(desk) !== undefined))
  decideAt(one, 'reject')
  await until(desks, () => two.store.views.get('q-1')?.verdict === 'reject')
  const [row] = await postgres.run<{ mark: Buffer }>('SELECT mark FROM office.proof', server.database)
  return { service, server, one, two, desks, sheet, reader, others, mark: row?.mark ?? Buffer.alloc(0) }
}

describe('a proof is fetched once', () => {
  test('by the desk that reads for all; the others take it from the server, as that one’s', async () => {
    const { service, server, desks } = await officeOfThree(postgres)
    const { reader, others } = await isSettled(desks)
    comes(service)
    await inTime(desks, () => desks.every((desk) => proofAt(desk) !== undefined))
    expect(desks.map(asked).toSorted()).toEqual([0, 0, 1])
    expect(asked(reader)).toBe(1)
    expect(others.map(fromAt)).toEqual(others.map(() => nameOf(reader, desks)))
    expect(fromAt(reader)).toBeUndefined()
    const rows = await postgres.run<{ row: string }>(`SELECT p::text AS row FROM office.proof p`, server.database)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(Buffer.from('%PDF').toString('hex'))
  })

  test('and by another desk after a while where the office does not have it', async () => {
    const { service, server, desks } = await officeOfThree(postgres)
    const { reader, others } = await isSettled(desks)
    await postgres.run('REVOKE INSERT ON office.proof FROM eeid_office_desk', server.database)
    await postgres.run(
      'REVOKE INSERT (mark, epoch, head, signature, sealed) ON office.proof FROM eeid_office_desk',
      server.database
    )
    comes(service)
    await inTime(desks, () => proofAt(reader) !== undefined)
    await pass(desks, 60_000)
    expect(others.map(asked)).toEqual([0, 0])
    const [clerk] = others
    await clerk?.sync()?.fetchProofAgain('q-1')
    expect(others.map(asked)).toEqual([1, 0])
    for (const desk of desks) desk.clock.advance(900_000)
    await inTime(desks, () => desks.every((desk) => proofAt(desk) !== undefined))
    expect(desks.map(asked)).toEqual([1, 1, 1])
  })

  test('and is eeID’s own word where a clerk fetches it again', async () => {
    const { service, others, server } = await officeWithProof()
    const [two] = others
    if (!two) throw new Error('nobody rests')
    expect(await two.sync()?.fetchProofAgain('q-1')).toEqual({ ok: true, value: 'same' })
    expect(fromAt(two)).toBeUndefined()
    service.proofs.set('q-1', smallPdf('another'))
    expect(await two.sync()?.fetchProofAgain('q-1')).toEqual({ ok: true, value: 'replaced' })
    expect(two.store.proofs.earlier(serviceId, 'q-1')).toHaveLength(1)
    await until([two], async () => (await there(server)) === 2)
  })
})

describe('a proof on the server', () => {
  test('goes for ever with a manager’s order, whoever has put it', async () => {
    const { server, one, two, sheet, desks, mark } = await officeWithProof('manager')
    expect(await there(server)).toBe(1)
    erases(one)
    const ordered = await orderErasure(one.parts, { sheet })
    if (!ordered.ok) throw new Error(ordered.error.code)
    one.loop().wake()
    await until(desks, async () => (await there(server)) === 0)
    expect(await takesAgain(server, mark)).toBe(false)
    two.store.officeProofs.toPut({ serviceId, requestId: 'q-1' })
    await until(desks, () => two.store.officeProofs.waiting(1).length === 0)
    expect(await there(server)).toBe(0)
  })

  test('is taken back by whoever has put it where no login is a manager’s', async () => {
    const { server, one, sheet, desks } = await officeWithProof('desk')
    erases(one)
    const ordered = await orderErasure(one.parts, { sheet })
    if (!ordered.ok) throw new Error(ordered.error.code)
    one.loop().wake()
    for (const desk of desks) desk.reopen()
    await until(desks, async () => (await there(server)) === 0)
  })

  test('goes with the request that its desk erases', async () => {
    const { server, reader, desks } = await officeWithProof()
    reader.store.office.forgetReading(serviceId, 'q-1')
    reader.loop().wake()
    await until(desks, async () => (await there(server)) === 0)
  })

  test('goes when another key of the office begins', async () => {
    const { server, one, sheet, desks } = await officeWithProof()
    const begun = await beginEpoch(one.parts, { sheet })
    if (!begun.ok) throw new Error(begun.error.code)
    one.loop().wake()
    await until(desks, async () => (await there(server)) === 0)
    expect(desks.map((desk) => proofAt(desk) !== undefined)).toEqual([true, true])
  })

  test('goes after ninety days, when another one is put', async () => {
    const { server, service, reader, desks } = await officeWithProof()
    await postgres.run(`UPDATE office.proof SET arrived = now() - interval '91 days'`, server.database)
    service.proofs.set('q-1', smallPdf('another'))
    service.put({ id: 'q-2' })
    service.complete('q-2', mariMaasikas)
    service.proofs.set('q-2', smallPdf('of q-2'))
    await inTime(desks, () => reader.store.proofs.get(serviceId, 'q-2') !== undefined)
    await until(desks, async () => (await there(server)) === 1)
  })
})
