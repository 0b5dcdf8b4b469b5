/** A server that withholds entries, or has lost some that nobody brings back: who lacks them finds it, by what others have signed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { removeKey } from '../../../main/office/managing.ts'
import { newOffice } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { key, noteAt, type OfficeDesk, type OfficeServerOfTests, officeOfTwo, told, until } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const dayMs = 86_400_000
const aWhileMs = 10 * 60_000
const hourMs = 3_600_000

async function office() {
  const server = await newOffice(postgres)
  const { one, two, sheet } = await officeOfTwo(server)
  for (const desk of [one, two]) told(desk)
  noteAt(one, 'Known to both')
  await until([one, two], () => noteOf(two) === 'Known to both')
  return { server, one, two, sheet }
}

const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text
const loginOf = ({ store }: OfficeDesk) => store.office.get()?.connection.user ?? ''
const isSignedBy = async (desk: OfficeDesk, { database }: OfficeServerOfTests, number: number) => {
  const own = desk.store.office.membership()?.desk
  const rows = await postgres.run<{ said: string }>(
    `SELECT convert_from(said, 'UTF8') AS said FROM office.signed`,
    database
  )
  return rows
    .map(({ said }) => JSON.parse(JSON.parse(said).said) as { desk: string; number: number })
    .some((said) => said.desk === own && said.number === number)
}

/** The server shows a login no entry above a number of a stream, though it counts them. */
const withhold = ({ database }: OfficeServerOfTests, login: string, stream: string, above: number) =>
  postgres.run(
    `ALTER TABLE office.entry ENABLE ROW LEVEL SECURITY;
     CREATE POLICY add ON office.entry FOR INSERT WITH CHECK (true);
     CREATE POLICY show ON office.entry FOR SELECT USING
       (session_user <> '${login}' OR stream <> decode('${stream}', 'hex') OR number <= ${above})`,
    database
  )

/** The desk looks again, for so long by its own clock. */
async function look(desk: OfficeDesk, forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += 30_000) {
    desk.clock.advance(30_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('entries that the server withholds from one desk', () => {
  test('are told after a while, by whom and how many, and no longer once they come', async () => {
    const { server, one, two } = await office()
    const { stream } = one.store.audit.head()
    const known = two.store.shared.lastNumber(stream)
    await withhold(server, loginOf(two), stream, known)
    noteAt(one, 'Withheld')
    noteAt(one, 'Withheld too')
    await until(
      [one],
      async () => (await postgres.run(`SELECT FROM office.entry WHERE number > ${known}`, server.database)).length >= 2
    )
    one.clock.advance(dayMs)
    await until([one], () => isSignedBy(one, server, 2))
    two.reopen()
    await until([two], () => two.store.signed.get(one.store.office.membership()?.desk ?? '')?.number === 2)
    expect(two.loop().withheld()).toBeNull()
    await until([two], () => two.loop().withheld() !== null)
    const count = one.store.shared.lastNumber(stream) - known
    expect(two.loop().withheld()).toEqual({
      count,
      desk: one.store.office.membership()?.desk,
      name: 'Counter 1',
      at: one.store.signed.get(one.store.office.membership()?.desk ?? '')?.at
    })
    expect([count, noteOf(two), one.loop().withheld()]).toEqual([2, 'Known to both', null])

    // Nor does it help to take the word away.
    await postgres.run('TRUNCATE office.signed', server.database)
    two.reopen()
    await until([two], () => two.loop().withheld() !== null)

    await postgres.run(
      'DROP POLICY show ON office.entry; CREATE POLICY show ON office.entry FOR SELECT USING (true)',
      server.database
    )
    await look(two, hourMs)
    await until([two], () => two.loop().withheld() === null && noteOf(two) === 'Withheld too')
  })

  test('are no alarm while they are under way', async () => {
    const { server, one, two } = await office()
    const { stream } = one.store.audit.head()
    await withhold(server, loginOf(two), stream, two.store.shared.lastNumber(stream))
    noteAt(one, 'Late')
    one.clock.advance(dayMs)
    await until([one], () => isSignedBy(one, server, 2))
    two.reopen()
    await until([two], () => two.store.signed.all().some(({ number }) => number === 2))
    await look(two, aWhileMs / 2)
    expect(two.loop().withheld()).toBeNull()
    await postgres.run(
      'DROP POLICY show ON office.entry; CREATE POLICY show ON office.entry FOR SELECT USING (true)',
      server.database
    )
    two.reopen()
    await look(two, aWhileMs)
    expect([two.loop().withheld(), noteOf(two)]).toEqual([null, 'Late'])
  })
})

test('entries that a server has lost are told while whoever has them is away, and are back when they come', async () => {
  const { server, one, two } = await office()
  two.stop()
  const { stream } = one.store.audit.head()
  const known = one.store.shared.lastNumber(stream)
  noteAt(one, 'Only here')
  one.clock.advance(dayMs)
  await until([one], () => isSignedBy(one, server, 2))
  one.stop()
  await postgres.run(
    `DELETE FROM office.entry WHERE number > ${known} AND stream = decode('${stream}', 'hex');
     UPDATE office.stream_count SET count = ${known} WHERE stream = decode('${stream}', 'hex')`,
    server.database
  )
  two.reopen()
  await until([two], () => two.loop().withheld() !== null)
  expect(two.loop().withheld()).toMatchObject({ count: 1, desk: one.store.office.membership()?.desk })
  one.reopen()
  await until([one, two], () => noteOf(two) === 'Only here')
  await until([one, two], () => two.loop().withheld() === null)
})

test('each desk has one word on the server, however many days pass, and puts it again where it is gone', async () => {
  const { server, one, two } = await office()
  for (let day = 2; day < 5; day += 1) {
    for (const desk of [one, two]) desk.clock.advance(dayMs)
    await until([one, two], async () => (await isSignedBy(one, server, day)) && (await isSignedBy(two, server, day)))
  }
  const words = () => postgres.run('SELECT FROM office.signed', server.database)
  expect(await words()).toHaveLength(2)
  await postgres.run('TRUNCATE office.signed', server.database)
  for (const desk of [one, two]) desk.reopen()
  await until([one, two], async () => (await words()).length === 2)
  expect(await isSignedBy(one, server, 4)).toBe(true)
})

test('a word that its desk has not signed alarms nobody', async () => {
  const { server, one, two } = await office()
  const { desk = '' } = one.store.office.membership() ?? {}
  one.clock.advance(dayMs)
  await until([one], () => isSignedBy(one, server, 2))
  const forged = `convert_to(replace(convert_from(said, 'UTF8'), '\\"number\\":2', '\\"number\\":9'), 'UTF8')`
  await postgres.run(
    `UPDATE office.signed SET said = ${forged}, id = sha256(${forged}) WHERE put_by = '${loginOf(one)}'`,
    server.database
  )
  expect(await isSignedBy(one, server, 9)).toBe(true)
  one.stop()
  two.reopen()
  await until([two], () => two.loop().state().stage === 'connected')
  await look(two, aWhileMs)
  expect([two.store.signed.get(desk)?.number ?? 1, two.loop().withheld()]).toEqual([1, null])
})

test('what a removed computer has signed alarms nobody any more', async () => {
  const { server, one, two, sheet } = await office()
  const { stream } = one.store.audit.head()
  await withhold(server, loginOf(two), stream, two.store.shared.lastNumber(stream))
  noteAt(one, 'Never seen by others')
  one.clock.advance(dayMs)
  await until([one], () => isSignedBy(one, server, 2))
  one.stop()
  two.reopen()
  await until([two], () => two.loop().withheld() !== null)
  const removed = await removeKey(two.parts, { name: one.store.office.membership()?.desk ?? '', approval: { sheet } })
  expect(removed).toMatchObject({ ok: true })
  two.loop().wake()
  await until([two], () => two.loop().withheld() === null)
})
