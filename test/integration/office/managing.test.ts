import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOfHead, readHead, writeHead } from '../../../main/audit/entry.ts'
import { signText } from '../../../main/office/keys.ts'
import { beginEpoch, makeManagerKey, removeKey } from '../../../main/office/managing.ts'
import { connectOffice } from '../../../main/office/pg-server.ts'
import { officeSecrets } from '../../../main/office/secrets.ts'
import { isKeyKnownOutside, newestEpoch, standing } from '../../../main/office/statements.ts'
import { newOffice, type OfficeServerOfTests } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, join, key, newDesk, noteAt, type OfficeDesk, officeOfTwo, told, until, verdictAt } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const pin = '9471 k'

const standsAt = ({ store }: OfficeDesk) => standing(store.office.statements(), store.office.get()?.office ?? '')
const nameOf = ({ store }: OfficeDesk) => store.office.get()?.desk ?? ''
const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text

async function secretsOf({ keychain, store }: OfficeDesk) {
  const found = await officeSecrets(keychain, store.office.get()?.desk ?? '')
  return found.ok ? found.value : null
}

const epochsOf = async (desk: OfficeDesk) => Object.keys((await secretsOf(desk))?.keys ?? {}).map(Number)

/** Three desks that know of a request, and a key of the manager at the first. */
async function officeOfThree(role: 'desk' | 'manager' = 'desk') {
  const server = await newOffice(postgres)
  const { one, two, sheet } = await officeOfTwo(server, undefined, role)
  const three = newDesk('Kati')
  const made = await makeManagerKey(one.parts, { sheet, pin })
  if (!made.ok) throw new Error(made.error.code)
  const [kept] = one.store.managing.keys()
  const approval = { key: kept?.key ?? '', pin }
  await join(one, three, server, approval, 'Counter 3')
  for (const desk of [one, two, three]) told(desk)
  return { server, one, two, three, sheet, approval }
}

async function removeTwo({ one, two, approval }: Awaited<ReturnType<typeof officeOfThree>>) {
  const removed = await removeKey(one.parts, { name: nameOf(two), approval })
  if (!removed.ok) throw new Error(removed.error.code)
  one.loop().wake()
}

/** Whoever has a desk's disk and login puts what that desk has signed, and asks nobody. */
async function putSigned(desk: OfficeDesk): Promise<void> {
  const { store } = desk
  const secrets = await secretsOf(desk)
  const row = store.office.get()
  if (!secrets || !row) throw new Error('no office')
  for (const { hash, head } of store.shared.unsigned()) store.shared.sign(hash, signText(secrets.sign.secret, head))
  const connected = await connectOffice(row.connection, secrets.password)
  if (!connected.ok) throw new Error(connected.fault)
  const { stream } = store.audit.head()
  const entries = store.shared.names(stream, 0).flatMap(({ hash }) => store.shared.get(hash) ?? [])
  const sealed = entries.flatMap(({ head }) => store.office.sealed((JSON.parse(head) as { body: string }).body) ?? [])
  await connected.server.put({ entries, sealed, keys: [] })
  await connected.server.close()
}

/** The same person signs another entry in the place of one that counts, and one more stream. */
async function putInstead({ store, keychain }: OfficeDesk): Promise<void> {
  const row = store.office.get()
  const found = await officeSecrets(keychain, row?.desk ?? '')
  const { stream } = store.audit.head()
  const links = store.managing.links(stream)
  const [last] = links.slice(-2)
  const kept = store.shared.get(last?.hash ?? '')
  const told = kept && readHead(kept.head)
  if (!found.ok || !found.value || !row || !told) throw new Error('no office')
  const { secret } = found.value.sign
  const forged = [
    { ...told, author: 'Nobody' },
    { ...told, author: 'Nobody', stream: '0'.repeat(32), number: 1, before: null }
  ]
  const connected = await connectOffice(row.connection, found.value.password)
  if (!connected.ok) throw new Error(connected.fault)
  for (const each of forged) {
    const head = writeHead(each)
    const entry = { stream: each.stream, number: each.number, hash: hashOfHead(head), head }
    const entries = [{ ...entry, signature: signText(secret, head) }]
    await connected.server.put({ entries, sealed: [], keys: [] })
  }
  await connected.server.close()
}

const keysThere = ({ database }: OfficeServerOfTests) =>
  postgres.run<{ epoch: number; put_by: string }>('SELECT DISTINCT epoch, put_by FROM office.data_key', database)

describe('a manager’s key', () => {
  test('admits a computer by its PIN in place of the sheet, and is made by the sheet only', async () => {
    const { one, three } = await officeOfThree()
    expect(three.loop().state()).toEqual({ stage: 'connected' })
    const other = await makeManagerKey(three.parts, { sheet: 'AAAA', pin })
    expect(other).toMatchObject({ ok: false, error: { fields: { sheet: 'notSheetCode' } } })
    expect([...standsAt(one).managers.values()]).toMatchObject([{ holder: 'Mari', desk: nameOf(one) }])
  })

  test('opens by no other PIN, and after wrong ones not for a while', async () => {
    const { one, two, approval } = await officeOfThree()
    const wrong = { ...approval, pin: '1111 k' }
    const tried = []
    for (let turn = 0; turn < 4; turn += 1) {
      const done = await removeKey(one.parts, { name: nameOf(two), approval: wrong })
      tried.push(done.ok ? 'done' : done.error.code)
    }
    expect(tried).toEqual(['invalid', 'invalid', 'invalid', 'pinWait'])
    expect(await beginEpoch(one.parts, approval)).toMatchObject({ ok: false, error: { code: 'pinWait' } })
    one.clock.advance(30_000)
    expect((await beginEpoch(one.parts, approval)).ok).toBe(true)
  })
})

describe('a desk that was removed', () => {
  test('says so, works alone, and shares nothing more', async () => {
    const office = await officeOfThree()
    const { server, one, two, three } = office
    decideAt(two, 'reject')
    await until([one, two, three], () => verdictAt(one) === 'reject' && verdictAt(three) === 'reject')
    await removeTwo(office)
    await until([one, two, three], () => two.loop().state().stage === 'removed')
    const there = await postgres.run('SELECT hash FROM office.entry', server.database)
    decideAt(two, 'accept')
    noteAt(two, 'Alone')
    two.reopen()
    expect(two.loop().state()).toEqual({ stage: 'removed' })
    noteAt(one, 'Goes on')
    await until([one, three], () => noteOf(three) === 'Goes on')
    expect(verdictAt(two)).toBe('accept')
    expect([verdictAt(one), verdictAt(three), noteOf(one)]).toEqual(['reject', 'reject', 'Goes on'])
    expect(await secretsOf(two)).toBeNull()
    const heads = await postgres.run<{ head: Buffer }>('SELECT head FROM office.entry', server.database)
    expect(heads.length).toBeGreaterThan(there.length)
    expect(heads.filter(({ head }) => head.toString().includes('"Juku"'))).toHaveLength(1)
    expect(standsAt(three).removals.has(nameOf(two))).toBe(true)
  })

  test('adds nothing that counts, whatever date it bears', async () => {
    const office = await officeOfThree()
    const { one, two, three } = office
    decideAt(two, 'reject')
    await until([one, two, three], () => verdictAt(one) === 'reject' && verdictAt(three) === 'reject')
    two.stop()
    await removeTwo(office)
    two.clock.jump(-30 * 86_400_000)
    decideAt(two, 'accept')
    await putSigned(two)
    await putInstead(two)
    // When the second one has come, the round that brought the first is over, and has looked at every stream.
    for (const text of ['After it', 'After that']) {
      noteAt(one, text)
      await until([one, three], () => noteOf(three) === text)
    }
    const hasAddedNothing = () => {
      expect([one, three].map(verdictAt)).toEqual(['reject', 'reject'])
      expect([one, three].map(({ store }) => store.shared.forks())).toEqual([0, 0])
      for (const { store } of [one, three]) expect(store.audit.authors()).not.toContain('Nobody')
    }
    // A desk that connects anew cuts what should not have been taken: it is looked at before, too.
    hasAddedNothing()
    for (const desk of [one, three]) desk.reopen()
    await until([one, three], () => [one, three].every((desk) => desk.loop().state().stage === 'connected'))
    hasAddedNothing()
  })

  test('loses what another desk had taken of it meanwhile', async () => {
    const office = await officeOfThree()
    const { one, two, three } = office
    one.stop()
    decideAt(two, 'accept')
    await until([two, three], () => verdictAt(three) === 'accept')
    await removeTwo(office)
    one.reopen()
    await until([one, two, three], () => verdictAt(three) === null && two.loop().state().stage === 'removed')
    expect(three.store.decisions.history(key.serviceId, 'q-1')).toEqual([])
    three.reopen()
    await until([one, three], () => three.loop().state().stage === 'connected')
    expect([one, three].map(verdictAt)).toEqual([null, null])
  })
})

describe('another office key', () => {
  test('begins with a removal: the rest have it and forget the old one, and a new computer reads everything by it', async () => {
    const office = await officeOfThree('manager')
    const { server, one, two, three, sheet } = office
    decideAt(two, 'reject')
    await until([one, two, three], () => verdictAt(one) === 'reject' && verdictAt(three) === 'reject')
    await removeTwo(office)
    const newest = newestEpoch(standsAt(one))
    expect(newest).toBeGreaterThan(65_535)
    await until([one, two, three], async () => {
      const epochs = await Promise.all([one, three].map(epochsOf))
      return epochs.every((each) => each.length === 1 && each[0] === newest)
    })
    expect((await secretsOf(one))?.keys).toEqual((await secretsOf(three))?.keys)
    await until([one, three], async () => (await keysThere(server)).every(({ epoch }) => epoch === newest))
    const four = newDesk('Liis')
    told(four)
    await join(one, four, server, sheet, 'Counter 4')
    await until([one, three, four], () => verdictAt(four) === 'reject')
    expect(isKeyKnownOutside(standsAt(four))).toBe(false)
  })

  test('reaches a computer that was admitted while it began', async () => {
    const { server, one, two, three, sheet, approval } = await officeOfThree()
    const four = newDesk('Liis')
    const again = await makeManagerKey(three.parts, { sheet, pin })
    if (!again.ok) throw new Error(again.error.code)
    one.stop()
    const begun = await beginEpoch(one.parts, approval)
    if (!begun.ok) throw new Error(begun.error.code)
    await join(three, four, server, { key: three.store.managing.keys()[0]?.key ?? '', pin }, 'Counter 4')
    one.reopen()
    const newest = newestEpoch(standsAt(one))
    await until([one, two, three, four], async () => (await epochsOf(four)).join() === `${newest}`)
    told(four)
    noteAt(four, 'New here')
    await until([one, two, three, four], () => noteOf(one) === 'New here')
  })
})

test('a login that is not a manager’s takes away only the keys that it has put', async () => {
  const { server, one, two, three, approval } = await officeOfThree()
  noteAt(two, 'By two')
  await until([one, two, three], () => noteOf(one) === 'By two')
  two.stop()
  const begun = await beginEpoch(one.parts, approval)
  if (!begun.ok) throw new Error(begun.error.code)
  one.loop().wake()
  const newest = newestEpoch(standsAt(one))
  await until([one, three], async () => (await epochsOf(three)).join() === `${newest}`)
  const users = [one, three].map(({ store }) => store.office.get()?.connection.user)
  await until([one, three], async () =>
    (await keysThere(server)).every(({ epoch, put_by }) => epoch === newest || !users.includes(put_by))
  )
  const ofTwo = two.store.office.get()?.connection.user
  expect(await keysThere(server)).toContainEqual({ epoch: 1, put_by: ofTwo })
  two.reopen()
  await until([one, two, three], async () => (await keysThere(server)).every(({ epoch }) => epoch === newest))
})
