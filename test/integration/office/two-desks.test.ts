import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../../main/audit/verify.ts'
import { withdraw } from '../../../main/requests/decide.ts'
import { decisionPart } from '../../../main/requests/decision-view.ts'
import { writeNote } from '../../../main/requests/note.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, key, newOffice, noteAt, type OfficeDesk, officeOfTwo, told, until, verdictAt } from './office.ts'

let postgres: Postgres

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

const { serviceId } = key

describe('two desks of one office', () => {
  test('a decision and a note of one are seen at the other, with who made them and where', async () => {
    const { one, two } = await officeOfTwo(await newOffice(postgres))
    for (const desk of [one, two]) told(desk)
    one.store.atomically(() => writeNote(one.store, 'q-1', 'Came with an interpreter'))
    expect(decideAt(one, 'reject', 'Came with an interpreter').ok).toBe(true)
    await until([one, two], () => verdictAt(two) === 'reject')
    expect(two.store.decisions.history(serviceId, 'q-1')).toMatchObject([
      { verdict: 'reject', note: 'Came with an interpreter', author: 'Mari', desk: 'Counter 1' }
    ])
    expect(two.store.notes.latest(serviceId, 'q-1')).toMatchObject({ text: 'Came with an interpreter', author: 'Mari' })
    expect(two.news).toContain(serviceId)
    const withoutFilter = { acts: [], author: 'Mari', from: null, until: null, request: 'q-1' }
    expect(two.store.audit.page(withoutFilter, 0, 9).rows.map(({ act }) => act)).toEqual(['decide', 'note'])
  })

  test('a decision that came to the server at another time than its desk tells says both', async () => {
    const { one, two } = await officeOfTwo(await newOffice(postgres))
    for (const desk of [one, two]) {
      desk.clock.wall = Date.now()
      told(desk)
    }
    decideAt(one, 'reject')
    await until([one, two], () => verdictAt(two) === 'reject')
    one.clock.wall = Date.now() - 600_000
    decideAt(one, 'accept')
    await until([one, two], () => verdictAt(two) === 'accept')
    const found = two.store.views.get('q-1')
    const [first, second] = found ? decisionPart(two.store, found).decisions : []
    expect(first?.arrived).toBeNull()
    expect(Date.parse(second?.arrived ?? '') - Date.parse(second?.decidedAt ?? '')).toBeGreaterThan(300_000)
  })

  test('the log of the office is one and whole at each desk', async () => {
    const { one, two } = await officeOfTwo(await newOffice(postgres))
    told(one)
    decideAt(one, 'reject')
    const hashes = ({ store }: OfficeDesk) => [...store.audit.entries()].map(({ hash }) => hash)
    const shared = one.store.shared.streams().flatMap((stream) => one.store.shared.names(stream, 0))
    await until([one, two], () => shared.every(({ hash }) => hashes(two).includes(hash)))
    for (const { store } of [one, two])
      expect(verifyLog(store.audit.entries(), store.audit.heads()).findings).toEqual([])
  })

  test('a decision that was withdrawn in time stands nowhere', async () => {
    const { one, two } = await officeOfTwo(await newOffice(postgres))
    for (const desk of [one, two]) told(desk)
    const decided = decideAt(one, 'reject')
    await until([two], () => verdictAt(two) === 'reject')
    if (!decided.ok) throw new Error(decided.error.code)
    const { number } = decided.value
    expect(one.store.atomically(() => withdraw(one.store, { id: 'q-1', number })).ok).toBe(true)
    one.loop().wake()
    await until([two], () => verdictAt(two) === null)
    expect(two.store.decisions.history(serviceId, 'q-1')).toEqual([])
  })

  test('decided at both without knowing of each other, no decision stands until one desk decides again', async () => {
    const { one, two } = await officeOfTwo(await newOffice(postgres))
    for (const desk of [one, two]) told(desk)
    decideAt(one, 'accept')
    decideAt(two, 'reject')
    const isTwice = (desk: OfficeDesk) => desk.store.merge.isDecidedTwice(key) && verdictAt(desk) === null
    await until([one, two], () => isTwice(one) && isTwice(two))
    expect(
      one.store.decisions
        .history(serviceId, 'q-1')
        .map(({ verdict }) => verdict)
        .sort()
    ).toEqual(['accept', 'reject'])
    decideAt(two, 'accept')
    await until([one, two], () => verdictAt(one) === 'accept' && verdictAt(two) === 'accept')
    expect([one, two].map(({ store }) => store.merge.isDecidedTwice(key))).toEqual([false, false])
  })

  test('what a request is noted about at both stands together, in one order', async () => {
    const { one, two } = await officeOfTwo(await newOffice(postgres))
    for (const desk of [one, two]) told(desk)
    noteAt(one, 'Has a dog')
    noteAt(two, 'Needs a chair')
    const textAt = ({ store }: OfficeDesk) => store.notes.latest(serviceId, 'q-1')?.text ?? ''
    const isBoth = (text: string) => text.includes('dog') && text.includes('chair')
    await until([one, two], () => isBoth(textAt(one)) && isBoth(textAt(two)))
    expect(textAt(one)).toBe(textAt(two))
    noteAt(two, 'Needs a chair for the dog')
    await until([one, two], () => textAt(one) === 'Needs a chair for the dog')
  })
})
