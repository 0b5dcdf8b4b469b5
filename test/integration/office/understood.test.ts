/** Entries of a later version that must be understood: they stop what is about their request until this desk is updated, and nothing else. */
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { acts } from '../../../common/words/audit.ts'
import { readHead } from '../../../main/audit/entry.ts'
import { verifyLog } from '../../../main/audit/verify.ts'
import { acceptMatching } from '../../../main/requests/accept-matching.ts'
import { askedFor } from '../../../main/requests/ask-again.ts'
import { decide } from '../../../main/requests/decide.ts'
import { decisionPart } from '../../../main/requests/decision-view.ts'
import { writeNote } from '../../../main/requests/note.ts'
import { keepAnswer } from '../../../main/sync/keep-answer.ts'
import { mariMaasikas, serviceRequest } from '../../desk-parts/requests.ts'
import { newOffice } from '../../neighbours/office-database.ts'
import { type Postgres, startPostgres } from '../../neighbours/postgres.ts'
import { decideAt, key, type OfficeDesk, officeOfTwo, told, until, verdictAt } from './office.ts'

let postgres: Postgres
let one: OfficeDesk
let two: OfficeDesk

beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres[Symbol.asyncDispose]())

beforeEach(async () => {
  const office = await officeOfTwo(await newOffice(postgres))
  one = office.one
  two = office.two
  for (const desk of [one, two]) {
    told(desk)
    tellOther(desk)
  }
})

const other = { serviceId: key.serviceId, requestId: 'q-2' }

function tellOther({ store, clock }: OfficeDesk): void {
  const request = serviceRequest({
    id: 'q-2',
    status: 'completed',
    completed_at: '2026-05-01T08:00:00Z',
    result: mariMaasikas
  })
  store.atomically(() => keepAnswer(store, { serviceId: key.serviceId, request, now: clock.now() }))
}

const forwarding = { act: 'forward', request: 'q-1' }

/** A desk of a later version says something of a request. */
function say({ store, loop }: OfficeDesk, deed: object): void {
  store.atomically(() => store.audit.add(deed as never))
  loop().wake()
}

const isStopped = ({ store }: OfficeDesk) => store.merge.isStopped(key)

/** What each way to work on the request comes to. */
function tried({ store, clock }: OfficeDesk) {
  const now = clock.now()
  const accept = store.atomically(() => decide(store, { id: 'q-1', verdict: 'accept', note: '' }, now))
  const reject = store.atomically(() => decide(store, { id: 'q-1', verdict: 'reject', note: '' }, now))
  const note = store.atomically(() => writeNote(store, 'q-1', 'Seen'))
  const again = askedFor(store, { asksAgain: 'q-1', serviceId: key.serviceId } as never)
  return [accept, reject, note, again].map((outcome) => (outcome.ok ? 'done' : outcome.error.code))
}

describe('a kind that this version does not know', () => {
  test('stops its request where it must be understood, and no other one', async () => {
    say(one, { ...forwarding, mustBeUnderstood: true, shared: { seen: [], said: { is: 'forwarding', to: 'Kati' } } })
    await until([one, two], () => isStopped(two))
    expect(tried(two)).toEqual(['notUnderstood', 'notUnderstood', 'notUnderstood', 'notUnderstood'])
    const request = two.store.views.get('q-1')
    expect(request && decisionPart(two.store, request).isNotUnderstood).toBe(true)
    const many = acceptMatching(two.store, { ids: ['q-1', 'q-2'], note: '' }, two.clock.now())
    expect(many).toMatchObject({ ok: true, value: { left: [{ id: 'q-1', why: 'notUnderstood' }] } })
    expect(two.store.merge.isStopped(other)).toBe(false)
    expect(two.news).toContain(key.serviceId)
    expect(verifyLog(two.store.audit.entries(), two.store.audit.heads()).findings).toEqual([])
    // What other desks decide comes all the same.
    decideAt(one, 'reject')
    await until([one, two], () => verdictAt(two) === 'reject')
  })

  test('stops nothing where it may be passed over', async () => {
    say(one, { ...forwarding, shared: { seen: [], said: { is: 'forwarding', to: 'Kati' } } })
    await until([one, two], () => two.store.shared.unread().length === 1)
    expect(isStopped(two)).toBe(false)
    expect(tried(two)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('stops its request also where the kind is known, and what it says is not', async () => {
    say(one, {
      act: 'note',
      request: 'q-1',
      mustBeUnderstood: true,
      shared: { seen: [], said: { is: 'rich', text: 'x' } }
    })
    await until([one, two], () => isStopped(two))
  })

  test('stops nothing where it is understood', async () => {
    say(one, {
      act: 'note',
      request: 'q-1',
      mustBeUnderstood: true,
      shared: { seen: [], said: { is: 'note', text: 'Known' } }
    })
    await until([one, two], () => two.store.notes.latest(key.serviceId, 'q-1')?.text === 'Known')
    expect(isStopped(two)).toBe(false)
  })

  test('stops nothing any more after an update, also without the server', async () => {
    say(one, { ...forwarding, mustBeUnderstood: true, shared: { seen: [], said: { is: 'note', text: 'Forwarded' } } })
    await until([one, two], () => isStopped(two))
    two.reopen()
    expect(isStopped(two)).toBe(true)
    one.stop()
    await postgres.run(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename <> current_user'
    )
    const known = acts as unknown as string[]
    known.push('forward')
    onTestFinished(() => void known.pop())
    two.reopen()
    expect([isStopped(two), two.store.notes.latest(key.serviceId, 'q-1')?.text]).toEqual([false, 'Forwarded'])
    expect(tried(two)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('stops nothing any more once it is erased', async () => {
    say(one, { ...forwarding, mustBeUnderstood: true, shared: { seen: [], said: { is: 'forwarding', to: 'Kati' } } })
    await until([one, two], () => isStopped(two))
    one.store.atomically(() => one.store.audit.erase('q-1'))
    one.loop().wake()
    await until([one, two], () => !isStopped(two))
  })
})

test('a proof of a request that stands still is not filed, whenever proofs are', async () => {
  const { store } = two
  store.proofs.keep(key.serviceId, 'q-1', Buffer.from('%PDF-'))
  const due = () => (['completion', 'accept'] as const).map((occasion) => store.filings.isDue(occasion, 0, key))
  decideAt(two, 'accept')
  two.clock.advance(10_000)
  expect(due()).toEqual([true, true])
  say(one, { ...forwarding, mustBeUnderstood: true, shared: { seen: [], said: { is: 'forwarding', to: 'Kati' } } })
  await until([one, two], () => isStopped(two))
  expect(due()).toEqual([false, false])
})

test('that it must be understood is signed with the rest: nobody adds it or takes it away', () => {
  say(one, { ...forwarding, mustBeUnderstood: true })
  const [{ hash = '' } = {}] = one.store.shared.names(one.store.audit.head().stream, one.store.audit.head().size - 1)
  const entries = [...one.store.audit.entries()]
  const head = entries.find((entry) => entry.hash === hash)?.head ?? ''
  expect(readHead(head)).toMatchObject({ mustBeUnderstood: true })
  expect(readHead(head.replace(',"mustBeUnderstood":true', ',"mustBeUnderstood":false'))).toBeUndefined()
  expect(readHead(head.replace(',"mustBeUnderstood":true', ''))).not.toMatchObject({ mustBeUnderstood: true })
})
