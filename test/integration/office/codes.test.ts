/** References of an office's desks: none of them is another one's. */
import { createHash } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join as path } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepRequest } from '../../../main/requests/keep-request.ts'
import { connect } from '../../../main/store/database/connection.ts'
import { changeDeskCode } from '../../../main/store/ledger/desk.ts'
import type { Store } from '../../../main/store/open-store.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { temporaryFolder, testKey, testService } from '../../unit/store/temporary-store.ts'
import { newOffice, type OfficeDesk, officeOfTwo, until } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const { id: serviceId } = testService

/** The reference under which a request is kept. */
function referenceOf({ store }: { store: Store }, typed: string): string {
  const draft = { serviceId, claims: { sub: 'EE30303039914' }, reference: typed, reason: '' }
  const id = store.atomically(() => keepRequest(store, draft, 0))
  return store.outbox.get(id)?.reference ?? ''
}

const rows = (database: string) =>
  postgres.run<{ code: string; desk: string }>(`SELECT code, encode(desk, 'hex') AS desk FROM office.code`, database)

test('each desk reserves its code', async () => {
  const server = await newOffice(postgres)
  const { one, two } = await officeOfTwo(server)
  const wanted = [one, two].map(({ store }) => ({ code: store.desk.code(), desk: store.office.get()?.desk }))
  await until([one, two], async () => (await rows(server.database)).length === 2)
  expect(await rows(server.database)).toEqual(expect.arrayContaining(wanted))
})

test('a code that another desk has is given up for one of five letters', async () => {
  const server = await newOffice(postgres)
  const { one, two } = await officeOfTwo(server)
  await until([one, two], async () => (await rows(server.database)).length === 2)
  const code = one.store.desk.code()
  const other = 'ab'.repeat(16)
  await postgres.run(`UPDATE office.code SET desk = decode('${other}', 'hex') WHERE code = '${code}'`, server.database)
  one.reopen()
  await until([one], async () => (await rows(server.database)).length === 3)
  expect(one.store.desk.code()).toHaveLength(5)
  expect(one.store.desk.code()).not.toBe(code)
})

test('the same reference typed at two desks is two, and each ends in its desk’s code and number', async () => {
  const { one, two } = await officeOfTwo(await newOffice(postgres))
  const references = [one, two].map((desk) => referenceOf(desk, 'Contract 7'))
  expect(references[0]).not.toBe(references[1])
  for (const [index, { store }] of [one, two].entries())
    expect(references[index]).toMatch(new RegExp(`^Contract 7 ${store.desk.code()}-\\d{5}$`))
})

test('what is put behind a reference of the greatest length fits in', async () => {
  const { one } = await officeOfTwo(await newOffice(postgres))
  const reference = referenceOf(one, 'a'.repeat(255))
  expect(reference).toHaveLength(255)
  expect(reference.endsWith(`${one.store.desk.code()}-00001`)).toBe(true)
})

test('two hundred desks that were put back from one copy, without the server, make no reference twice', async () => {
  const { one } = await officeOfTwo(await newOffice(postgres))
  referenceOf(one, '')
  const saved = path(temporaryFolder(), 'ledger.db')
  const before = savedFrom(one, saved)
  const references = Array.from({ length: 200 }, (_, desk) => firstAfterRestoring(saved, desk))
  expect(new Set([...references, before]).size).toBe(201)
  for (const reference of references) expect(reference).toMatch(/^[A-Z2-9]{5}-\d{5}$/)
})

/** Copies a desk's ledger; returns the reference that it makes next itself. */
function savedFrom(desk: OfficeDesk, to: string): string {
  desk.reopen((folder) => copyFileSync(path(folder, 'ledger.db'), to))
  return referenceOf(desk, '')
}

/** What a ledger that is put back does with its code (`store/backup/restore.ts`), and the reference that it makes then. */
function firstAfterRestoring(saved: string, desk: number): string {
  const ledger = path(temporaryFolder(), 'ledger.db')
  copyFileSync(saved, ledger)
  const connection = connect(ledger, testKey)
  try {
    changeDeskCode(connection, (count) => createHash('sha256').update(`desk ${desk}`).digest().subarray(0, count))
    const row = connection
      .prepare<[], { code: string; sequence: number }>('SELECT code, next_sequence AS sequence FROM desk')
      .get()
    return `${row?.code}-${String(row?.sequence).padStart(5, '0')}`
  } finally {
    connection.close()
  }
}
