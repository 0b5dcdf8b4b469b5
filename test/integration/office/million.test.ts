/**
 * The office's ledger at a million requests: what is done all day takes as many statements, and reads as many rows, as at a
 * few. Counted are statements and rows, by PostgreSQL itself; never time.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startExchange } from '../../../main/office/exchange.ts'
import { foundOffice } from '../../../main/office/membership.ts'
import { connectOffice } from '../../../main/office/pg-server.ts'
import { startReadings } from '../../../main/office/readings.ts'
import { officeSecrets } from '../../../main/office/secrets.ts'
import { decide } from '../../../main/requests/decide.ts'
import { writeNote } from '../../../main/requests/note.ts'
import { connect } from '../../../main/store/database/connection.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { many } from '../../many.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { testKey } from '../../unit/store/temporary-store.ts'
import { decideAt, joiningOf, key, newDesk, newOffice, noteAt, type OfficeDesk, told } from './office.ts'

const requests = many(1_000_000, 3_000)
const few = 200
const entriesOfRequest = 3
const streams = 50

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const growing = ['entry', 'sealed', 'data_key', 'reading']

const streamOf = (index: number) => createHash('md5').update(`stream ${index}`).digest('hex')
const headOf = (stream: string, number: number) => `{"n":${number},"s":"${stream}"}`

/** Rows of so many requests, as desks have put them. What they say is not read: only that it is the same here and there. */
async function fillServer(database: string, count: number): Promise<void> {
  const perStream = Math.ceil((count * entriesOfRequest) / streams)
  const filled = `
    SET session_replication_role = replica;
    CREATE TEMP TABLE made AS SELECT md5('stream ' || s) AS stream FROM generate_series(0, ${streams - 1}) s;
    INSERT INTO office.entry (stream, number, hash, head, signature)
      SELECT decode(stream, 'hex'), n, sha256('\\x00'::bytea || head), head, decode(repeat('00', 64), 'hex')
      FROM made, generate_series(1, ${perStream}) n, LATERAL (SELECT convert_to('{"n":' || n || ',"s":"' || stream || '"}', 'UTF8') AS head) h;
    INSERT INTO office.stream_count SELECT decode(stream, 'hex'), ${perStream} FROM made;
    INSERT INTO office.sealed (id, subject, bytes)
      SELECT sha256(subject || bytes), subject, bytes FROM generate_series(1, ${count * entriesOfRequest}) n,
        LATERAL (SELECT decode(md5('subject ' || n / ${entriesOfRequest}), 'hex') AS subject, int4send(n) AS bytes) b;
    INSERT INTO office.data_key (id, subject, epoch, wrapped)
      SELECT sha256(subject || int4send(epoch) || wrapped), subject, epoch, wrapped FROM generate_series(1, ${count}) n,
        LATERAL (SELECT decode(md5('subject ' || n), 'hex') AS subject, decode(repeat('07', 60), 'hex') AS wrapped,
          (SELECT max(k.epoch) FROM office.data_key k) AS epoch) k;
    INSERT INTO office.reading (put_by, stream, number, mark, head, signature)
      SELECT 'somebody', decode(md5('reading'), 'hex'), n, decode(md5('mark ' || n), 'hex'), 'x', decode(repeat('00', 64), 'hex')
      FROM generate_series(1, ${count}) n;
    INSERT INTO office.reading_end (put_by, stream, number) VALUES ('somebody', decode(md5('reading'), 'hex'), ${count})`
  await postgres.run(filled, database)
  await postgres.run('ANALYZE', database)
}

/** The same entries in the ledger of a desk, which is closed meanwhile. */
function fillLedger(folder: string, count: number): void {
  const ledger = connect(join(folder, 'ledger.db'), testKey)
  const perStream = Math.ceil((count * entriesOfRequest) / streams)
  const add = ledger.prepare(
    `INSERT INTO audit_entry (stream, number, head, hash, signature) VALUES (?, ?, ?, ?, '${'00'.repeat(64)}')`
  )
  const addStream = ledger.prepare(`INSERT INTO office_stream (stream, desk) VALUES (?, 'somebody')`)
  ledger.transaction(() => {
    for (let index = 0; index < streams; index += 1) {
      const stream = streamOf(index)
      addStream.run(stream)
      for (let number = 1; number <= perStream; number += 1) {
        const head = headOf(stream, number)
        add.run(stream, number, head, createHash('sha256').update('\0').update(head).digest('hex'))
      }
    }
  })()
  ledger.close()
}

/** A desk whose office has so many requests, in one connection. */
async function deskAt(count: number) {
  const server = await newOffice(postgres)
  const desk = newDesk('Mari')
  const joining = await joiningOf(server, 'Counter 1')
  const founded = await foundOffice(desk.parts, { ...joining, name: 'Town office' })
  if (!founded.ok) throw new Error(founded.error.code)
  desk.stop()
  told(desk)
  decideAt(desk, 'reject', 'Before all others')
  const connected = async () => {
    const secrets = await officeSecrets(desk.keychain, desk.store.office.get()?.desk ?? '')
    const there = await connectOffice(joining.connection, joining.password)
    if (!there.ok || !secrets.ok || !secrets.value) throw new Error('not connected')
    const { store, keychain, clock } = desk
    const parts = { store, keychain, clock, random: randomBytes, secrets: secrets.value }
    const exchange = startExchange({ ...parts, server: there.server })
    const { readings: ofReadings } = there.server
    if (!ofReadings) throw new Error('no readings')
    const readings = startReadings({ ...parts, server: ofReadings, keep: () => false })
    await exchange.round(true)
    await readings.hear(new Set())
    return { exchange, readings, close: there.server.close }
  }
  await (await connected()).close()
  await fillServer(server.database, count)
  desk.reopen((folder) => fillLedger(folder, count))
  desk.stop()
  return { desk, server, connected }
}

/** The statements that work takes, by their beginnings and how many rows each gives or puts; and who has made them. */
async function statementsOf(work: () => Promise<unknown>): Promise<{ all: string[]; by: pg.Client | undefined }> {
  const all: string[] = []
  const clients: pg.Client[] = []
  const { query } = pg.Client.prototype
  // biome-ignore lint/suspicious/noExplicitAny: all of its many forms pass through
  pg.Client.prototype.query = async function (this: pg.Client, ...args: any[]) {
    clients.push(this)
    const answer = await (query as (...of: unknown[]) => Promise<pg.QueryResult>).apply(this, args)
    all.push(`${String(args[0]).replaceAll(/\s+/g, ' ').trim().slice(0, 60)} · ${answer.rowCount}`)
    return answer
    // biome-ignore lint/suspicious/noExplicitAny: see above
  } as any
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return { all, by: clients.at(-1) }
}

type Reads = Record<string, { walks: number; read: number }>

/** What PostgreSQL has read so far of what grows: whole tables, and rows. A connection tells it when it is asked to. */
async function readOn(database: string, by: pg.Client | undefined): Promise<Reads> {
  await by?.query('SELECT pg_stat_force_next_flush()')
  const rows = await postgres.run<{ name: string; walks: number; read: number }>(
    `SELECT relname AS name, seq_scan::integer AS walks, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS read
     FROM pg_stat_user_tables WHERE schemaname = 'office'`,
    database
  )
  return Object.fromEntries(rows.filter(({ name }) => growing.includes(name)).map(({ name, ...its }) => [name, its]))
}

const acts = {
  'a turn with nothing new': () => {},
  'one new decision': (desk: OfficeDesk) => void decideAt(desk, 'accept'),
  'one note': (desk: OfficeDesk) => noteAt(desk, 'Came again'),
  'one reading': (desk: OfficeDesk) => desk.store.atomically(() => desk.store.readings.toTell(key.serviceId, 'q-1'))
}

/** What each act takes: the statements of a turn, and what PostgreSQL reads for all of them. */
async function costsAt(count: number) {
  const { desk, server, connected } = await deskAt(count)
  const { exchange, readings, close } = await connected()
  const turn = async () => {
    await exchange.round(false)
    await readings.hear(new Set())
    await readings.tell()
  }
  const { by } = await statementsOf(turn)
  const before = await readOn(server.database, by)
  const statements: Record<string, string[]> = {}
  for (const [name, act] of Object.entries(acts)) {
    act(desk)
    statements[name] = (await statementsOf(turn)).all
  }
  const after = await readOn(server.database, by)
  await close()
  const grown = growing.map((name) => {
    const [was, is] = [before[name], after[name]]
    return { name, walks: (is?.walks ?? 0) - (was?.walks ?? 0), read: (is?.read ?? 0) - (was?.read ?? 0) }
  })
  return { statements, grown }
}

test(`at ${requests} requests each act takes the same statements and rows as at ${few}, and walks through nothing that grows`, async () => {
  const small = await costsAt(few)
  const large = await costsAt(requests)
  expect(large.statements).toEqual(small.statements)
  expect(large.statements['a turn with nothing new']?.length).toBeLessThan(8)
  for (const { name, walks, read } of large.grown) {
    expect([name, walks]).toEqual([name, 0])
    expect(read, name).toBeLessThan(100)
  }
}, 3_600_000)

test('an entry takes as much room on the server as the page for IT says', async () => {
  const said = /About (\d(?:\.\d)?) kB an entry/.exec(readFileSync('docs/for-it.md', 'utf8'))?.[1]
  const server = await newOffice(postgres)
  const desk = newDesk('Mari Maasikas')
  const joining = await joiningOf(server, 'Counter 1')
  const founded = await foundOffice(desk.parts, { ...joining, name: 'Town office' })
  if (!founded.ok) throw new Error(founded.error.code)
  desk.stop()
  for (let count = 0; count < 300; count += 1) {
    const request = serviceRequest({
      id: `q-${count}`,
      status: 'completed',
      completed_at: '2026-05-01T08:00:00Z',
      result: mariMaasikas
    })
    const { store, clock } = desk
    store.atomically(() => keepAnswer(store, { serviceId: key.serviceId, request, now: clock.now() }))
    store.atomically(() => writeNote(store, request.id, 'Came with an interpreter'))
    store.atomically(() =>
      decide(store, { id: request.id, verdict: 'accept', note: 'Came with an interpreter' }, clock.now())
    )
  }
  const secrets = await officeSecrets(desk.keychain, desk.store.office.get()?.desk ?? '')
  const there = await connectOffice(joining.connection, joining.password)
  if (!there.ok || !secrets.ok || !secrets.value) throw new Error('not connected')
  const { store, keychain, clock } = desk
  const parts = { store, keychain, clock, random: randomBytes, secrets: secrets.value, server: there.server }
  await startExchange(parts).round(true)
  await there.server.close()
  const [sizes] = await postgres.run<{ bytes: number; entries: number }>(
    `SELECT sum(pg_total_relation_size(c.oid))::integer AS bytes, (SELECT count(*)::integer FROM office.entry) AS entries
     FROM pg_class c WHERE c.oid IN ('office.entry'::regclass, 'office.sealed'::regclass, 'office.data_key'::regclass)`,
    server.database
  )
  expect(sizes?.entries).toBeGreaterThanOrEqual(600)
  const kilobytes = (sizes?.bytes ?? 0) / (sizes?.entries ?? 1) / 1_000
  // Each index and table has a page or two that is not full.
  expect(kilobytes).toBeLessThanOrEqual(Number(said) + 0.1)
  expect(kilobytes).toBeGreaterThan(Number(said) * 0.8)
})
