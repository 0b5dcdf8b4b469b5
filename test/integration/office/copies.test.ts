/** A ledger that was put back, and one that was copied: two signed entries may have one number then, and nothing is lost. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { join as path } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../main/audit/verify.ts'
import { silentLog } from '../../../main/log/log.ts'
import { heedMark } from '../../../main/office/mark.ts'
import { newOffice } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import { decideAt, key, newDesk, noteAt, type OfficeDesk, officeOfTwo, told, until } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const week = 7 * 86_400_000
const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text ?? ''
const isConnected = (desk: OfficeDesk) => desk.loop().state().stage === 'connected'
const knownAt = ({ store }: OfficeDesk) =>
  store.shared
    .streams()
    .flatMap((stream) => store.shared.names(stream, 0).map(({ hash }) => hash))
    .toSorted()
    .join()

const files = ['ledger.db', 'ledger.db-wal', 'ledger.db-shm']

/** What a folder has of the ledger goes to another one, and nothing else is there then. */
function copyLedger(from: string, to: string): void {
  for (const name of files) {
    if (existsSync(path(to, name))) rmSync(path(to, name))
    if (existsSync(path(from, name))) copyFileSync(path(from, name), path(to, name))
  }
}

async function office() {
  const server = await newOffice(postgres)
  const both = await officeOfTwo(server)
  for (const desk of [both.one, both.two]) told(desk)
  decideAt(both.one, 'reject', 'Seen')
  await until([both.one, both.two], () => knownAt(both.one) === knownAt(both.two))
  return { server, ...both }
}

test('a ledger that was put back a week while it was away keeps what it did before and after, and so does the office', async () => {
  const { one, two } = await office()
  const saved = temporaryFolder()
  one.reopen((folder) => copyLedger(folder, saved))
  noteAt(one, 'Before it was put back')
  await until([one, two], () => noteOf(two) === 'Before it was put back')
  one.clock.advance(week)
  one.reopen((folder) => copyLedger(saved, folder))
  one.stop()
  const { stream } = one.store.audit.head()
  const code = one.store.desk.code()
  noteAt(one, 'After it was put back')
  expect(one.store.audit.head().stream).toBe(stream)
  one.reopen()
  const hasBoth = (desk: OfficeDesk) => ['Before', 'After'].every((word) => noteOf(desk).includes(`${word} it was`))
  await until([one, two], () => hasBoth(one) && hasBoth(two) && knownAt(one) === knownAt(two))
  expect(noteOf(one)).toBe(noteOf(two))
  expect(one.store.desk.code()).not.toBe(code)
  expect(one.store.audit.head().stream).not.toBe(stream)
  expect([one, two].map(({ store }) => store.shared.forks() > 0)).toEqual([true, true])
  expect(verifyLog(two.store.audit.entries(), two.store.audit.heads()).findings).toEqual([])
})

test('a ledger that was put back while it was away finds out by the keychain, before it says another thing: nothing is there twice', async () => {
  const { one, two } = await office()
  const saved = temporaryFolder()
  one.reopen((folder) => copyLedger(folder, saved))
  noteAt(one, 'Before it was put back')
  await until([one, two], () => noteOf(two) === 'Before it was put back')
  const mark = () => JSON.parse(one.keychain.entries.get(`office mark ${one.store.office.membership()?.desk}`) ?? '{}')
  const { stream, size } = one.store.audit.head()
  await until([one, two], () => mark().number === size)
  const code = one.store.desk.code()
  one.reopen((folder) => copyLedger(saved, folder))
  one.stop()
  expect(one.store.shared.lastNumber(stream)).toBeLessThan(size)
  await heedMark({ store: one.store, keychain: one.keychain, clock: one.clock, log: silentLog })
  noteAt(one, 'After it was put back')
  expect([one.store.audit.head().stream === stream, one.store.desk.code() === code]).toEqual([false, false])
  const now = { stream: one.store.audit.head().stream, code: one.store.desk.code() }
  one.reopen()
  const hasBoth = (desk: OfficeDesk) => ['Before', 'After'].every((word) => noteOf(desk).includes(`${word} it was`))
  await until([one, two], () => hasBoth(one) && hasBoth(two) && knownAt(one) === knownAt(two))
  expect([one, two].map(({ store }) => store.shared.forks())).toEqual([0, 0])
  expect({ stream: one.store.audit.head().stream, code: one.store.desk.code() }).toEqual(now)
})

test('a copied computer and its original have said two things under one number: both are kept, told and merged', async () => {
  const { one, two } = await office()
  const clone = newDesk('Mari')
  one.reopen((folder) => {
    clone.reopen((its) => copyLedger(folder, its))
    for (const [account, secret] of one.keychain.entries) clone.keychain.entries.set(account, secret)
  })
  const { stream } = one.store.audit.head()
  for (const desk of [one, two, clone]) desk.stop()
  told(clone)
  expect(clone.store.audit.head()).toEqual(one.store.audit.head())
  noteAt(one, 'At the original')
  decideAt(clone, 'accept')
  noteAt(clone, 'At the copy')
  const all = [one, two, clone]
  for (const desk of all) desk.reopen()
  const hasBoth = (desk: OfficeDesk) => noteOf(desk).includes('original') && noteOf(desk).includes('copy')
  await until(all, () => all.every(isConnected) && all.every(hasBoth) && new Set(all.map(knownAt)).size === 1)
  expect(new Set(all.map(noteOf)).size).toBe(1)
  expect(all.map(({ store }) => store.shared.forks() > 0)).toEqual([true, true, true])
  const streams = [one, clone].map(({ store }) => store.audit.head().stream)
  expect(new Set([stream, ...streams]).size).toBe(3)
  const codes = all.map(({ store }) => store.desk.code())
  expect(new Set(codes).size).toBe(3)
  const history = all.map(({ store }) =>
    store.decisions
      .history(key.serviceId, 'q-1')
      .map(({ verdict }) => verdict)
      .toSorted()
      .join()
  )
  expect(new Set(history)).toEqual(new Set(['accept,reject']))
  noteAt(clone, 'The copy goes on')
  await until(all, () => all.every((desk) => noteOf(desk) === 'The copy goes on'))
})
