import { describe, expect, test } from 'vitest'
import { verdicts } from '../../../common/words/outcomes.ts'
import { claimTypes, isClaimType, isUnderWay, kindOf, noClaims, outboxStates } from '../../../common/words/requests.ts'
import { mentions } from '../../../main/handover/mentions.ts'
import { searchedTexts } from '../../../main/outcome/searched.ts'
import { whoIsAsked } from '../../../main/store/list/who.ts'
import { draftInput } from '../../../preload/contract/draft.ts'
import { storeWithService, testService } from '../store/temporary-store.ts'

describe('the words of the desk', () => {
  test('for what is decided are taken by the ledger', () => {
    const store = storeWithService()
    const { id: serviceId } = testService
    for (const verdict of verdicts) {
      store.decisions.decide({ serviceId, requestId: verdict, verdict, note: '', wentAgainst: [] })
      expect(store.decisions.latest(serviceId, verdict)?.verdict).toBe(verdict)
    }
  })

  test('for a request that is not sent yet are states that the ledger has, some of them under way', () => {
    const store = storeWithService()
    const id = store.outbox.add({ serviceId: testService.id, reference: 'A', claims: { sub: 'X' }, reason: '' })
    const become: Record<(typeof outboxStates)[number], () => void> = {
      queued: () => store.outbox.markQueued(id, null),
      sending: () => store.outbox.markSending(id),
      confirming: () => store.outbox.markConfirming(id, 'timeout'),
      needsCorrecting: () => store.outbox.markNeedsCorrecting(id, 'No'),
      needsAttention: () => store.outbox.markNeedsAttention(id, 'offline')
    }
    for (const state of outboxStates) {
      become[state]()
      expect(store.outbox.get(id)?.state).toBe(state)
      expect(store.outbox.countWaiting(testService.id)).toBe(isUnderWay(state) ? 1 : 0)
    }
  })
})

describe('a claim', () => {
  test('of a type that only the service knows is a text, whatever it is called', () => {
    expect(['phone', 'constructor', ''].map(kindOf)).toEqual(['text', 'text', 'text'])
    expect(isClaimType('toString')).toBe(false)
    expect(mentions('Call 5555 1234', { phone: '+372 5555 1234' })).toBe(false)
    expect(mentions('Call +372-5555-1234', { phone: '+372 5555 1234' })).toBe(true)
  })

  test('alone says who is asked', () => {
    for (const type of claimTypes) expect(whoIsAsked({ ...noClaims, [type]: 'X' })).toBe('X')
  })

  test('that was not known yet when a form was kept is empty in it', () => {
    expect(draftInput.shape.claims.parse({ name: 'Mari' })).toEqual({ ...noClaims, name: 'Mari' })
    expect(draftInput.shape.claims.safeParse({ phone: '1' }).success).toBe(false)
  })
})

describe('what the list is searched by', () => {
  test('is the code, the name and the birth date, asked for by the desk and by others, and every name that was received', () => {
    const body = {
      claims_required: [{ type: 'sub', value: 'B' }, { type: 'country', value: 'LV' }, null, 'odd'],
      result: { given_name: 'Mari', last_name: 'Tamm', name: 'Maria Tamm', sub: 'C', date_of_birth: '1980-12-31' }
    }
    expect(searchedTexts({ sub: 'A', birthdate: '1980-12-31' }, body)).toEqual([
      ...['A', 'B', 'C'].map((text) => ({ type: 'sub', text })),
      ...['Mari Tamm', 'Maria Tamm'].map((text) => ({ type: 'name', text })),
      ...['1980-12-31', '1980-12-31'].map((text) => ({ type: 'birthdate', text }))
    ])
  })

  test.each([
    {},
    { claims_required: 5, result: 'odd' },
    { claims_required: [{ type: 'sub', value: 7 }], result: null }
  ])('is nothing where the answer is damaged: %j', (body) => {
    expect(searchedTexts({ sub: 5, name: ' ' }, body)).toEqual([])
  })
})
