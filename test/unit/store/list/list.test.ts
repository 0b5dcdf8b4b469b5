import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { type ListQuery, listVerdicts, listViews, wholeList } from '../../../../common/words/list-query.ts'
import { requestStates } from '../../../../common/words/request-states.ts'
import { dayEnd } from '../../../../main/clock/days.ts'
import { listedRequest } from '../../../../main/store/list/listed.ts'
import type { FoundRequest } from '../../../../main/store/list/views.ts'
import type { Store } from '../../../../main/store/open-store.ts'
import { many } from '../../../many.ts'
import {
  cachedRequest,
  openTestStore,
  storeWithService,
  temporaryFolder,
  testClock,
  testService
} from '../temporary-store.ts'
import { isInView, plainList } from './plain-list.ts'

const serviceId = testService.id
const start = Date.parse('2026-05-01T08:00:00Z')
const dayMs = 86_400_000

const names = ['Mari Jõeorg', 'MARI JÕEORG', 'Иванов Пётр', 'Ģirts O’Connež', 'Tamm', 'Öö 😀 "a_b\\c"', '']
const references = ['A-1', 'A-2', 'K7Q-00001', 'Jõe', '']

const person = fc.record({
  name: fc.constantFrom(...names),
  sub: fc.constantFrom('EE30303039914', 'LV050405-10009', '')
})

/** What may happen to a desk, whatever happened before. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), reference: fc.constantFrom(...references), claims: person }),
  fc.record({
    kind: fc.constant('move' as const),
    row: fc.nat(7),
    to: fc.constantFrom(
      'sending' as const,
      'created' as const,
      'needsCorrecting' as const,
      'needsAttention' as const,
      'confirming' as const,
      'discarded' as const
    ),
    request: fc.nat(7)
  }),
  fc.record({
    kind: fc.constant('told' as const),
    request: fc.nat(7),
    status: fc.constantFrom('pending', 'completed', 'expired', 'strange'),
    reference: fc.constantFrom(...references),
    claims: person,
    outcome: fc.constantFrom('matching', 'differing', 'notCompared'),
    createdAt: fc.integer({ min: 0, max: 6 }).map((days) => start - days * dayMs),
    linkExpiresAt: fc.constantFrom(null, start + 3_600_000, start + 3 * dayMs),
    completedAt: fc.constantFrom(null, start, start + 1)
  }),
  fc.record({
    kind: fc.constant('proof' as const),
    request: fc.nat(7),
    comes: fc.constantFrom('whole' as const, 'spoilt' as const, 'notYet' as const)
  }),
  fc.record({
    kind: fc.constant('decide' as const),
    request: fc.nat(7),
    verdict: fc.constantFrom('accept' as const, 'reject' as const, 'askAgain' as const)
  }),
  fc.record({
    kind: fc.constant('done' as const),
    request: fc.nat(7),
    how: fc.constantFrom('saved' as const, 'printed' as const, 'filed' as const, 'damaged' as const)
  }),
  fc.record({
    kind: fc.constant('note' as const),
    request: fc.nat(7),
    row: fc.nat(7),
    isRow: fc.boolean(),
    text: fc.constantFrom('Helistada', 'позвонить', '')
  }),
  fc.record({
    kind: fc.constant('file' as const),
    request: fc.nat(7),
    how: fc.constantFrom('add' as const, 'refuse' as const, 'replace' as const)
  }),
  fc.record({ kind: fc.constant('supersede' as const), row: fc.nat(7), request: fc.nat(7) }),
  fc.constant({ kind: 'undone' as const }),
  fc.constant({ kind: 'restart' as const }),
  fc.constant({ kind: 'crash' as const }),
  fc.constant({ kind: 'look' as const })
)

type Event = typeof event extends fc.Arbitrary<infer E> ? E : never
type Told = Extract<Event, { kind: 'told' }>

const anyQuery: fc.Arbitrary<ListQuery> = fc.record({
  view: fc.constantFrom(...listViews),
  search: fc.constantFrom(
    '',
    '',
    'mari',
    'JOEORG',
    'jõe m',
    'пётр',
    "o'connez",
    '9914',
    'a-',
    'helis',
    'e',
    'to',
    'й',
    'a-1 tamm',
    '%',
    '*',
    '[a',
    '?',
    '_b',
    '\\c',
    '"',
    '😀'
  ),
  statuses: fc.subarray([...requestStates], {
    maxLength: 3
  }),
  verdicts: fc.subarray([...listVerdicts], { maxLength: 2 }),
  from: fc.constantFrom(null, null, '2026-04-28'),
  to: fc.constantFrom(null, null, '2026-04-30'),
  completedFrom: fc.constantFrom(null, null, null, '2026-05-01'),
  completedTo: fc.constantFrom(null, null, null, '2026-05-01', '2026-04-30'),
  decidedFrom: fc.constantFrom(null, null, null, '2026-05-01', '2026-05-02'),
  decidedTo: fc.constantFrom(null, null, null, '2026-05-01', '2026-04-30'),
  notFiled: fc.boolean(),
  sort: fc.record({
    by: fc.constantFrom(
      'createdAt' as const,
      'reference' as const,
      'who' as const,
      'status' as const,
      'outcome' as const
    ),
    descending: fc.boolean()
  })
})

function toldRequest({ request, status, reference, claims, outcome, ...times }: Told) {
  const result = status === 'completed' ? { given_name: 'Õnne', family_name: 'Maasikas', sub: 'EE60001019906' } : {}
  const required = Object.entries(claims).map(([type, value]) => ({ type, value }))
  const body = JSON.stringify({
    id: `q-${request}`,
    status,
    reference,
    times,
    outcome,
    claims_required: required,
    result
  })
  const isOver = status === 'completed'
  return cachedRequest({
    ...times,
    id: `q-${request}`,
    reference,
    who: claims.name || claims.sub,
    status,
    outcome: isOver ? outcome : null,
    completedAt: isOver ? times.completedAt : null,
    body
  })
}

/** A desk to which anything may happen, in a folder of its own. */
function anyDesk() {
  const folder = temporaryFolder()
  const clock = testClock(start)
  let store = storeWithService(folder, clock)
  const rows: string[] = []
  const rowAt = (index: number) => rows[index % Math.max(1, rows.length)] ?? 'none'

  function move({ row, to, request }: Extract<Event, { kind: 'move' }>): void {
    const id = rowAt(row)
    const state = store.outbox.get(id)?.state
    if (state === undefined || state === 'created') return
    const moves = {
      sending: () => store.outbox.markSending(id),
      created: () => !store.outbox.isBound(serviceId, `q-${request}`) && store.outbox.markCreated(id, `q-${request}`),
      needsCorrecting: () => store.outbox.markNeedsCorrecting(id, 'No value'),
      needsAttention: () => store.outbox.markNeedsAttention(id, 'timeout'),
      confirming: () => store.outbox.markConfirming(id, 'timeout'),
      discarded: () => store.outbox.discard(id)
    }
    moves[to]()
  }

  function putAway({ request, how }: Extract<Event, { kind: 'done' }>): void {
    const key = { serviceId, requestId: `q-${request}` }
    const ways = {
      saved: () => store.proofDeeds.noteSaved(key, { folder: '/saved', fileName: 'x.pdf' }),
      printed: () => store.proofDeeds.notePrinted(key),
      filed: () => store.filings.add({ ...key, folder: '/filed', path: `${request}.pdf`, sha256: 'abc' }),
      damaged: () => store.filings.refuse(serviceId, key.requestId)
    }
    ways[how]()
  }

  function file({ request, how }: Extract<Event, { kind: 'file' }>): void {
    const requestId = `q-${request}`
    if (how === 'refuse') store.filings.refuse(serviceId, requestId)
    else store.filings[how]({ serviceId, requestId, folder: '/proofs', path: `${requestId}.pdf`, sha256: 'abc' })
  }

  function undone(): void {
    try {
      store.atomically(() => {
        store.outbox.add({ serviceId, reference: 'never', claims: {}, reason: '' })
        store.list.counts(serviceId)
        throw new Error('undone')
      })
    } catch {
      // As where the disk refuses the end of it.
    }
  }

  function restart(): void {
    store.close()
    store = openTestStore(folder, clock)
  }

  function happen(what: Event): unknown {
    clock.advance(1_000)
    switch (what.kind) {
      case 'add':
        return void rows.push(
          store.outbox.add({ serviceId, reference: what.reference, claims: what.claims, reason: '' })
        )
      case 'move':
        return move(what)
      case 'told':
        return void store.requests.put(toldRequest(what))
      case 'proof':
        if (what.comes === 'whole') return store.proofs.keep(serviceId, `q-${what.request}`, Buffer.from('%PDF-1'))
        return store.proofs.postpone(serviceId, `q-${what.request}`, 1_000, what.comes === 'spoilt')
      case 'decide':
        return store.decisions.decide({
          serviceId,
          requestId: `q-${what.request}`,
          verdict: what.verdict,
          note: '',
          wentAgainst: []
        })
      case 'done':
        return putAway(what)
      case 'file':
        return file(what)
      case 'note':
        return void store.notes.write(serviceId, what.isRow ? rowAt(what.row) : `q-${what.request}`, what.text)
      case 'supersede':
        return void store.outbox.supersede(rowAt(what.row), `q-${what.request}`)
      case 'undone':
        return undone()
      case 'look':
        return void store.list.page(serviceId, wholeList, 0, 10)
      case 'restart':
        return restart()
      case 'crash':
        // Ends without bringing the list up to what has changed.
        Object.assign(store.list, { settle: () => {} })
        return restart()
    }
  }
  return { happen, store: () => store, today: () => dayEnd(clock.now()) }
}

const everythingOf = (store: Store) => [...store.views.all(3)].flat()

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** Same places for all but those that nothing tells apart. */
function expectSameOrder(listed: readonly string[], plain: readonly FoundRequest[], query: ListQuery): void {
  expect(listed.toSorted()).toEqual(idsOf(plain).toSorted())
  const known = new Map(plain.map((request) => [request.id, request]))
  const again = plainList(
    listed.flatMap((id) => known.get(id) ?? []),
    query,
    Number.POSITIVE_INFINITY
  )
  if (query.view !== 'expiringToday') expect(listed).toEqual(idsOf(again))
}

/** That the list shows for a query what both databases say. */
function expectShown(store: Store, query: ListQuery, today: number): void {
  const plain = plainList(everythingOf(store), query, today)
  // Letter by letter, as it is typed.
  for (let end = 0; end < query.search.length; end++)
    store.list.page(serviceId, { ...query, search: query.search.slice(0, end) }, 0, 1)
  const { total, rows } = store.list.page(serviceId, query, 0, 200)
  expect(total).toBe(plain.length)
  expectSameOrder(idsOf(rows), plain, query)
  expect(store.list.all(serviceId, query)).toEqual(rows.map(({ id, reference }) => ({ id, reference })))
  expect(rows).toEqual(rows.map(({ id }) => plain.filter((one) => one.id === id).map(listedRequest)[0]))
  for (const [place, { id }] of rows.entries()) expect(store.list.find(serviceId, query, id)).toBe(place)
}

test('shows what both databases say, whatever has happened and whatever is asked', { timeout: 60_000 }, () => {
  const desks: (() => void)[] = []
  onTestFinished(() => {
    for (const close of desks) close()
  })
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 1, maxLength: 25 }),
      fc.array(anyQuery, { minLength: 3, maxLength: 6 }),
      (events, queries) => {
        const desk = anyDesk()
        desks.push(() => desk.store().close())
        // Looked for all the time: what is remembered of an answer must not outlive what made it true.
        const searched = { ...wholeList, search: 'a' }
        for (const each of events) {
          desk.happen(each)
          expectShown(desk.store(), searched, desk.today())
        }
        const store = desk.store()
        for (const query of queries) expectShown(store, query, desk.today())
        const everything = everythingOf(store)
        const counted = listViews.map((view) => [
          view,
          everything.filter((one) => isInView(view, one, desk.today())).length
        ])
        expect(store.list.counts(serviceId)).toEqual(Object.fromEntries(counted))
      }
    ),
    { numRuns: many(25, 8) }
  )
})
