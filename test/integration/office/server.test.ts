import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join as path } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOfHead, readHead, writeHead } from '../../../main/audit/entry.ts'
import { verifyLog } from '../../../main/audit/verify.ts'
import { newSigningKey, signText } from '../../../main/office/keys.ts'
import { connectOffice } from '../../../main/office/pg-server.ts'
import { makeAuthority } from '../../neighbours/certificates.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import {
  decideAt,
  join,
  joiningOf,
  key,
  newDesk,
  newOffice,
  noteAt,
  type OfficeDesk,
  type OfficeServerOfTests,
  officeOfTwo,
  told,
  until,
  verdictAt
} from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const bytes = (hex: string) => Buffer.from(hex, 'hex')

/** Every entry of the office's shared streams that a desk knows. */
const knownAt = ({ store }: OfficeDesk) =>
  store.shared
    .streams()
    .flatMap((stream) => store.shared.names(stream, 0).map(({ hash }) => hash))
    .toSorted()

async function thereOn({ database }: OfficeServerOfTests): Promise<string[]> {
  const rows = await postgres.run<{ hash: string }>(`SELECT encode(hash, 'hex') AS hash FROM office.entry`, database)
  return rows.map(({ hash }) => hash).toSorted()
}

const isEqual = (one: readonly string[], other: readonly string[]) => one.join() === other.join()

async function decidedOffice() {
  const server = await newOffice(postgres)
  const office = await officeOfTwo(server)
  for (const desk of [office.one, office.two]) told(desk)
  decideAt(office.one, 'reject', 'Seen')
  await until([office.one, office.two], () => verdictAt(office.two) === 'reject')
  return { server, ...office }
}

const emptied = ({ database }: OfficeServerOfTests) =>
  postgres.run('TRUNCATE office.entry, office.sealed, office.data_key, office.statement, office.stream_count', database)

/** Both desks connect anew, as after a failover. */
function reconnect(...desks: OfficeDesk[]): void {
  for (const desk of desks) desk.reopen()
}

describe('a server that has lost what it had', () => {
  test('is filled again from one desk, also with what another one wrote, and a new desk reads all of it', async () => {
    const { server, one, two, sheet } = await decidedOffice()
    const before = knownAt(two)
    one.stop()
    await emptied(server)
    reconnect(two)
    await until(
      [two],
      async () => before.every((hash) => knownAt(two).includes(hash)) && isEqual(await thereOn(server), knownAt(two))
    )
    reconnect(one)
    const three = newDesk('Kati')
    told(three)
    await join(one, three, server, sheet, 'Counter 3')
    await until([one, two, three], () => verdictAt(three) === 'reject')
    expect(three.store.decisions.history(key.serviceId, 'q-1')).toMatchObject([{ author: 'Mari', desk: 'Counter 1' }])
  })

  test('and went back to an earlier day, with what came since', async () => {
    const { server, one, two } = await decidedOffice()
    await postgres.run(
      `DELETE FROM office.entry WHERE number > 2;
       UPDATE office.stream_count SET count = least(count, 2);
       DELETE FROM office.sealed WHERE id NOT IN (SELECT id FROM office.sealed LIMIT 2)`,
      server.database
    )
    reconnect(one, two)
    await until(
      [one, two],
      async () => isEqual(await thereOn(server), knownAt(one)) && isEqual(knownAt(one), knownAt(two))
    )
  })

  test('comes back after a crash, and the desks by themselves', async () => {
    await using own = await startPostgres()
    const server = { ...(await newOffice(own)) }
    const { one, two } = await officeOfTwo(server)
    for (const desk of [one, two]) told(desk)
    await own.crash()
    decideAt(one, 'accept')
    await until([one, two], () => verdictAt(two) === 'accept')
    for (const desk of [one, two]) desk.stop()
  })
})

test('a ledger that was put back goes on as another stream under another code, and gets back what it had decided', async () => {
  const { one, two } = await decidedOffice()
  const saved = temporaryFolder()
  one.reopen((folder) => copyFileSync(path(folder, 'ledger.db'), path(saved, 'ledger.db')))
  noteAt(one, 'Came again')
  await until([one, two], () => two.store.notes.latest(key.serviceId, 'q-1')?.text === 'Came again')
  const [stream, code] = [one.store.audit.head().stream, one.store.desk.code()]
  one.reopen((folder) => {
    copyFileSync(path(saved, 'ledger.db'), path(folder, 'ledger.db'))
    for (const name of ['ledger.db-wal', 'ledger.db-shm'].map((each) => path(folder, each))) {
      if (existsSync(name)) rmSync(name)
    }
  })
  expect(one.store.notes.latest(key.serviceId, 'q-1')?.text).not.toBe('Came again')
  await until([one, two], () => one.store.notes.latest(key.serviceId, 'q-1')?.text === 'Came again')
  await until([one, two], () => one.store.audit.head().stream !== stream)
  expect(one.store.desk.code()).not.toBe(code)
  expect(one.store.desk.code()).toHaveLength(5)
  await until([one, two], () => isEqual(knownAt(one), knownAt(two)))
  expect(verifyLog(one.store.audit.entries(), one.store.audit.heads()).findings).toEqual([])
})

describe('whoever has a desk’s login only', () => {
  /** A connection with a desk's login, as a stolen password has it. */
  async function stolen(server: OfficeServerOfTests) {
    const { connection, password } = await joiningOf(server, 'nobody')
    const { Client } = (await import('pg')).default
    const client = new Client({
      host: 'localhost',
      port: server.postgres.port,
      database: connection.database,
      user: connection.user,
      password,
      ssl: { ca: connection.authority }
    })
    await client.connect()
    return client
  }

  /** Another body, key and statement in the name of others: all of them are there, and none takes anything's place. */
  async function putJunk(client: Awaited<ReturnType<typeof stolen>>, subject: string): Promise<void> {
    const of = bytes(subject)
    const before = (await client.query('SELECT id FROM office.data_key WHERE subject = $1', [of])).rowCount ?? 0
    await client.query(
      `INSERT INTO office.data_key (id, subject, epoch, wrapped)
       SELECT sha256($1 || int4send(1) || b), $1, 1, b FROM decode(repeat('00', 60), 'hex') AS b`,
      [of]
    )
    await client.query(`INSERT INTO office.sealed (id, subject, bytes) SELECT sha256($1 || 'x'::bytea), $1, 'x'`, [of])
    await client.query(`INSERT INTO office.statement (id, statement) SELECT sha256('{}'::bytea), '{}'`)
    expect((await client.query('SELECT id FROM office.data_key WHERE subject = $1', [of])).rowCount).toBe(before + 1)
  }

  const denied = '42501'
  const violated = '23514'
  const refusals: [string, string, string][] = [
    ['changes no entry', `UPDATE office.entry SET number = 9`, denied],
    ['changes no body', `UPDATE office.sealed SET bytes = 'x'`, denied],
    ['changes no key', 'UPDATE office.data_key SET epoch = 9', denied],
    ['changes no statement', `UPDATE office.statement SET statement = 'x'`, denied],
    ['changes no count', 'UPDATE office.stream_count SET count = 9', denied],
    [
      'says nothing for another login',
      `INSERT INTO office.signed (put_by, id, said) VALUES ('x', sha256('x'::bytea), 'x')`,
      denied
    ],
    ['changes nothing erased', `UPDATE office.erased SET put_by = 'x'`, denied],
    ['says not who put an entry', `INSERT INTO office.entry (put_by) VALUES ('somebody')`, denied],
    ['says not when an entry came', `INSERT INTO office.entry (arrived) VALUES (now())`, denied],
    ['counts no entries', `INSERT INTO office.stream_count VALUES ('\\x00', 1)`, denied],
    ['makes no table', 'CREATE TABLE office.mine (a integer)', denied],
    ['makes no table elsewhere', 'CREATE TABLE public.mine (a integer)', denied],
    ['makes no table of its own', 'CREATE TEMP TABLE mine (a integer)', denied],
    ['is not the owner', 'SET ROLE eeid_office_owner', denied],
    ['calls no trigger', 'SELECT office.count_entry()', denied],
    ['reads no passwords', 'SELECT rolpassword FROM pg_authid', denied],
    ...[
      'entry',
      'sealed',
      'data_key',
      'statement',
      'stream_count',
      'erased',
      'signed',
      'proof',
      'erased_proof'
    ].flatMap((table): typeof refusals => [
      [`deletes nothing in ${table}`, `DELETE FROM office.${table}`, denied],
      [`empties not ${table}`, `TRUNCATE office.${table}`, denied],
      [`changes not ${table}`, `ALTER TABLE office.${table} ADD COLUMN mine integer`, denied],
      [`drops not ${table}`, `DROP TABLE office.${table}`, denied],
      [
        `puts no trigger on ${table}`,
        `CREATE TRIGGER mine AFTER INSERT ON office.${table} EXECUTE FUNCTION office.wake()`,
        denied
      ],
      [`makes no index on ${table}`, `CREATE INDEX mine ON office.${table} ((1))`, denied],
      [`locks not ${table}`, `DO $$ BEGIN LOCK TABLE office.${table}; END $$`, denied]
    ]),
    ...['sealed', 'data_key', 'statement', 'proof'].flatMap((table): typeof refusals => [
      [`says not who put a ${table}`, `INSERT INTO office.${table} (put_by) VALUES ('somebody')`, denied],
      [`says not when a ${table} came`, `INSERT INTO office.${table} (arrived) VALUES (now())`, denied]
    ]),
    ['erases no subject', `SELECT office.erase(ARRAY[]::bytea[])`, denied],
    ['erases no reading of others', `SELECT office.erase_readings(ARRAY[]::bytea[])`, denied],
    ['marks none as erased', `INSERT INTO office.erased (subject) VALUES (decode(repeat('00', 16), 'hex'))`, denied],
    ['changes no proof', `UPDATE office.proof SET sealed = 'x'`, denied],
    ['erases no proof', `SELECT office.erase_proofs(ARRAY[]::bytea[])`, denied],
    ['refuses no proofs', `INSERT INTO office.erased_proof (mark) VALUES (decode(repeat('00', 16), 'hex'))`, denied],
    ['is no manager', 'SET ROLE eeid_office_manager', denied],
    ['takes no role along', 'GRANT eeid_office_manager TO CURRENT_USER', denied],
    ['makes no login', 'CREATE ROLE mine LOGIN', denied],
    ['makes no schema', 'CREATE SCHEMA mine', denied],
    ['makes no function', 'CREATE FUNCTION office.mine() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$', denied],
    [
      'replaces no function',
      'CREATE OR REPLACE FUNCTION office.schema_number() RETURNS integer LANGUAGE sql AS $$ SELECT 9 $$',
      denied
    ],
    ['drops no schema', 'DROP SCHEMA office CASCADE', denied],
    ['calls no other trigger', 'SELECT office.refuse_erased()', denied],
    ['turns no trigger off', `SET session_replication_role = 'replica'`, denied],
    ['reads no file', `SELECT pg_read_file('pg_hba.conf')`, denied],
    ['runs no program', `COPY (SELECT 1) TO PROGRAM 'true'`, denied],
    ['changes no setting', 'ALTER SYSTEM SET fsync = off', denied],
    [
      'puts no entry under a hash that is not its own',
      `INSERT INTO office.entry (stream, number, hash, head, signature)
       VALUES (decode(repeat('00', 16), 'hex'), 1, decode(repeat('00', 32), 'hex'), 'x', decode(repeat('00', 64), 'hex'))`,
      violated
    ],
    [
      'puts no body under an id that is not its own',
      `INSERT INTO office.sealed (id, subject, bytes)
       VALUES (decode(repeat('00', 32), 'hex'), decode(repeat('00', 16), 'hex'), 'x')`,
      violated
    ]
  ]

  test('is refused everything but to add', async () => {
    const client = await stolen(await newOffice(postgres))
    const codes: Record<string, string> = {}
    for (const [what, sql] of refusals) {
      codes[what] = await client.query(sql).then(
        () => 'done',
        (error: { code: string }) => error.code
      )
    }
    await client.end()
    expect(codes).toEqual(Object.fromEntries(refusals.map(([what, , code]) => [what, code])))
  })

  test('cannot go in without TLS', async () => {
    const { connection, password } = await joiningOf(await newOffice(postgres), 'nobody')
    const { Client } = (await import('pg')).default
    const { database, user } = connection
    const client = new Client({ host: '127.0.0.1', port: postgres.port, database, user, password })
    await expect(client.connect()).rejects.toMatchObject({ code: '28000' })
  })

  test('displaces nothing by junk under a number, adds nothing believed, and takes back nothing of others', async () => {
    const { server, one, two, sheet } = await decidedOffice()
    const client = await stolen(server)
    const [stream = ''] = one.store.shared.streams()
    const last = one.store.shared.lastNumber(stream)
    const head = readHead(one.store.shared.get(one.store.shared.names(stream, last - 1)[0]?.hash ?? '')?.head ?? '')
    if (!head) throw new Error('there is no entry')
    const own = newSigningKey(randomBytes)
    for (const number of [1, last, last + 1]) {
      const junk = writeHead({ ...head, number, author: 'Nobody' })
      await client.query(
        'INSERT INTO office.entry (stream, number, hash, head, signature) VALUES ($1, $2, $3, $4, $5)',
        [bytes(stream), number, bytes(hashOfHead(junk)), Buffer.from(junk), bytes(signText(own.secret, junk))]
      )
    }
    const bodies = async () => (await client.query('SELECT id FROM office.sealed')).rowCount
    const before = await bodies()
    await client.query(
      `SELECT office.take_back(array(SELECT id FROM office.sealed), array(SELECT subject FROM office.sealed)),
         office.forget_keys(2147483647)`
    )
    expect(await bodies()).toBe(before)
    await putJunk(client, head.subject ?? stream)
    await client.end()
    noteAt(one, 'After the junk')
    await until([one, two], () => two.store.notes.latest(key.serviceId, 'q-1')?.text === 'After the junk')
    expect(two.store.audit.authors()).not.toContain('Nobody')
    expect([one, two].map(({ store }) => store.shared.forks())).toEqual([0, 0])
    const three = newDesk('Kati')
    told(three)
    await join(one, three, server, sheet, 'Counter 3')
    await until([one, three], () => verdictAt(three) === 'reject' && three.store.shared.unread().length === 0)
  })
})

test('a batch that was committed before the one it follows is taken once that is there', async () => {
  const { server, one, two } = await decidedOffice()
  two.stop()
  for (const text of ['First', 'Second', 'Third']) noteAt(one, text)
  await until([one], async () => isEqual(await thereOn(server), knownAt(one)))
  const stream = one.store.audit.head().stream
  const first = one.store.shared.lastNumber(stream) - 2
  await postgres.run(
    `CREATE TABLE public.late AS SELECT * FROM office.entry WHERE encode(stream, 'hex') = '${stream}' AND number = ${first};
     DELETE FROM office.entry WHERE (stream, number) IN (SELECT stream, number FROM public.late)`,
    server.database
  )
  one.stop()
  reconnect(two)
  await until([two], () => two.loop().state().stage === 'connected')
  expect(two.store.shared.lastNumber(stream)).toBe(first - 1)
  await postgres.run('INSERT INTO office.entry SELECT * FROM public.late', server.database)
  await until([two], () => two.store.notes.latest(key.serviceId, 'q-1')?.text === 'Third')
})

test('what a desk erases is gone at the other one and on the server, and comes back from neither', async () => {
  const { server, one, two } = await decidedOffice()
  noteAt(one, 'Lives in Tartu')
  await until([one, two], () => two.store.notes.latest(key.serviceId, 'q-1')?.text === 'Lives in Tartu')
  const sealedThere = async () => {
    const sql = `SELECT count(*)::integer AS count FROM office.sealed WHERE encode(subject, 'hex') = '${subject}'`
    return (await postgres.run<{ count: number }>(sql, server.database))[0]?.count
  }
  const entry = one.store.shared.names(one.store.audit.head().stream, 0).at(-1)
  const { subject = '' } = JSON.parse(one.store.shared.get(entry?.hash ?? '')?.head ?? '{}') as { subject?: string }
  expect(await sealedThere()).toBeGreaterThan(0)
  one.store.atomically(() => one.store.audit.erase('q-1'))
  one.loop().wake()
  await until(
    [one, two],
    async () => two.store.notes.latest(key.serviceId, 'q-1') === undefined && (await sealedThere()) === 0
  )
  expect(two.store.decisions.history(key.serviceId, 'q-1')).toEqual([])
  reconnect(one, two)
  await until([one, two], () => isEqual(knownAt(one), knownAt(two)))
  expect(await sealedThere()).toBe(0)
  expect([one, two].map(({ store }) => store.office.key(subject))).toEqual([undefined, undefined])
})

describe('the way to the server', () => {
  const connectTo = async (change: (to: Awaited<ReturnType<typeof joiningOf>>) => void) => {
    const joining = await joiningOf(await newOffice(postgres), 'Counter 1')
    change(joining)
    const connected = await connectOffice(joining.connection, joining.password)
    if (connected.ok) await connected.server.close()
    return connected.ok ? 'connected' : connected.fault
  }
  const placeOf = () => `localhost:${postgres.port}`

  test('is the first of several that answers', async () => {
    expect(await connectTo(({ connection }) => Object.assign(connection, { hosts: ['localhost:1', placeOf()] }))).toBe(
      'connected'
    )
  })

  test('takes no certificate of another authority', async () => {
    const other = makeAuthority(temporaryFolder(), 'Somebody else')
    const { readFileSync } = await import('node:fs')
    const authority = readFileSync(other.certificate, 'utf8')
    expect(await connectTo(({ connection }) => Object.assign(connection, { authority }))).toBe('untrusted')
  })

  test('takes no certificate for another name, also where the server is named by a number', async () => {
    const hosts = [`127.0.0.1:${postgres.port}`]
    expect(await connectTo(({ connection }) => Object.assign(connection, { hosts }))).toBe('untrusted')
  })

  test('takes no certificate that has ended', async () => {
    await postgres.certify(postgres.authority.issue({ names: ['localhost'], fromDay: -9, toDay: -2 }))
    const outcome = await connectTo(() => {})
    await postgres.certify(postgres.authority.issue({ names: ['localhost'] }))
    expect(outcome).toBe('untrusted')
  })

  test('says which password, database or schema is wrong', async () => {
    expect(await connectTo((joining) => Object.assign(joining, { password: 'wrong' }))).toBe('refusedLogin')
    const connection = { database: 'nowhere' }
    expect(await connectTo((joining) => Object.assign(joining.connection, connection))).toBe('refusedLogin')
  })

  test('reads nothing from the environment', async () => {
    const disturb = () => Object.assign(process.env, { PGOPTIONS: '-c search_path=nowhere', PGSSLMODE: 'disable' })
    expect(await connectTo(disturb)).toBe('connected')
    expect(process.env.PGOPTIONS).toBeUndefined()
  })
})

test('how far a desk’s clock is off the server’s is known once it is connected', async () => {
  const { one } = await officeOfTwo(await newOffice(postgres))
  one.clock.wall = Date.now() - 600_000
  one.reopen()
  // Its clock stands still meanwhile.
  await until([], () => one.loop().clockOffMs() !== null)
  expect(Math.abs((one.loop().clockOffMs() ?? 0) - 600_000)).toBeLessThan(30_000)
})
