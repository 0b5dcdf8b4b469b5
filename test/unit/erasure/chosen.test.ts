/** What is erased, and what is refused. */
import { describe, expect, test } from 'vitest'
import type { Candidate } from '../../../main/erasure/candidates.ts'
import { isOver, overBy } from '../../../main/erasure/due.ts'
import { findPerson, namingWords } from '../../../main/erasure/find-person.ts'
import { heldRecord } from '../../../main/erasure/held-record.ts'
import { hold, release } from '../../../main/erasure/hold.ts'
import { orderPerson, orderRetention } from '../../../main/erasure/order.ts'
import { retentionSetting } from '../../../main/erasure/settings.ts'
import { atOnce } from '../../../main/store/database/steps.ts'
import { openMemoryStore } from '../../../main/store/memory-store.ts'
import { fixedRandom } from '../../desk-parts/fixed-random.ts'
import { cachedRequest, testClock, testService } from '../store/temporary-store.ts'
import { completeRequest, gone, stays } from './full-store.ts'

const { id: serviceId } = testService
const dayMs = 86_400_000
const none = { accepted: 0, rejected: 0, askedAgain: 0, undecided: 0 }

function store() {
  const clock = testClock()
  const opened = openMemoryStore({ clock, random: fixedRandom(), author: () => 'Clerk' })
  opened.services.add(testService)
  return { store: opened, clock }
}

describe('by the days of retention', () => {
  const at = { endedAt: 0 }

  test.each([
    ['accept', { ...none, accepted: 10 }],
    ['reject', { ...none, rejected: 10 }],
    ['askAgain', { ...none, askedAgain: 10 }],
    [null, { ...none, undecided: 10 }]
  ] as const)('what was decided as %s goes after its own days, not before', (verdict, days) => {
    expect(isOver({ ...at, verdict }, days, 10 * dayMs)).toBe(true)
    expect(isOver({ ...at, verdict }, days, 10 * dayMs - 1)).toBe(false)
  })

  test('nothing goes while nobody has chosen', () => {
    expect(isOver({ ...at, verdict: 'accept' }, none, 1e15)).toBe(false)
  })

  test('five years on, what is over is ordered; what is held, open or on its way is not', () => {
    const { store: opened, clock } = store()
    completeRequest(opened, 'gone-1', gone, clock)
    const held = completeRequest(opened, 'held-1', { ...stays, reference: 'HELD' }, clock)
    hold(opened, held, 'A claim is under way')
    opened.outbox.add({ serviceId, reference: 'QUEUED', claims: {}, reason: '' })
    opened.settings.set(retentionSetting, { accepted: 1827, rejected: 1827, askedAgain: 1827, undecided: 1827 })
    clock.advance(1826 * dayMs)
    expect(atOnce(orderRetention(opened, clock.now()))).toBeNull()
    clock.advance(2 * dayMs)
    const over = atOnce(overBy(opened, clock.now())).map(({ reference, obstacle }) => [reference, obstacle])
    expect(over.toSorted()).toEqual([
      ['HELD', 'held'],
      [gone.reference, null],
      ['QUEUED', 'sending']
    ])
    expect(atOnce(orderRetention(opened, clock.now()))).toEqual(expect.any(String))
    expect(opened.erasures.list()).toMatchObject([{ why: 'retention', author: '', step: 'ordered' }])
  })
})

describe('by a person', () => {
  const found = (typed: string) => {
    const { store: opened, clock } = store()
    completeRequest(opened, 'gone-1', gone, clock)
    completeRequest(opened, 'stays-1', stays, clock)
    opened.notes.write(serviceId, 'stays-1', `Came with ${gone.name}`)
    opened.drafts.keep('new:x', JSON.stringify({ claims: { name: gone.name } }))
    return atOnce(findPerson(opened, typed, clock.now()))
  }

  test.each([
    ['the code', gone.code],
    ['the code without its country', gone.code.slice(2)],
    ['the name', gone.name],
    ['the name in other letters', gone.name.toUpperCase()]
  ])('%s finds the requests about them', (_what, typed) => {
    const requests = found(typed).requests.filter(({ isMention }) => !isMention)
    expect(requests.map(({ reference }) => reference)).toEqual([gone.reference])
  })

  test('what only names them is told apart', () => {
    const { requests, drafts } = found(gone.name)
    expect(requests.find(({ isMention }) => isMention)?.reference).toBe(stays.reference)
    expect(drafts).toBe(1)
  })

  test('nobody else is found', () => {
    expect(found('Juku Juurikas').requests).toEqual([])
  })

  test('a request that the clerk discarded is found, too', () => {
    const { store: opened, clock } = store()
    const id = opened.outbox.add({ serviceId, reference: 'X-1', claims: { name: gone.name }, reason: '' })
    opened.outbox.markNeedsCorrecting(id, 'No')
    opened.outbox.discard(id)
    const [request] = atOnce(findPerson(opened, gone.name, clock.now())).requests
    expect(request).toMatchObject({ id, obstacle: null, isMention: false })
  })

  test('codes and names of two words name a person beyond doubt, birth dates and single names do not', () => {
    const people = [
      { type: 'sub', text: gone.code },
      { type: 'name', text: gone.name },
      { type: 'name', text: 'Mari' },
      { type: 'birthdate', text: '2000-01-01' }
    ]
    const chosen = [{ isMention: false, people: () => people }] as never
    expect(namingWords(chosen)).toEqual([gone.code, gone.name])
  })

  test('everything that is held of a request is told', () => {
    const { store: opened, clock } = store()
    completeRequest(opened, 'gone-1', gone, clock)
    const [request] = atOnce(findPerson(opened, gone.code, clock.now())).requests
    const record = heldRecord(opened, request as Candidate)
    expect(record).toMatchObject({ reference: gone.reference, logEntries: 2, decisions: [{ note: gone.note }] })
    expect(record.asked).toContainEqual({ name: 'sub', value: gone.code })
    expect(record.told).toContainEqual({ name: 'result.given_name', value: 'Kanaari' })
    expect(record.proofs).toHaveLength(2)
  })
})

describe('an order about a person', () => {
  const order = { search: gone.code, confirmation: gone.code, reason: 'Asked', removesFiled: false }

  function about(status: string) {
    const { store: opened, clock } = store()
    const body = JSON.stringify({ claims_required: [{ type: 'sub', value: gone.code }] })
    const end = { linkExpiresAt: clock.now() + dayMs, createdAt: clock.now() }
    opened.requests.put(cachedRequest({ id: 'r', status, body, ...end }))
    const ordered = (more = {}) => atOnce(orderPerson(opened, { ...order, ids: ['r'], ...more }, clock.now()))
    return { opened, clock, ordered }
  }

  test('is written down, with marks and without the data on them', () => {
    const { opened, ordered } = about('completed')
    const made = ordered()
    expect(made).toMatchObject({ ok: true })
    const marks = opened.erasures.marks(made.ok ? made.value : '')
    expect(marks).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  test.each([
    ['erasureNotConfirmed', 'completed', { confirmation: 'EE1' }],
    ['erasureInWork', 'pending', {}],
    ['erasureInWork', 'error', {}],
    ['erasureChanged', 'completed', { ids: ['r', 'other'] }],
    ['nothingToErase', 'completed', { ids: [] }]
  ] as const)('is refused as %s, of a %s request', (code, status, more) => {
    const { opened, ordered } = about(status)
    expect(ordered(more)).toEqual({ ok: false, error: { code } })
    expect(opened.erasures.list()).toEqual([])
  })

  test('is not refused once the link of a pending one is over for a day', () => {
    const { clock, ordered } = about('pending')
    clock.advance(2 * dayMs + 1)
    expect(ordered()).toMatchObject({ ok: true })
  })

  test('is refused while it is held, and not after', () => {
    const { opened, ordered } = about('completed')
    expect(release(opened, 'r')).toMatchObject({ ok: false })
    hold(opened, 'r', 'A claim')
    expect(ordered()).toEqual({ ok: false, error: { code: 'erasureHeld' } })
    release(opened, 'r')
    expect(ordered()).toMatchObject({ ok: true })
  })

  test('is refused while a list about the person waits', () => {
    const { opened, ordered } = about('completed')
    opened.batches.begin({ id: 'b', serviceId, name: 'b.csv', total: 1 })
    opened.batches.fill('b', 1, { reference: '', claims: { sub: gone.code }, reason: '' })
    opened.batches.run('b')
    expect(ordered()).toEqual({ ok: false, error: { code: 'erasureInWork' } })
  })

  test.each(['queued', 'sending', 'confirming', 'needsAttention'] as const)('is refused of one that is %s', (state) => {
    const { store: opened, clock } = store()
    const id = opened.outbox.add({ serviceId, reference: 'R', claims: { sub: gone.code }, reason: '' })
    if (state !== 'queued') opened.outbox.markSending(id)
    if (state === 'confirming') opened.outbox.markConfirming(id, 'timeout')
    if (state === 'needsAttention') opened.outbox.markNeedsAttention(id, 'cannotBeFound')
    expect(atOnce(orderPerson(opened, { ...order, ids: [id] }, clock.now()))).toMatchObject({
      error: { code: 'erasureInWork' }
    })
  })
})
