/** The lease where something lies between a desk and the server, and what a login may do with it. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startPooler } from '../../neighbours/pgbouncer.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { type Relay, startRelay } from '../../neighbours/relay.ts'
import { decideAt, joiningOf, newOffice, type OfficeServerOfTests, told, verdictAt } from './office.ts'
import { inTime, isSettled, officeOfThree, pass, readers, statusAt, turnAt } from './readers.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

test('through a pooler that gives a connection to each transaction, what one has read and decided comes to all', async () => {
  await using pooler = await startPooler(postgres)
  const { service, desks } = await officeOfThree(postgres, { pooler })
  await isSettled(desks)
  service.put({ id: 'q-9' })
  await inTime(desks, () => desks.every((desk) => statusAt(desk, 'q-9') === 'pending'))
  const [one, two] = desks
  for (const desk of desks) told(desk)
  expect(one && decideAt(one, 'reject').ok).toBe(true)
  await inTime(desks, () => two !== undefined && verdictAt(two) === 'reject')
  for (const desk of desks) desk.stop()
})

test('through a pooler, exactly one takes over from one that is frozen', async () => {
  await using pooler = await startPooler(postgres)
  const { desks } = await officeOfThree(postgres, { pooler })
  const { reader, others } = await isSettled(desks)
  let most = 0
  await inTime(others, () => {
    most = Math.max(most, readers(others).length)
    return readers(others).length > 0
  })
  await pass(others, 30_000)
  expect([most, readers(others).length]).toEqual([1, 1])
  await inTime(desks, () => readers(desks).length === 1 && turnAt(reader) !== 'reads')
  for (const desk of desks) desk.stop()
})

test('exactly one takes over from one whose cable is pulled, and that one follows when it is back', async () => {
  const wires: Relay[] = []
  const way = async (port: number) => {
    const wire = await startRelay(port)
    onTestFinished(() => wire[Symbol.dispose]())
    wires.push(wire)
    return wire.port
  }
  const { desks } = await officeOfThree(postgres, { way })
  const { reader, others } = await isSettled(desks)
  const wire = wires[desks.indexOf(reader)]
  wire?.pull()
  let most = 0
  await inTime(desks, () => {
    most = Math.max(most, readers(others).length)
    return readers(others).length > 0
  })
  await pass(desks, 30_000)
  expect([most, readers(desks).length]).toEqual([1, 1])
  // It goes on by itself meanwhile, and slowly.
  expect(turnAt(reader)).toBe('slowly')
  wire?.plugIn()
  await inTime(desks, () => turnAt(reader) === 'rests' && readers(desks).length === 1)
})

/** A connection with a desk's login, as a stolen password has it. */
async function stolen(server: OfficeServerOfTests) {
  const { connection, password } = await joiningOf(server, 'nobody')
  const { Client } = (await import('pg')).default
  const { database, user, authority } = connection
  const client = new Client({
    host: 'localhost',
    port: postgres.port,
    database,
    user,
    password,
    ssl: { ca: authority }
  })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const sixteen = (digits: string) => `decode(repeat('${digits}', 16), 'hex')`
const beat = (seen: number) => `SELECT office.beat(${sixteen('5e')}, ${sixteen('00')}, ${seen}, NULL) AS beat`

test('of many that raise one beat at once the server lets one', async () => {
  const server = await newOffice(postgres)
  const clients = await Promise.all(Array.from({ length: 8 }, () => stolen(server)))
  for (const seen of [0, 1, 2]) {
    const answers = await Promise.all(clients.map((client) => client.query<{ beat: number | null }>(beat(seen))))
    const raised = answers.flatMap(({ rows }) => rows[0]?.beat ?? [])
    expect(raised).toEqual([seen + 1])
  }
})

test('a login disturbs the lease, and changes nothing of what others have read', async () => {
  const server = await newOffice(postgres)
  const [client, other] = [await stolen(server), await stolen(server)]
  const row = (number: number) => `INSERT INTO office.reading (stream, number, mark, head, signature)
    VALUES (${sixteen('ab')}, ${number}, ${sixteen('00')}, 'x', decode(repeat('00', 64), 'hex'))`
  await other.query(row(1))
  const denied = '42501'
  const tries: [string, string][] = [
    ['UPDATE office.lease SET beat = 1', denied],
    ['DELETE FROM office.lease', denied],
    [`INSERT INTO office.lease (service, beat, holder) VALUES (${sixteen('00')}, 1, ${sixteen('00')})`, denied],
    [`UPDATE office.reading SET head = 'y'`, denied],
    ['DELETE FROM office.reading', denied],
    [`UPDATE office.reading_end SET number = 9`, denied],
    [`INSERT INTO office.reading (put_by) VALUES ('somebody')`, denied],
    ['SELECT office.keep_readings()', denied],
    [beat(0), 'done'],
    // The same number under its own login is another row.
    [row(1), 'done'],
    [row(1), '23505'],
    [`SELECT office.take_back_readings(ARRAY[${sixteen('00')}])`, 'done']
  ]
  const codes: [string, string][] = []
  for (const [sql] of tries) {
    const code = await client.query(sql).then(
      () => 'done',
      (error: { code: string }) => error.code
    )
    codes.push([sql, code])
  }
  expect(codes).toEqual(tries)
  const left = await postgres.run<{ head: string }>(
    `SELECT convert_from(head, 'UTF8') AS head FROM office.reading ORDER BY head`,
    server.database
  )
  expect(left.map(({ head }) => head)).toEqual(['', 'x'])
})

test('what was read is gone from the server after seven days', async () => {
  const server = await newOffice(postgres)
  const client = await stolen(server)
  const row = (number: number) => `INSERT INTO office.reading (stream, number, mark, head, signature)
    VALUES (${sixteen('ab')}, ${number}, ${sixteen('00')}, 'x', decode(repeat('00', 64), 'hex'))`
  await client.query(row(1))
  await postgres.run(`UPDATE office.reading SET arrived = now() - interval '8 days'`, server.database)
  await client.query(row(2))
  const { rows } = await client.query<{ number: number }>('SELECT number FROM office.reading')
  expect(rows).toEqual([{ number: 2 }])
})
