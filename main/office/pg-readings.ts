/** Leases and readings over the protocol of PostgreSQL. */
import type pg from 'pg'
import type { Lease, PutReading, ReadingEnd, ReadingServer } from './reading-server.ts'

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')
const hex = (of: Buffer): string => of.toString('hex')
const all = (of: readonly string[]): Buffer[] => of.map(bytes)

type LeaseRow = { service: Buffer; beat: number; holder: Buffer; mark: Buffer | null }
type EndRow = { login: string; stream: Buffer; number: number }
type ReadingRow = EndRow & { mark: Buffer; head: Buffer; signature: Buffer }

/** `alone`: does something while no transaction of another caller is open on the connection. */
export function readingServerOn(client: pg.Client, alone: <T>(work: () => Promise<T>) => Promise<T>): ReadingServer {
  const rowsOf = <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    alone(async () => (await client.query<Row>(sql, values)).rows)
  return {
    async leases() {
      const rows = await rowsOf<LeaseRow>('SELECT service, beat, holder, mark FROM office.lease')
      return rows.map(
        ({ service, beat, holder, mark }): Lease => ({
          service: hex(service),
          beat,
          holder: hex(holder),
          mark: mark?.toString('utf8') ?? null
        })
      )
    },
    async beat(service, holder, seen, mark) {
      const told = mark === null ? null : Buffer.from(mark, 'utf8')
      const sql = 'SELECT office.beat($1, $2, $3, $4) AS beat'
      const rows = await rowsOf<{ beat: number | null }>(sql, [bytes(service), bytes(holder), seen, told])
      return rows[0]?.beat ?? null
    },
    async ends() {
      const rows = await rowsOf<EndRow>('SELECT put_by AS login, stream, number FROM office.reading_end')
      return rows.map(({ login, stream, number }): ReadingEnd => ({ login, stream: hex(stream), number }))
    },
    async above({ login, stream }, number, most) {
      const rows = await rowsOf<ReadingRow>(
        `SELECT put_by AS login, stream, number, mark, head, signature FROM office.reading
         WHERE put_by = $1 AND stream = $2 AND number > $3 ORDER BY number LIMIT $4`,
        [login, bytes(stream), number, most]
      )
      return rows.map(
        (row): PutReading => ({
          login: row.login,
          stream: hex(row.stream),
          number: row.number,
          mark: hex(row.mark),
          head: row.head.toString('utf8'),
          signature: hex(row.signature)
        })
      )
    },
    async put(readings) {
      try {
        await rowsOf(
          `INSERT INTO office.reading (stream, number, mark, head, signature)
           SELECT * FROM unnest($1::bytea[], $2::integer[], $3::bytea[], $4::bytea[], $5::bytea[])`,
          [
            all(readings.map(({ stream }) => stream)),
            readings.map(({ number }) => number),
            all(readings.map(({ mark }) => mark)),
            readings.map(({ head }) => Buffer.from(head, 'utf8')),
            all(readings.map(({ signature }) => signature))
          ]
        )
        return 'put'
      } catch (error) {
        if ((error as { code?: string }).code === uniqueViolation) return 'taken'
        throw error
      }
    },
    async takeBack(marks) {
      await rowsOf('SELECT office.take_back_readings($1::bytea[])', [all(marks)])
    }
  }
}

const uniqueViolation = '23505'
