import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withEarlier } from '../../../main/eeid/known-before.ts'
import { eeidRequest } from '../../../main/eeid/schemas.ts'

const full = {
  id: 'a',
  status: 'completed',
  link: 'https://eeid.ee/i/1',
  link_expires_at: '2026-05-08T08:00:00Z',
  claims_required: [{ type: 'sub', value: 'EE60001019906' }],
  created_at: '2026-05-01T08:00:00Z',
  completed_at: '2026-05-01T08:05:00Z',
  client_id: 'desk',
  reference: 'K7Q-00001',
  reason: 'Konto avamine',
  reason_translations: { et: 'Konto avamine', en: 'Opening an account', ru: null },
  result: { sub: 'EE30303039914', given_name: 'OK', family_name: 'TESTNUMBER', acr: 'high', country: 'EE' },
  claims_matched: false,
  mismatched_claims: { sub: { expected: 'EE60001019906', actual: 'EE30303039914' } },
  claims_comparison_errors: ['Claim sub: expected EE60001019906, got EE30303039914'],
  risk: { score: 0, channels: ['desk'] }
}
const told = (fields: object) => eeidRequest.parse({ id: 'a', ...fields })
const fullTold = told(full)

describe('a later answer takes nothing away', () => {
  const names = Object.keys(full).filter((name) => name !== 'id')

  test.each(names)('where it leaves out %s', (name) => {
    const { [name as 'link']: _left, ...rest } = full
    expect(withEarlier(fullTold, told(rest))).toEqual(fullTold)
  })

  test.each(names)('where it has nothing in %s', (name) => {
    for (const nothing of [null, '', ' ', [], {}]) {
      const later = eeidRequest.safeParse({ ...full, [name]: nothing })
      // What the desk cannot read at all is no answer.
      if (later.success && name !== 'status') expect(withEarlier(fullTold, later.data)).toEqual(fullTold)
    }
  })

  test('nor a part of the result, of the translations or of a difference', () => {
    const later = told({
      ...full,
      result: { sub: 'EE30303039914', given_name: null, acr: '' },
      reason_translations: { ru: 'Открытие счёта' },
      mismatched_claims: { sub: { actual: 'EE30303039914' }, name: { expected: 'A', actual: 'B' } }
    })
    expect(withEarlier(fullTold, later)).toMatchObject({
      result: full.result,
      reason_translations: { ...full.reason_translations, ru: 'Открытие счёта' },
      mismatched_claims: { ...full.mismatched_claims, name: { expected: 'A', actual: 'B' } }
    })
  })

  test('nor a claim, by its value or by another one in its place', () => {
    const value = (claims_required: unknown) =>
      withEarlier(fullTold, told({ ...full, claims_required })).claims_required
    for (const leaner of [[{ type: 'sub', value: '' }], [{ type: 'sub' }], [{ type: 'sub', value: 'EE30303039914' }]]) {
      expect(value(leaner)).toEqual(full.claims_required)
    }
    expect(value([{ type: 'name', value: 'Ok' }])).toEqual([...full.claims_required, { type: 'name', value: 'Ok' }])
  })

  test('nor a “no”: the service compares less, and says that all matches', () => {
    expect(withEarlier(fullTold, told({ ...full, claims_matched: true, mismatched_claims: {} }))).toEqual(fullTold)
  })

  test('nor a status', () => {
    const statusOf = (earlier: string, later: string | undefined) =>
      withEarlier(told({ status: earlier }), told({ status: later })).status
    expect(statusOf('completed', 'pending')).toBe('completed')
    expect(statusOf('completed', 'expired')).toBe('completed')
    expect(statusOf('expired', 'pending')).toBe('expired')
    expect(statusOf('pending', undefined)).toBe('pending')
    expect(statusOf('pending', 'in_progress')).toBe('in_progress')
    expect(statusOf('expired', 'completed')).toBe('completed')
  })
})

test('what a later answer tells is known from then on', () => {
  const pending = told({
    status: 'pending',
    claims_matched: null,
    result: {},
    completed_at: null,
    claims_required: null
  })
  expect(withEarlier(pending, fullTold)).toEqual(fullTold)
  expect(withEarlier(undefined, fullTold)).toBe(fullTold)
})

test('no answer takes anything away, whatever its fields are', () => {
  const odd = fc.dictionary(
    fc.constantFrom('link', 'reason', 'client_id', 'x', 'constructor', '__proto__'),
    fc.jsonValue()
  )
  fc.assert(
    fc.property(odd, (fields) => {
      const later = eeidRequest.safeParse({ ...fields, id: 'a', status: 'pending' })
      if (!later.success) return
      const after = withEarlier(fullTold, later.data)
      for (const name of ['claims_required', 'result', 'mismatched_claims', 'completed_at', 'risk']) {
        expect(after[name]).toEqual(fullTold[name])
      }
      expect(after.link).toBeTruthy()
      expect(after.status).toBe('completed')
    })
  )
})
