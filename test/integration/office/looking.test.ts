/** Who looks at which request now, over a real server. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastsMs } from '../../../main/office/looking.ts'
import { startPooler } from '../../neighbours/pgbouncer.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, newOffice, officeOfTwo, told, until } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

/** Everything that the server keeps of the office, but for what goes on by itself: leases, what was read, what is signed once a day. */
async function kept(database: string): Promise<Record<string, unknown>> {
  const tables = await postgres.run<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'office' AND table_name NOT IN ('lease', 'signed', 'reading', 'reading_end')
     ORDER BY 1`,
    database
  )
  const rows = await Promise.all(
    tables.map(({ name }) => postgres.run(`SELECT t::text AS row FROM office.${name} t ORDER BY 1`, database))
  )
  return Object.fromEntries(tables.map(({ name }, index) => [name, rows[index]]))
}

test('a clerk is seen to look at a request at the other desk, and the server keeps nothing of it', async () => {
  const server = await newOffice(postgres)
  const { one, two } = await officeOfTwo(server)
  const desks = [one, two]
  for (const desk of desks) told(desk)
  await until(desks, () => desks.every(({ loop }) => loop().state().stage === 'connected'))
  const before = await kept(server.database)
  one.looking().look('q-1')
  await until(desks, () => two.looking().lookers('q-1').length > 0)
  expect(two.looking().lookers('q-1')).toEqual([{ clerk: 'Mari', desk: 'Counter 1' }])
  expect(one.looking().lookers('q-1')).toEqual([])
  one.looking().look(null)
  await until([two], () => two.looking().lookers('q-1').length === 0)
  expect(await kept(server.database)).toEqual(before)
})

// A pooler may lend the connection that listens to whoever tells: then a notification gets through, and else it does not.
test('through a pooler nobody is shown who is not there, and all else goes on', async () => {
  await using pooler = await startPooler(postgres)
  const server = { ...(await newOffice(postgres)), pooler }
  const { one, two } = await officeOfTwo(server)
  const desks = [one, two]
  for (const desk of desks) told(desk)
  one.looking().look('q-1')
  await until(desks, () => desks.every(({ loop }) => loop().state().stage === 'connected'))
  expect([[], [{ clerk: 'Mari', desk: 'Counter 1' }]]).toContainEqual(two.looking().lookers('q-1'))
  one.stop()
  two.clock.advance(lastsMs)
  expect(two.looking().lookers('q-1')).toEqual([])
  decideAt(two, 'reject')
  await until([two], () => two.loop().state().stage === 'connected' && two.store.shared.unsigned().length === 0)
})
