/** Another server, login or password of the same office, without leaving it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeServer } from '../../../main/office/changing-server.ts'
import { connectOffice } from '../../../main/office/pg-server.ts'
import { newLogin, newOffice, type OfficeServerOfTests } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { key, noteAt, type OfficeDesk, officeOfTwo, told, until } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text
const connectionOf = ({ store }: OfficeDesk) => store.office.get()?.connection
const kept = ({ keychain }: OfficeDesk) => [...keychain.entries.values()].join()
const passwordOf = (desk: OfficeDesk) =>
  (JSON.parse(desk.keychain.entries.get(`office ${desk.store.office.get()?.desk}`) ?? '{}') as { password?: string })
    .password

/** Tries a login of a server, and keeps it, as the call does. */
async function change(desk: OfficeDesk, server: OfficeServerOfTests, login: { user: string; password: string }) {
  const before = connectionOf(desk)
  if (!before) throw new Error('no office')
  const connection = { ...before, database: server.database, user: login.user }
  const connected = await connectOffice(connection, login.password)
  if (!connected.ok) throw new Error(connected.fault)
  const there = await connected.server.statements(await connected.server.statementIds())
  await connected.server.close()
  const changed = await changeServer(desk.parts, { connection, password: login.password }, there)
  desk.loop().reconnect()
  return changed
}

async function office() {
  const server = await newOffice(postgres)
  const both = await officeOfTwo(server)
  for (const desk of [both.one, both.two]) told(desk)
  return { server, ...both }
}

test('a computer goes on under another login, and nothing of the old password is left', async () => {
  const { server, one, two } = await office()
  const old = { user: connectionOf(one)?.user ?? '', password: passwordOf(one) ?? '' }
  const login = await newLogin(server)
  expect(await change(one, server, login)).toEqual({ ok: true, value: null })
  await postgres.run(
    `ALTER ROLE ${old.user} NOLOGIN; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${old.user}'`
  )
  noteAt(one, 'Under the other login')
  await until([one, two], () => noteOf(two) === 'Under the other login')
  const by = await postgres.run<{ put_by: string }>('SELECT DISTINCT put_by FROM office.entry', server.database)
  expect(by.map(({ put_by }) => put_by)).toContain(login.user)
  expect([passwordOf(one), kept(one).includes(old.password)]).toEqual([login.password, false])
  expect(connectionOf(one)?.user).toBe(login.user)
  expect(JSON.stringify(one.store.office.get())).not.toContain(login.password)
})

test('an office moves to an empty server, one computer after the other, and has everything there', async () => {
  const { one, two } = await office()
  noteAt(one, 'Before it moved')
  await until([one, two], () => noteOf(two) === 'Before it moved')
  const next = await newOffice(postgres)
  for (const desk of [one, two]) expect(await change(desk, next, await newLogin(next))).toMatchObject({ ok: true })
  noteAt(two, 'After it moved')
  await until([one, two], () => noteOf(one) === 'After it moved')
  const known = one.store.shared.streams().flatMap((stream) => one.store.shared.names(stream, 0)).length
  await until([one, two], async () => (await postgres.run('SELECT FROM office.entry', next.database)).length === known)
})

test('the database of another office is refused, and nothing is changed', async () => {
  const { one } = await office()
  const other = await office()
  const before = { row: connectionOf(one), password: passwordOf(one) }
  const changed = await change(one, other.server, await newLogin(other.server))
  expect(changed).toMatchObject({ ok: false, error: { code: 'officeOfOthers' } })
  expect({ row: connectionOf(one), password: passwordOf(one) }).toEqual(before)
})

test('a keychain that does not keep the password changes nothing', async () => {
  const { server, one } = await office()
  const before = { row: connectionOf(one), password: passwordOf(one) }
  const login = await newLogin(server)
  one.keychain.state = 'full'
  expect(await change(one, server, login)).toMatchObject({ ok: false, error: { code: 'keychainFull' } })
  one.keychain.state = 'ok'
  expect({ row: connectionOf(one), password: passwordOf(one) }).toEqual(before)
})
