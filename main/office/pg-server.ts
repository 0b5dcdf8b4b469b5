/** The office's server over the protocol of PostgreSQL: TLS with a verified name always, nothing from the environment. */
import { isIP } from 'node:net'
import pg from 'pg'
import type { OfficeConnection } from '../store/ledger/office.ts'
import type { ArrivedEntry, EntryName } from '../store/ledger/office-entries.ts'
import { managingOn } from './pg-managing.ts'
import { proofServerOn } from './pg-proofs.ts'
import { readingServerOn } from './pg-readings.ts'
import { schemaNumber } from './schema/schema.ts'
import type { Connected, OfficeFault, OfficeServer } from './server.ts'
import { signedServerOn } from './signed/pg-signed.ts'

const connectMs = 10_000
const answerMs = 30_000
const usualPort = 5432

/** A server's name and port; undefined where the text is none. */
export function readHost(text: string): { host: string; port: number } | undefined {
  const [, name, inBrackets, port] = /^(?:([^:[\]\s/]+)|\[([0-9a-fA-F:]+)\])(?::(\d{1,5}))?$/.exec(text.trim()) ?? []
  const host = name ?? inBrackets
  const number = port === undefined ? usualPort : Number(port)
  return host !== undefined && number > 0 && number < 65_536 ? { host, port: number } : undefined
}

/** Connects to the first of the office's servers that takes what desks write. */
export async function connectOffice(to: OfficeConnection, password: string): Promise<Connected> {
  let fault: OfficeFault = 'unreachable'
  for (const host of to.hosts) {
    const connected = await connectTo(host, to, password)
    if (connected.ok) return connected
    // A server that answers tells more than one that does not.
    if (connected.fault !== 'unreachable') fault = connected.fault
  }
  return { ok: false, fault }
}

async function connectTo(text: string, to: OfficeConnection, password: string): Promise<Connected> {
  const place = readHost(text)
  if (!place) return { ok: false, fault: 'unreachable' }
  forgetEnvironment()
  const client = new pg.Client({
    ...place,
    database: to.database,
    user: to.user,
    password,
    ssl: {
      ca: to.authority,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      // The library names no host where it is a number, and Node would look for "localhost" in the certificate.
      ...(isIP(place.host) === 0 ? {} : { host: place.host })
    },
    enableChannelBinding: true,
    connectionTimeoutMillis: connectMs,
    query_timeout: answerMs,
    keepAlive: true
  })
  // Without a listener, a connection that is cut would end the app.
  client.on('error', () => {})
  try {
    await client.connect()
    const fault = await unfit(client)
    if (fault === null) return { ok: true, server: serverOn(client) }
    await client.end()
    return { ok: false, fault }
  } catch (error) {
    void client.end().catch(() => {})
    return { ok: false, fault: faultOf(error) }
  }
}

/** The library reads PGOPTIONS, PGSSLMODE and others where it is not told. */
function forgetEnvironment(): void {
  for (const name of Object.keys(process.env).filter((each) => each.startsWith('PG'))) delete process.env[name]
}

async function unfit(client: pg.Client): Promise<OfficeFault | null> {
  const { rows } = await client.query<{ standby: boolean }>(
    `SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on' AS standby`
  )
  if (rows[0]?.standby) return 'standby'
  const found = await client.query<{ number: number }>('SELECT office.schema_number() AS number')
  return (found.rows[0]?.number ?? 0) < schemaNumber ? 'oldSchema' : null
}

const refusals = new Set(['28000', '28P01', '3D000', '42501'])
const absences = new Set(['42883', '3F000'])
const noAnswers = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH'
])

/** By codes only: messages are in any language. */
function faultOf(error: unknown): OfficeFault {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (refusals.has(code)) return 'refusedLogin'
  if (absences.has(code)) return 'noSchema'
  if (noAnswers.has(code) || /timeout|terminated unexpectedly/i.test(message)) return 'unreachable'
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|SSL|TLS/i.test(code) || /does not support SSL/i.test(message))
    return 'untrusted'
  return 'fault'
}

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')
const hex = (of: Buffer): string => of.toString('hex')
const all = (of: readonly string[]): Buffer[] => of.map(bytes)

type EntryRow = { stream: Buffer; number: number; hash: Buffer; head: Buffer; signature: Buffer; arrived: Date }

const entryOf = ({ stream, number, hash, head, signature, arrived }: EntryRow): ArrivedEntry => ({
  stream: hex(stream),
  number,
  hash: hex(hash),
  head: head.toString('utf8'),
  signature: hex(signature),
  arrived: arrived.getTime()
})

function serverOn(client: pg.Client): OfficeServer {
  // Whatever else goes over this connection is not to become a part of a transaction.
  let last: Promise<unknown> = Promise.resolve()
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work, work)
    last = done.catch(() => {})
    return done
  }

  const rowsOf = <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    alone(async () => (await client.query<Row>(sql, values)).rows)

  async function names(stream: string, behind: EntryName | null, most: number): Promise<EntryName[]> {
    const rows = await rowsOf<{ number: number; hash: Buffer }>(
      `SELECT number, hash FROM office.entry WHERE stream = $1 AND (number, hash) > ($2, $3)
       ORDER BY number, hash LIMIT $4`,
      [bytes(stream), behind?.number ?? 0, bytes(behind?.hash ?? ''), most]
    )
    return rows.map(({ number, hash }) => ({ number, hash: hex(hash) }))
  }

  const whole = (work: () => Promise<void>): Promise<void> =>
    alone(async () => {
      await client.query('BEGIN')
      try {
        await work()
        await client.query('COMMIT')
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw error
      }
    })

  const put: OfficeServer['put'] = ({ entries, sealed, keys }) =>
    whole(async () => {
      for (const { id, subject, bytes: body } of sealed) {
        await client.query(
          'INSERT INTO office.sealed (id, subject, bytes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
          [bytes(id), bytes(subject), body]
        )
      }
      await client.query(
        `INSERT INTO office.data_key (id, subject, epoch, wrapped)
         SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::integer[], $4::bytea[]) ON CONFLICT DO NOTHING`,
        [
          all(keys.map(({ id }) => id)),
          all(keys.map(({ subject }) => subject)),
          keys.map(({ epoch }) => epoch),
          all(keys.map(({ wrapped }) => wrapped))
        ]
      )
      await client.query(
        `INSERT INTO office.entry (stream, number, hash, head, signature)
         SELECT * FROM unnest($1::bytea[], $2::integer[], $3::bytea[], $4::bytea[], $5::bytea[]) ON CONFLICT DO NOTHING`,
        [
          all(entries.map(({ stream }) => stream)),
          entries.map(({ number }) => number),
          all(entries.map(({ hash }) => hash)),
          entries.map(({ head }) => Buffer.from(head, 'utf8')),
          all(entries.map(({ signature }) => signature))
        ]
      )
    })

  return {
    async counts() {
      const rows = await rowsOf<{ stream: Buffer; count: number }>('SELECT stream, count FROM office.stream_count')
      return new Map(rows.map(({ stream, count }) => [hex(stream), count]))
    },
    names,
    async entries(stream, hashes, { from, to }) {
      // The index is by number: by hashes alone, all of a stream would be looked at for each page of it.
      const sql = `SELECT stream, number, hash, head, signature, arrived FROM office.entry
        WHERE stream = $1 AND number BETWEEN $3 AND $4 AND hash = ANY($2::bytea[]) ORDER BY number, hash`
      return (await rowsOf<EntryRow>(sql, [bytes(stream), all(hashes), from, to])).map(entryOf)
    },
    async sealed(ids) {
      const rows = await rowsOf<{ id: Buffer; subject: Buffer; bytes: Buffer }>(
        'SELECT id, subject, bytes FROM office.sealed WHERE id = ANY($1::bytea[])',
        [all(ids)]
      )
      return rows.map((row) => ({ id: hex(row.id), subject: hex(row.subject), bytes: row.bytes }))
    },
    async sealedThere(ids) {
      const sql = 'SELECT id FROM office.sealed WHERE id = ANY($1::bytea[])'
      return new Set((await rowsOf<{ id: Buffer }>(sql, [all(ids)])).map(({ id }) => hex(id)))
    },
    async keys(subjects) {
      const rows = await rowsOf<{ id: Buffer; subject: Buffer; epoch: number; wrapped: Buffer }>(
        'SELECT id, subject, epoch, wrapped FROM office.data_key WHERE subject = ANY($1::bytea[])',
        [all(subjects)]
      )
      return rows.map(({ id, subject, epoch, wrapped }) => ({
        id: hex(id),
        subject: hex(subject),
        epoch,
        wrapped: hex(wrapped)
      }))
    },
    async statementIds() {
      return (await rowsOf<{ id: Buffer }>('SELECT id FROM office.statement')).map(({ id }) => hex(id))
    },
    async statements(ids) {
      const rows = await rowsOf<{ id: Buffer; statement: Buffer }>(
        'SELECT id, statement FROM office.statement WHERE id = ANY($1::bytea[])',
        [all(ids)]
      )
      return rows.map(({ id, statement }) => ({ id: hex(id), statement: statement.toString('utf8') }))
    },
    put,
    async takeBack(ids, subjects) {
      await client.query('SELECT office.take_back($1::bytea[], $2::bytea[])', [all(ids), all(subjects)])
    },
    ...managingOn(client),
    async putStatements(statements) {
      await client.query(
        `INSERT INTO office.statement (id, statement) SELECT * FROM unnest($1::bytea[], $2::bytea[])
         ON CONFLICT DO NOTHING`,
        [all(statements.map(({ id }) => id)), statements.map(({ statement }) => Buffer.from(statement, 'utf8'))]
      )
    },
    async time() {
      const rows = await rowsOf<{ now: Date }>('SELECT clock_timestamp() AS now')
      return rows[0]?.now.getTime() ?? Number.NaN
    },
    async reserve(code, desk) {
      await client.query('INSERT INTO office.code (code, desk) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        code,
        bytes(desk)
      ])
      const rows = await rowsOf<{ desk: Buffer }>('SELECT desk FROM office.code WHERE code = $1', [code])
      return rows[0] ? hex(rows[0].desk) : ''
    },
    readings: readingServerOn(client, alone),
    signed: signedServerOn(client, alone),
    proofs: proofServerOn(client, alone),
    async tell(notification) {
      await alone(() => client.query(`SELECT pg_notify('office_told', $1)`, [notification]))
    },
    async listen(woken, lost, heard) {
      client.on('notification', ({ channel, payload = '' }) => (channel === 'office' ? woken() : heard?.(payload)))
      client.once('end', lost)
      await client.query('LISTEN office; LISTEN office_told')
    },
    async close() {
      client.removeAllListeners('end')
      await client.end().catch(() => {})
    }
  }
}
