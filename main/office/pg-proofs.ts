/** Proofs of identity over the protocol of PostgreSQL. */
import type pg from 'pg'
import type { ProofServer, PutProof } from './proof-server.ts'

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')
const all = (of: readonly string[]): Buffer[] => of.map(bytes)

type Row = { login: string; mark: Buffer; head: Buffer; signature: Buffer }

/** `alone`: does something while no transaction of another caller is open on the connection. */
export function proofServerOn(client: pg.Client, alone: <T>(work: () => Promise<T>) => Promise<T>): ProofServer {
  const takeBack = (marks: readonly string[]) =>
    client.query('SELECT office.take_back_proofs($1::bytea[])', [all(marks)])
  return {
    async heads(marks) {
      const sql = 'SELECT put_by AS login, mark, head, signature FROM office.proof WHERE mark = ANY($1::bytea[])'
      const { rows } = await alone(() => client.query<Row>(sql, [all(marks)]))
      return rows.map(
        ({ login, mark, head, signature }): PutProof => ({
          login,
          mark: mark.toString('hex'),
          head: head.toString('utf8'),
          signature: signature.toString('hex')
        })
      )
    },
    async sealed({ login, mark }) {
      const sql = 'SELECT sealed FROM office.proof WHERE put_by = $1 AND mark = $2'
      const { rows } = await alone(() => client.query<{ sealed: Buffer }>(sql, [login, bytes(mark)]))
      return rows[0]?.sealed
    },
    async put({ mark, epoch, head, signature, sealed }) {
      await alone(async () => {
        await takeBack([mark])
        await client.query(
          `INSERT INTO office.proof (mark, epoch, head, signature, sealed) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
          [bytes(mark), epoch, Buffer.from(head, 'utf8'), bytes(signature), sealed]
        )
      })
    },
    async takeBack(marks) {
      await alone(() => takeBack(marks))
    },
    async erase(marks) {
      await alone(() => client.query('SELECT office.erase_proofs($1::bytea[])', [all(marks)]))
    },
    async forget(epoch) {
      await alone(() => client.query('SELECT office.forget_proofs($1)', [epoch]))
    }
  }
}
