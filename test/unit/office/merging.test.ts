/** What several desks have said about one request, in every order in which it may arrive. */
import { randomBytes } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { startExchange } from '../../../main/office/exchange.ts'
import { admitDesk, askOffice, foundOffice, takeAdmission } from '../../../main/office/membership.ts'
import { officeSecrets } from '../../../main/office/secrets.ts'
import type { OfficeServer } from '../../../main/office/server.ts'
import { asking, codeOfOffice } from '../../../main/office/statements.ts'
import { keepDecision, keepNote } from '../../../main/requests/shared.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { ManualClock } from '../../desk-parts/manual-clock.ts'
import { memoryOfficeServer } from '../../desk-parts/memory-office-server.ts'
import { memoryKeychain } from '../startup/memory-keychain.ts'
import { cachedRequest, testService } from '../store/temporary-store.ts'

const key = { serviceId: testService.id, requestId: 'request-1' }
const connection = { hosts: ['db.example'], database: 'office', user: 'desk', authority: '' }

function newDesk(name: string) {
  const clock = new ManualClock()
  const store = openMemoryStore({ clock, random: randomBytes, author: () => name })
  store.services.add(testService)
  store.requests.put(cachedRequest({ id: 'request-1' }))
  const keychain = memoryKeychain()
  return { name, store, keychain, parts: { store, keychain, clock, random: randomBytes } }
}

type TestDesk = ReturnType<typeof newDesk>

async function secretsOf({ keychain, store }: TestDesk) {
  const found = await officeSecrets(keychain, store.office.get()?.desk ?? '')
  if (!found.ok || found.value === null) throw new Error('no secrets')
  return found.value
}

/** Three desks of one office, and how each exchanges with its server. `through`: what lies between the first one and the server. */
async function officeOfThree(through: (server: OfficeServer) => OfficeServer = (server) => server) {
  const { server, hidden } = memoryOfficeServer()
  const desks = [newDesk('Mari'), newDesk('Juku'), newDesk('Kati')] as const
  const [one] = desks
  const joining = { connection, password: 'secret' }
  const founded = await foundOffice(one.parts, { ...joining, deskName: 'Counter 1', name: 'Town' })
  if (!founded.ok) throw new Error(founded.error.code)
  const office = one.store.office.get()?.office ?? ''
  for (const other of desks.slice(1)) {
    const asked = { ...joining, deskName: other.name, officeCode: codeOfOffice(office) }
    await askOffice(other.parts, asked, one.store.office.statements())
    for (const statement of other.store.office.statements()) one.store.office.addStatement(statement)
    const [desk] = asking(one.store.office.statements(), office)
    await admitDesk(one.parts, { sign: desk?.sign ?? '', sheet: founded.value.sheet })
    for (const statement of one.store.office.statements()) other.store.office.addStatement(statement)
    await takeAdmission(other, await secretsOf(other))
  }
  const rounds = await Promise.all(
    desks.map(async ({ parts }, index) => {
      const secrets = await secretsOf(desks[index] as TestDesk)
      const exchange = startExchange({ ...parts, server: index === 0 ? through(server) : server, secrets })
      return (everything = true) => exchange.round(everything)
    })
  )
  return { desks, rounds, hidden, server }
}

const decideAt = ({ store }: TestDesk, verdict: 'accept' | 'reject') =>
  store.atomically(() =>
    keepDecision(store, { ...key, verdict, note: '', wentAgainst: [] }, { act: 'decide', request: 'request-1' })
  )

const noteAt = ({ store }: TestDesk, text: string) =>
  store.atomically(() => keepNote(store, { ...key, text }, { act: 'note', request: 'request-1' }))

const standsAt = ({ store }: TestDesk) => ({
  verdict: store.decisions.latest(key.serviceId, key.requestId)?.verdict ?? null,
  twice: store.merge.isDecidedTwice(key),
  all: store.decisions
    .history(key.serviceId, key.requestId)
    .map(({ verdict, author }) => `${verdict} ${author}`)
    .toSorted(),
  note: store.notes.latest(key.serviceId, key.requestId)?.text ?? ''
})

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0]
] as const

describe('in whichever order three desks meet the server', () => {
  test.each(orders)('all show the same, and nothing stands until one settles it (%i %i %i)', async (...order) => {
    const { desks, rounds } = await officeOfThree()
    const [one, two, three] = desks
    const exchangeAll = async () => {
      for (let turn = 0; turn < 2; turn += 1) for (const index of order) await rounds[index]?.()
    }
    await exchangeAll()
    decideAt(one, 'accept')
    decideAt(two, 'reject')
    decideAt(three, 'accept')
    noteAt(one, 'Came early')
    noteAt(three, 'Came late')
    await exchangeAll()
    const expected = { verdict: null, twice: true, all: ['accept Kati', 'accept Mari', 'reject Juku'] }
    for (const desk of desks) expect(standsAt(desk)).toMatchObject(expected)
    const notes = new Set(desks.map((desk) => standsAt(desk).note))
    expect([...notes]).toHaveLength(1)
    expect([...notes][0]?.split('\n').toSorted()).toEqual(['Came early', 'Came late'])
    decideAt(two, 'accept')
    noteAt(two, 'Came')
    await exchangeAll()
    for (const desk of desks) expect(standsAt(desk)).toMatchObject({ verdict: 'accept', twice: false, note: 'Came' })
  })
})

test('a decision that settles another is right also where it arrives first', async () => {
  const { desks, rounds, hidden } = await officeOfThree()
  const [one, two, three] = desks
  for (const round of [...rounds, ...rounds]) await round()
  decideAt(one, 'reject')
  await rounds[0]?.()
  await rounds[1]?.()
  decideAt(two, 'accept')
  await rounds[1]?.()
  // The server withholds from the third desk what the first one has written.
  for (const stream of one.store.shared.streams().filter(one.store.shared.isOwn)) hidden.add(stream)
  await rounds[2]?.()
  expect(standsAt(three)).toMatchObject({ verdict: 'accept', twice: false, all: ['accept Juku'] })
  hidden.clear()
  await rounds[2]?.()
  expect(standsAt(three)).toMatchObject({ verdict: 'accept', twice: false, all: ['accept Juku', 'reject Mari'] })
})

/** The calls of a round, in which a clerk may do something while their answer is waited for. */
const waitedFor = ['statementIds', 'counts', 'names', 'sealedThere', 'put', 'keysThere', 'onlyOlder'] as const

test.each(waitedFor)(
  'what a clerk does while “%s” is waited for comes to the others at the next turn',
  async (call) => {
    let meanwhile = () => {}
    const { desks, rounds } = await officeOfThree((server) => {
      const behind = async (...args: unknown[]): Promise<unknown> => {
        const answer = await (server[call] as (...all: unknown[]) => Promise<unknown>)(...args)
        const act = meanwhile
        meanwhile = () => {}
        act()
        return answer
      }
      return { ...server, [call]: behind } as OfficeServer
    })
    const [one, two] = desks
    for (const round of [...rounds, ...rounds]) await round()
    const wasDone = vi.fn(() => noteAt(one, 'While it was waited for'))
    meanwhile = wasDone
    noteAt(one, 'Before')
    await rounds[0]?.(false)
    // What is not called in this round is called in another one.
    if (wasDone.mock.calls.length === 0) await rounds[0]?.(true)
    expect(wasDone).toHaveBeenCalledOnce()
    for (const round of rounds) await round(false)
    expect(standsAt(two).note).toBe('While it was waited for')
    noteAt(one, 'Afterwards')
    for (const round of rounds) await round(false)
    expect(standsAt(two).note).toBe('Afterwards')
  }
)

test('the same typed reference at two desks is two references', async () => {
  const { desks } = await officeOfThree()
  const { keepRequest } = await import('../../../main/requests/keep-request.ts')
  const draft = { serviceId: testService.id, reference: 'Case 7', claims: { sub: 'EE30303039914' }, reason: '' }
  const references = desks.map(({ store }) =>
    store.atomically(() => store.outbox.get(keepRequest(store, draft, 0))?.reference)
  )
  expect(new Set(references).size).toBe(3)
  for (const [index, desk] of desks.entries()) {
    expect(references[index]).toBe(`Case 7 ${desk.store.desk.code()}-00001`)
  }
})

test('a desk of no office keeps nothing of one', () => {
  const desk = newDesk('Mari')
  decideAt(desk, 'accept')
  noteAt(desk, 'Came')
  const { store } = desk
  expect([store.office.get(), store.shared.streams(), store.office.takenBack()]).toEqual([undefined, [], []])
  for (const { head } of store.audit.entries()) expect(JSON.parse(head)).toMatchObject({ version: 1 })
})
