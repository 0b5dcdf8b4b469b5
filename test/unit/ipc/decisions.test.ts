import { describe, expect, test } from 'vitest'
import { decisionHandlers } from '../../../main/ipc/decisions.ts'
import { requestHandlers } from '../../../main/ipc/requests.ts'
import { writeTypedNotes } from '../../../main/requests/note.ts'
import type { DraftInput } from '../../../preload/contract/draft.ts'
import type { RequestDetail } from '../../../preload/contract/request.ts'
import { deskWithoutLoops } from '../../desk-parts/opened-desk.ts'
import { cachedRequest, storeWithService, testClock, testService } from '../store/temporary-store.ts'

const serviceId = testService.id
const required = { type: 'name', value: 'Mari Tamm' }

/** A request as the service tells it once the person has authenticated. */
const completed = (id: string, given: string, change: object = {}) =>
  cachedRequest({
    id,
    status: 'completed',
    outcome: given === 'MARI' ? 'matching' : 'differing',
    body: JSON.stringify({
      id,
      status: 'completed',
      claims_required: [required],
      result: { given_name: given, family_name: 'TAMM', acr: 'high', authentication_type: 'ID_CARD' },
      ...change
    })
  })

function office() {
  const clock = testClock()
  const store = storeWithService(undefined, clock)
  const changes: string[] = []
  const desk = deskWithoutLoops(store)
  const changed = (id: string) => void changes.push(id)
  const decisions = decisionHandlers(desk, changed, clock.now)
  const requests = requestHandlers(desk, changed, clock.now)
  const detail = async (id: string): Promise<RequestDetail> => {
    const answer = await requests.get({ id })
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value
  }
  const create = async (change: Partial<DraftInput> = {}): Promise<string> => {
    const answer = await requests.create({
      serviceId,
      claims: { sub: '', name: 'Mari Tamm', birthdate: '', country: '' },
      reference: 'R-2',
      reason: '',
      ...change
    })
    if (!answer.ok) throw new Error(answer.error.code)
    return answer.value.id
  }
  return { store, clock, changes, decisions, requests, detail, create }
}

describe('deciding', () => {
  test('accepts what matches without a word, and tells the window', async () => {
    const { store, decisions, detail, changes } = office()
    store.requests.put(completed('a', 'MARI'))
    expect(await detail('a')).toMatchObject({ verdict: null, concerns: [], decisions: [] })
    expect(await decisions.decide({ id: 'a', verdict: 'accept', note: '' })).toEqual({ ok: true, value: { number: 1 } })
    expect(await detail('a')).toMatchObject({ verdict: 'accept', decisions: [{ verdict: 'accept', wentAgainst: [] }] })
    expect(changes).toEqual([serviceId])
  })

  test('accepts what differs only with a note, which stays as what it was', async () => {
    const { store, decisions, detail } = office()
    store.requests.put(completed('a', 'MARY'))
    const wanting = { ok: false, error: { code: 'invalid', fields: { note: 'required' } } }
    expect(await decisions.decide({ id: 'a', verdict: 'accept', note: '  ' })).toEqual(wanting)
    expect((await detail('a')).verdict).toBeNull()
    await decisions.decide({ id: 'a', verdict: 'accept', note: 'Name in the passport ' })
    expect(await detail('a')).toMatchObject({
      verdict: 'accept',
      note: 'Name in the passport',
      decisions: [{ note: 'Name in the passport', wentAgainst: ['differs'] }]
    })
  })

  test('accepts what nobody could compare only with a note, whatever the service says of it', async () => {
    const { store, clock, decisions, detail } = office()
    const nothing = { claims_required: [], claims_matched: true, mismatched_claims: {} }
    store.requests.put({ ...completed('a', 'MARI', nothing), outcome: 'notCompared' })
    expect(await detail('a')).toMatchObject({
      outcome: 'notCompared',
      comparedBy: null,
      claims: [],
      result: { givenName: 'MARI' },
      concerns: [{ code: 'notCompared', isObjection: true }]
    })
    const wanting = { ok: false, error: { code: 'invalid', fields: { note: 'required' } } }
    expect(await decisions.decide({ id: 'a', verdict: 'accept', note: '' })).toEqual(wanting)
    expect(store.filings.due('accept', 0, 10)).toEqual([])
    store.proofs.keep(serviceId, 'a', Buffer.from('%PDF-1.7'))
    expect(store.filings.due('accept', 0, 10)).toEqual([])
    await decisions.decide({ id: 'a', verdict: 'accept', note: 'I know her' })
    expect((await detail('a')).decisions).toMatchObject([{ verdict: 'accept', wentAgainst: ['notCompared'] }])
    // Not while it can be withdrawn.
    expect(store.filings.due('accept', 0, 10)).toEqual([])
    clock.advance(8_000)
    expect(store.filings.due('accept', 0, 10)).toEqual([{ serviceId, requestId: 'a' }])
  })

  test('goes by what this desk asked, where the service tells nothing of it', async () => {
    const { store, create, decisions, detail } = office()
    const id = await create()
    store.outbox.markCreated(id, 'a')
    store.requests.put({ ...completed('a', 'MARY', { claims_required: null }), outcome: 'matching' })
    expect(await detail(id)).toMatchObject({
      claims: [{ type: 'name', required: 'Mari Tamm', received: 'MARY TAMM', matched: false }],
      concerns: [{ code: 'differs', isObjection: true }]
    })
    expect(await decisions.decide({ id, verdict: 'accept', note: '' })).toMatchObject({ ok: false })
  })

  test('rejects without a note, and may be changed', async () => {
    const { store, decisions, detail } = office()
    store.requests.put(completed('a', 'MARY'))
    await decisions.decide({ id: 'a', verdict: 'reject', note: '' })
    await decisions.decide({ id: 'a', verdict: 'accept', note: 'Saw the passport' })
    const after = await detail('a')
    expect(after.verdict).toBe('accept')
    expect(after.decisions.map(({ verdict, wentAgainst }) => [verdict, wentAgainst])).toEqual([
      ['reject', []],
      ['accept', ['differs']]
    ])
  })

  test('waits until the person has authenticated', async () => {
    const { store, decisions, create } = office()
    store.requests.put(cachedRequest({ id: 'a' }))
    const id = await create()
    for (const each of ['a', id]) {
      const answer = await decisions.decide({ id: each, verdict: 'accept', note: '' })
      expect(answer).toEqual({ ok: false, error: { code: 'notNow' } })
    }
  })

  test('goes by what the office accepts now', async () => {
    const { store, decisions, detail } = office()
    store.requests.put(completed('a', 'MARI', { result: { given_name: 'MARI', family_name: 'TAMM', acr: 'low' } }))
    expect((await detail('a')).concerns).toEqual([])
    const others = { otherMethods: false, warnBeforeDays: 0, noteForIdentified: false }
    const policy = { minimumAcr: 'high', methods: [], ...others } as const
    await decisions.setPolicy({ ...policy, methods: [] })
    const objections = [
      { code: 'levelTooLow', isObjection: true },
      { code: 'methodUnknown', isObjection: true }
    ]
    expect((await detail('a')).concerns).toEqual(objections)
    expect(await decisions.decide({ id: 'a', verdict: 'accept', note: '' })).toMatchObject({ ok: false })
    expect(await decisions.policy(undefined)).toEqual({ ok: true, value: policy })
  })
})

describe('a note', () => {
  test('is kept for a request that waits to be sent, and goes with it to the service', async () => {
    const { store, decisions, detail, create, changes } = office()
    const id = await create()
    changes.length = 0
    await decisions.writeNote({ id, note: 'Comes at two ' })
    await decisions.writeNote({ id, note: 'Comes at two' })
    expect(changes).toEqual([serviceId])
    store.outbox.markSending(id)
    store.outbox.markCreated(id, 'q-1')
    expect(await detail(id)).toMatchObject({ note: 'Comes at two', requestId: 'q-1' })
  })

  test('that was being typed when the app ended is written at the next start, once, and not if it was written since', async () => {
    const { store, decisions, detail, create } = office()
    const id = await create()
    store.requests.put(completed('a', 'MARI'))
    await decisions.typeNote({ id, note: 'Comes at tw' })
    await decisions.typeNote({ id, note: 'Comes at two ' })
    await decisions.typeNote({ id: 'a', note: 'Came' })
    await decisions.decide({ id: 'a', verdict: 'accept', note: 'Came at two' })
    expect((await detail(id)).note).toBe('')
    writeTypedNotes(store)
    writeTypedNotes(store)
    expect((await detail(id)).note).toBe('Comes at two')
    expect(store.notes.history(serviceId, id)).toHaveLength(1)
    expect((await detail('a')).note).toBe('Came at two')
    expect(store.drafts.list()).toEqual([])
  })

  test('that is too long is refused, and the old one stays', async () => {
    const { decisions, detail, create } = office()
    const id = await create()
    await decisions.writeNote({ id, note: 'Comes at two' })
    const answer = await decisions.writeNote({ id, note: 'x'.repeat(2001) })
    expect(answer).toEqual({ ok: false, error: { code: 'invalid', fields: { note: 'tooLong' } } })
    expect((await detail(id)).note).toBe('Comes at two')
  })
})

describe('asking again', () => {
  test('decides about a completed request, and leads from each to the other', async () => {
    const { store, decisions, detail, create } = office()
    store.requests.put(completed('a', 'MARY'))
    await decisions.writeNote({ id: 'a', note: 'Wrote the wrong name' })
    const id = await create({ asksAgain: 'a' })
    expect(await detail('a')).toMatchObject({
      verdict: 'askAgain',
      decisions: [{ verdict: 'askAgain', note: 'Wrote the wrong name' }],
      askedAgainBy: [{ id, reference: 'R-2' }],
      superseded: false
    })
    expect((await detail('a')).result).toMatchObject({ givenName: 'MARY' })
    expect(await detail(id)).toMatchObject({ asksAgainFor: { id: 'a', reference: 'ref-a' }, verdict: null })
  })

  test('decides nothing about one that is still open: it is superseded, and a late answer is flagged', async () => {
    const { store, detail, create } = office()
    store.requests.put(cachedRequest({ id: 'a' }))
    const id = await create({ asksAgain: 'a' })
    expect(await detail('a')).toMatchObject({ verdict: null, superseded: true, askedAgainBy: [{ id }] })
  })

  test('is still asking again after the service refused it and it was put right', async () => {
    const { store, decisions, detail, create } = office()
    store.requests.put(cachedRequest({ id: 'a', status: 'expired' }))
    const refused = await create({ asksAgain: 'a' })
    await decisions.writeNote({ id: refused, note: 'In a hurry' })
    store.outbox.markSending(refused)
    store.outbox.markNeedsCorrecting(refused, 'no value')
    const id = await create({ corrects: refused })
    expect(await detail(id)).toMatchObject({ reference: 'R-2', note: 'In a hurry', asksAgainFor: { id: 'a' } })
    expect((await detail('a')).askedAgainBy).toEqual([{ id, reference: 'R-2' }])
  })

  test('needs a request that is on the same service', async () => {
    const { requests, create } = office()
    const waiting = await create()
    const draft = {
      serviceId,
      claims: { sub: 'EE1', name: '', birthdate: '', country: '' },
      reference: 'R',
      reason: ''
    }
    for (const [asksAgain, code] of [
      ['nobody', 'unknownRequest'],
      [waiting, 'notNow']
    ] as const) {
      expect(await requests.create({ ...draft, asksAgain })).toEqual({ ok: false, error: { code } })
    }
  })
})
