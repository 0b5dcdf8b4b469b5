/** What the office's server does for managers, and for keys of epochs. */
import type pg from 'pg'
import type { OfficeServer } from './server.ts'

type Managing = Pick<OfficeServer, 'keysThere' | 'onlyOlder' | 'forgetKeys' | 'isManager' | 'erase'>

const all = (of: readonly string[]): Buffer[] => of.map((hex) => Buffer.from(hex, 'hex'))

/** These calls over a connection. */
export function managingOn(client: pg.Client): Managing {
  return {
    async keysThere(ids) {
      const sql = 'SELECT id FROM office.data_key WHERE id = ANY($1::bytea[])'
      const { rows } = await client.query<{ id: Buffer }>(sql, [all(ids)])
      return new Set(rows.map(({ id }) => id.toString('hex')))
    },
    async onlyOlder(epoch, behind, most) {
      const { rows } = await client.query<{ subject: Buffer }>(
        `SELECT DISTINCT k.subject FROM office.data_key k WHERE k.epoch <> $1 AND k.subject > $2
           AND NOT EXISTS (SELECT FROM office.data_key n WHERE n.subject = k.subject AND n.epoch = $1)
         ORDER BY k.subject LIMIT $3`,
        [epoch, Buffer.from(behind, 'hex'), most]
      )
      return rows.map(({ subject }) => subject.toString('hex'))
    },
    async forgetKeys(epoch) {
      await client.query('SELECT office.forget_keys($1)', [epoch])
    },
    async isManager() {
      const sql = `SELECT has_function_privilege('office.erase(bytea[])', 'EXECUTE') AS is`
      return (await client.query<{ is: boolean }>(sql)).rows[0]?.is === true
    },
    async erase(subjects, marks) {
      await client.query('SELECT office.erase($1::bytea[])', [all(subjects)])
      await client.query('SELECT office.erase_readings($1::bytea[])', [all(marks)])
    }
  }
}
