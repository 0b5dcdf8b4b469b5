/** An office's rows read bare: with a desk's login over TLS, as many at a time as the app takes, and nothing done with them. */
import pg from 'pg'
import { joiningOf, type OfficeServerOfTests } from '../neighbours/office-database.ts'
import { timeOf } from './compare.ts'

type Entry = { stream: Buffer; number: number; hash: Buffer; head: Buffer }

/** As many as `main/office/pull.ts` takes in one piece. */
const atOnce = 125

const entriesSql = `SELECT stream, number, hash, head, signature, arrived FROM office.entry
  WHERE stream = $1 AND number BETWEEN $3 AND $4 AND hash = ANY($2::bytea[]) ORDER BY number, hash`

/** Reads everything. `asDesk`: in the app's own pieces; `whole`: each table in one piece. Both in milliseconds. */
export type BareOffice = { asDesk(): Promise<number>; whole(): Promise<number>; end(): Promise<void> }

/** Connects with a login of its own. */
export async function openBareOffice(server: OfficeServerOfTests): Promise<BareOffice> {
  const { connection, password } = await joiningOf(server, 'Bare')
  const { authority: ca, database, user } = connection
  const { port } = server.postgres
  const client = new pg.Client({ host: 'localhost', port, database, user, password, ssl: { ca, host: 'localhost' } })
  await client.connect()
  return {
    asDesk: () => timeOf(() => readInPieces(client)),
    whole: () =>
      timeOf(async () => {
        for (const table of ['entry', 'sealed', 'data_key']) await client.query(`SELECT * FROM office.${table}`)
      }),
    end: () => client.end()
  }
}

async function readInPieces(client: pg.Client): Promise<void> {
  const names = 'SELECT stream, number, hash FROM office.entry ORDER BY stream, number, hash'
  const { rows } = await client.query<Entry>(names)
  for (const ofStream of Map.groupBy(rows, ({ stream }) => stream.toString('hex')).values()) {
    for (let at = 0; at < ofStream.length; at += atOnce) await readPiece(client, ofStream.slice(at, at + atOnce))
  }
}

async function readPiece(client: pg.Client, names: readonly Entry[]): Promise<void> {
  const [first, last] = [names[0], names.at(-1)]
  const { rows } = await client.query<Entry>(entriesSql, [
    first?.stream,
    names.map(({ hash }) => hash),
    first?.number,
    last?.number
  ])
  // Only a head tells which body and which key belong to an entry.
  const heads = rows.map(({ head }) => JSON.parse(head.toString('utf8')) as Record<string, string | null>)
  const bytes = (texts: (string | null | undefined)[]) => texts.map((text) => Buffer.from(text ?? '', 'hex'))
  const bodies = bytes(heads.map(({ body }) => body))
  const subjects = bytes(heads.map(({ subject, stream }) => subject ?? stream))
  await client.query('SELECT id, subject, bytes FROM office.sealed WHERE id = ANY($1::bytea[])', [bodies])
  await client.query('SELECT id, subject, epoch, wrapped FROM office.data_key WHERE subject = ANY($1::bytea[])', [
    subjects
  ])
}
