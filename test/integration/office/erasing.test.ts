import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unseal } from '../../../main/audit/sealed.ts'
import { beginEpoch, orderErasure } from '../../../main/office/managing.ts'
import { officeSecrets } from '../../../main/office/secrets.ts'
import { newestEpoch, standing } from '../../../main/office/statements.ts'
import { readingMark } from '../../../main/store/ledger/office.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { serviceRequest } from '../../desk-parts/requests.ts'
import { smallPdf } from '../../desk-parts/small-pdf.ts'
import { newOffice, type OfficeServerOfTests } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, join, key, newDesk, noteAt, type OfficeDesk, officeOfTwo, told, until, verdictAt } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const pending = (id: string) => serviceRequest({ id, status: 'pending' })

const noteOf = ({ store }: OfficeDesk) => store.notes.latest(key.serviceId, 'q-1')?.text
const historyOf = ({ store }: OfficeDesk) => store.decisions.history(key.serviceId, 'q-1')
const isConnected = (desk: OfficeDesk) => desk.loop().state().stage === 'connected'

/** The names by which a desk knows the request in what is shared. */
const subjectsOf = ({ store }: OfficeDesk): string[] => {
  const heads = [...store.audit.entries()].map(({ head }) => JSON.parse(head) as { subject?: string; version: number })
  return [...new Set(heads.flatMap(({ subject, version }) => (version === 2 ? (subject ?? []) : [])))]
}

/** How many bodies and keys the server has of subjects. */
async function thereOf({ database }: OfficeServerOfTests, subjects: readonly string[]): Promise<number> {
  const named = `encode(subject, 'hex') IN (${subjects.map((each) => `'${each}'`).join()})`
  const sql = `SELECT (SELECT count(*) FROM office.sealed WHERE ${named})::integer
    + (SELECT count(*) FROM office.data_key WHERE ${named})::integer AS count`
  return (await postgres.run<{ count: number }>(sql, database))[0]?.count ?? -1
}

async function order(desk: OfficeDesk, sheet: string): Promise<void> {
  desk.store.atomically(() => desk.store.audit.erase('q-1'))
  const ordered = await orderErasure(desk.parts, { sheet })
  if (!ordered.ok) throw new Error(ordered.error.code)
  desk.loop().wake()
}

/** Two desks that have both said something of a request. */
async function office(role: 'desk' | 'manager' = 'manager') {
  const server = await newOffice(postgres)
  const both = await officeOfTwo(server, undefined, role)
  const { one, two } = both
  for (const desk of [one, two]) told(desk)
  decideAt(one, 'reject', 'Of one')
  await until([one, two], () => verdictAt(two) === 'reject')
  noteAt(two, 'Of two')
  await until([one, two], () => noteOf(one) === 'Of two')
  return { server, ...both }
}

describe('what a manager has ordered to be erased', () => {
  test('is emptied among what any login has read, by a manager’s login; what else was read stays', async () => {
    const { server, one, sheet } = await office()
    const { baseUrl = '', clientId = '' } = one.store.services.list()[0] ?? {}
    const mark = readingMark(one.store.office.membership()?.office ?? '', { baseUrl, clientId, request: 'q-1' })
    await postgres.run(
      `INSERT INTO office.reading (put_by, stream, number, mark, head, signature)
       SELECT 'another', decode(repeat('aa', 16), 'hex'), n, decode(m, 'hex'), 'told', decode(repeat('00', 64), 'hex')
       FROM (VALUES (1, '${mark}'), (2, repeat('bb', 16))) AS v (n, m)`,
      server.database
    )
    const heads = async () => {
      const sql = `SELECT convert_from(head, 'UTF8') AS head FROM office.reading WHERE put_by = 'another' ORDER BY number`
      return (await postgres.run<{ head: string }>(sql, server.database)).map(({ head }) => head)
    }
    await order(one, sheet)
    await until([one], async () => (await heads())[0] === '')
    expect(await heads()).toEqual(['', 'told'])
  })

  test('is gone at every desk, whoever said it, and on the server for ever', async () => {
    const { server, one, two, sheet } = await office()
    const subjects = subjectsOf(two)
    expect(await thereOf(server, subjects)).toBeGreaterThan(0)
    await order(one, sheet)
    await until([one, two], async () => noteOf(two) === undefined && (await thereOf(server, subjects)) === 0)
    expect([historyOf(two), two.store.managing.erasedHere()]).toEqual([[], []])
    const texts = [...two.store.audit.entries()].filter(({ head }) => subjects.some((one) => head.includes(one)))
    expect(texts.map(({ salted }) => salted)).toEqual(texts.map(() => null))
    const subject = subjects[0] ?? ''
    await postgres.run(
      `SET ROLE eeid_office_desk;
       INSERT INTO office.sealed (id, subject, bytes)
         SELECT sha256(decode('${subject}', 'hex') || 'x'::bytea), decode('${subject}', 'hex'), 'x'`,
      server.database
    )
    expect(await thereOf(server, [subject])).toBe(0)
  })

  test('never leaves a desk that was away, also what that desk had not sent yet, and under a name of its own', async () => {
    const server = await newOffice(postgres)
    const { one, two, sheet } = await officeOfTwo(server, undefined, 'manager')
    for (const desk of [one, two]) told(desk)
    two.stop()
    noteAt(two, 'Lives in Tartu')
    decideAt(one, 'accept')
    await until([one], () => isConnected(one))
    const subjects = subjectsOf(two)
    expect(subjects).not.toEqual(subjectsOf(one))
    await order(one, sheet)
    await until([one], async () => (await thereOf(server, subjectsOf(one))) === 0)
    one.clock.advance(365 * 86_400_000)
    two.clock.advance(365 * 86_400_000)
    two.reopen()
    await until([one, two], () => isConnected(two) && noteOf(two) === undefined)
    two.reopen()
    await until([one, two], () => isConnected(two))
    expect([await thereOf(server, subjects), noteOf(one), noteOf(two)]).toEqual([0, undefined, undefined])
  })

  test('takes at every desk what that desk has read itself, and eeID does not bring it back', async () => {
    const { server, one, two, sheet } = await office()
    const { serviceId } = key
    two.store.proofs.keep(serviceId, 'q-1', smallPdf('two'))
    // Another request, which stays.
    two.store.atomically(() => keepAnswer(two.store, { serviceId, request: pending('q-2'), now: two.clock.now() }))
    const readAt = ({ store }: OfficeDesk) => ({
      request: store.requests.get(serviceId, 'q-1'),
      view: store.views.get('q-1'),
      proof: store.proofs.get(serviceId, 'q-1')
    })
    expect(Object.values(readAt(two)).every((each) => each !== undefined)).toBe(true)
    await order(one, sheet)
    await until([one, two], () => noteOf(two) === undefined)
    expect(two.store.erasures.list()).toMatchObject([{ step: 'ordered', why: 'person' }])
    two.reopen()
    const nothing = { request: undefined, view: undefined, proof: undefined }
    expect(readAt(two)).toEqual(nothing)
    expect(two.store.requests.get(serviceId, 'q-2')?.status).toBe('pending')
    // It may never have been at a desk.
    const three = newDesk('Kati')
    await join(one, three, server, sheet, 'Counter 3')
    for (const desk of [two, three]) told(desk)
    expect([two, three].map(readAt)).toEqual([nothing, nothing])
    // The other request may have been told to it by now.
    const others = three.store.requests.get(serviceId, 'q-2') === undefined ? 0 : 1
    expect(three.store.requests.count(serviceId) - others).toBe(1)
    // What is there counts as known, or each sweep would look for it.
    expect(two.store.requests.count(serviceId)).toBe(2)
  })

  test('leaves what this desk has read of a request that is held there', async () => {
    const { one, two, sheet } = await office()
    two.store.holds.hold('q-1', 'A dispute')
    await order(one, sheet)
    await until([one, two], () => noteOf(two) === undefined)
    two.reopen()
    expect(two.store.requests.get(key.serviceId, 'q-1')).toBeDefined()
  })

  test('is erased again on a server that went back, and a new computer gets none of it', async () => {
    const { server, one, two, sheet } = await office()
    const subjects = subjectsOf(two)
    const tables = ['entry', 'sealed', 'data_key', 'statement', 'stream_count']
    for (const name of tables)
      await postgres.run(`CREATE TABLE public.${name} AS SELECT * FROM office.${name}`, server.database)
    await order(one, sheet)
    await until([one, two], async () => noteOf(two) === undefined && (await thereOf(server, subjects)) === 0)
    for (const desk of [one, two]) desk.stop()
    await postgres.run(
      `TRUNCATE office.erased, ${tables.map((name) => `office.${name}`).join()};
       ALTER TABLE office.entry DISABLE TRIGGER USER;
       ${tables.map((name) => `INSERT INTO office.${name} SELECT * FROM public.${name};`).join('\n')}
       ALTER TABLE office.entry ENABLE TRIGGER USER`,
      server.database
    )
    expect(await thereOf(server, subjects)).toBeGreaterThan(0)
    two.reopen()
    await until([two], () => isConnected(two))
    one.reopen()
    await until([one, two], async () => (await thereOf(server, subjects)) === 0)
    const three = newDesk('Kati')
    told(three)
    await join(one, three, server, sheet, 'Counter 3')
    expect([noteOf(three), historyOf(three)]).toEqual([undefined, []])
  })

  test('cannot be read from an old backup of the server once another office key has begun', async () => {
    const { server, one, two, sheet } = await office()
    const subjects = subjectsOf(two)
    const backup = await postgres.run<{ subject: Buffer; epoch: number; wrapped: Buffer }>(
      'SELECT subject, epoch, wrapped FROM office.data_key',
      server.database
    )
    const ofErased = backup.filter(({ subject }) => subjects.includes(subject.toString('hex')))
    const { office: id = '' } = one.store.office.get() ?? {}
    const opened = async (desk: OfficeDesk) => {
      const secrets = await officeSecrets(desk.keychain, desk.store.office.get()?.desk ?? '')
      const keys = secrets.ok ? Object.values(secrets.value?.keys ?? {}) : []
      return ofErased.filter(({ subject, epoch, wrapped }) => {
        const about = [id, subject.toString('hex'), `key ${epoch}`]
        return keys.some((each) => unseal(Buffer.from(each, 'hex'), wrapped, about) !== undefined)
      }).length
    }
    expect(await opened(two)).toBeGreaterThan(0)
    await order(one, sheet)
    const begun = await beginEpoch(one.parts, { sheet })
    if (!begun.ok) throw new Error(begun.error.code)
    one.loop().wake()
    const newest = newestEpoch(standing(one.store.office.statements(), id))
    await until([one, two], async () => (await opened(one)) + (await opened(two)) === 0)
    await until([one, two], async () => {
      const sql = `SELECT count(*)::integer AS count FROM office.data_key WHERE epoch <> ${newest}`
      return (await postgres.run<{ count: number }>(sql, server.database))[0]?.count === 0
    })
  })

  test('is taken back by each computer itself where none has a manager’s login', async () => {
    const { server, one, two, sheet } = await office('desk')
    const subjects = subjectsOf(two)
    await order(one, sheet)
    await until([one, two], () => noteOf(two) === undefined)
    // A key goes when no body is left, which each looks at hourly.
    for (const desk of [one, two]) desk.clock.advance(3_600_000)
    await until([one, two], async () => (await thereOf(server, subjects)) === 0)
  })
})
