import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../../main/audit/verify.ts'
import { newOffice } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, key, type OfficeDesk, officeOfTwo, told, until, verdictAt } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

/** What a later version's SQL may bring: columns that may be empty, tables, another number. */
const laterSchema = `
  SET ROLE eeid_office_owner;
  ALTER TABLE office.entry ADD COLUMN weight integer;
  ALTER TABLE office.sealed ADD COLUMN weight integer NOT NULL DEFAULT 0;
  CREATE TABLE office.tomorrow (id bytea PRIMARY KEY);
  CREATE OR REPLACE FUNCTION office.schema_number() RETURNS integer
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT 2 $$;`

/** A desk of a later version says of a request what this one does not understand. */
function sayTomorrow({ store, loop }: OfficeDesk): void {
  const entry = { act: 'forward', request: 'q-1', shared: { seen: [], said: { is: 'forwarding', to: 'Kati' } } }
  store.atomically(() => store.audit.add(entry as never))
  loop().wake()
}

describe('two versions at once', () => {
  test.each([
    ['the SQL of today', ''],
    ['the SQL of a later version', laterSchema]
  ])('%s: what only a later desk understands is kept and carried on, and all else is understood', async (_, later) => {
    const server = await newOffice(postgres)
    const { one, two } = await officeOfTwo(server)
    for (const desk of [one, two]) told(desk)
    if (later !== '') await postgres.run(later, server.database)
    for (const desk of [one, two]) desk.reopen()
    sayTomorrow(one)
    decideAt(one, 'reject')
    await until([one, two], () => verdictAt(two) === 'reject')
    expect(two.store.shared.unread()).toHaveLength(1)
    expect(verifyLog(two.store.audit.entries(), two.store.audit.heads()).findings).toEqual([])

    await postgres.run('TRUNCATE office.entry, office.sealed, office.data_key, office.stream_count', server.database)
    one.stop()
    two.reopen()
    const there = () => postgres.run('SELECT FROM office.entry', server.database)
    const known = two.store.shared.streams().flatMap((stream) => two.store.shared.names(stream, 0)).length
    await until([two], async () => (await there()).length === known)
    expect(two.store.decisions.history(key.serviceId, 'q-1')).toHaveLength(1)
  })

  test('a server whose SQL is too old for a desk is left alone, and that is said', async () => {
    const server = await newOffice(postgres)
    const { one, two } = await officeOfTwo(server)
    await postgres.run(laterSchema.replace('SELECT 2', 'SELECT 0'), server.database)
    one.reopen()
    await until([one], () => one.loop().state().stage === 'away')
    expect(one.loop().state()).toEqual({ stage: 'away', fault: 'oldSchema' })
    two.stop()
  })
})
