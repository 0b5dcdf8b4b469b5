/** Desks' words on how far they know the streams, over the protocol of PostgreSQL. */
import type pg from 'pg'
import type { SignedServer } from './signed-server.ts'

/** `alone`: does something while no transaction of another caller is open on the connection. */
export function signedServerOn(client: pg.Client, alone: <T>(work: () => Promise<T>) => Promise<T>): SignedServer {
  return {
    async ids() {
      const { rows } = await alone(() => client.query<{ id: Buffer }>('SELECT id FROM office.signed'))
      return rows.map(({ id }) => id.toString('hex'))
    },
    async words(ids) {
      const wanted = ids.map((id) => Buffer.from(id, 'hex'))
      const sql = 'SELECT id, said FROM office.signed WHERE id = ANY($1::bytea[])'
      const { rows } = await alone(() => client.query<{ id: Buffer; said: Buffer }>(sql, [wanted]))
      return rows.map(({ id, said }) => ({ id: id.toString('hex'), said: said.toString('utf8') }))
    },
    async sign(said) {
      await alone(() => client.query('SELECT office.sign($1)', [Buffer.from(said, 'utf8')]))
    }
  }
}
