import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareClaims } from '../../../main/eeid/compare.ts'
import { eeidRequest } from '../../../main/eeid/schemas.ts'

const person = {
  sub: 'EE60001019906',
  given_name: 'MARY ÄNN',
  family_name: 'O’CONNEŽ-ŠUSLIK TESTNUMBER',
  date_of_birth: '2000-01-01',
  acr: 'high',
  authentication_type: 'SMART_ID',
  auth_time: 1_772_442_000,
  expiration_time: '1772443800'
}

/** Compares a completed request with these claims and this result. */
function compared(claims: Record<string, string | null>, result: object = person, more: object = {}) {
  const claims_required = Object.entries(claims).map(([type, value]) => ({ type, value }))
  return compareClaims(eeidRequest.parse({ id: 'a', status: 'completed', claims_required, result, ...more }))
}

describe('where the service does not compare, the desk does', () => {
  test('every claim has its counterpart in the result', () => {
    const claims = {
      sub: 'EE60001019906',
      name: 'Mary Änn O’Connež-Šuslik Testnumber',
      birthdate: '2000-01-01',
      country: 'EE'
    }
    expect(compared(claims)).toMatchObject({ matched: true, by: 'desk' })
  })

  test.each([
    ['case', { name: 'mary änn o’connež-šuslik testnumber' }],
    ['space around', { sub: '  EE60001019906 ' }],
    ['composed and decomposed letters', { name: 'MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER'.normalize('NFD') }]
  ])('%s does not matter', (_what, claims) => expect(compared(claims)?.matched).toBe(true))

  test('a difference is shown beside what was required', () => {
    expect(compared({ sub: 'EE30303039914', birthdate: '2000-01-01' })).toMatchObject({
      matched: false,
      claims: [
        { type: 'sub', required: 'EE30303039914', received: 'EE60001019906', matched: false },
        { type: 'birthdate', required: '2000-01-01', received: '2000-01-01', matched: true }
      ]
    })
  })

  test('blank claims are ignored', () => {
    expect(compared({ sub: 'EE60001019906', name: ' ', country: null })?.claims).toHaveLength(1)
  })

  test('nothing to compare is a match', () => {
    expect(compared({ sub: '' })).toMatchObject({ matched: true, claims: [] })
    expect(compareClaims(eeidRequest.parse({ id: 'a', status: 'completed' }))?.matched).toBe(true)
  })

  test('what the authentication did not tell does not match', () => {
    expect(compared({ birthdate: '1981-01-01' }, { sub: 'LV050405-10009' })).toMatchObject({
      matched: false,
      claims: [{ received: null, matched: false }]
    })
  })

  test('a name may come with the oldest word for the family name, or with one part only', () => {
    expect(compared({ name: 'OK TESTNUMBER' }, { given_name: 'OK', last_name: 'TESTNUMBER' })?.matched).toBe(true)
    expect(compared({ name: 'Suharto' }, { given_name: 'SUHARTO' })?.matched).toBe(true)
  })

  test('a country comes from the document, else from the code that issued the number', () => {
    expect(compared({ country: 'lv' }, { sub: 'LV050405-10009' })?.matched).toBe(true)
    expect(compared({ country: 'LV' }, { sub: 'EE123', country: 'LV' })?.matched).toBe(true)
    expect(compared({ country: 'EE' }, { sub: 'EE123', country: 'LV' })?.matched).toBe(false)
    expect(compared({ country: 'EE' }, { sub: '123' })?.claims[0]?.received).toBeNull()
  })

  test('a Latvian code keeps its hyphen', () => {
    expect(compared({ sub: 'LV05040510009' }, { sub: 'LV050405-10009' })?.matched).toBe(false)
  })

  test('a claim type we do not know is looked for under its own name', () => {
    expect(compared({ document_number: 'X1' }, { document_number: 'x1' })?.matched).toBe(true)
    expect(compared({ constructor: 'X1' })?.claims[0]?.received).toBeNull()
  })
})

describe('where the service compares, its word stands', () => {
  test('a match is one, even where the desk would see a difference', () => {
    const own = compared({ name: 'Mari Maasikas' }, person, { claims_matched: true, mismatched_claims: {} })
    expect(own).toMatchObject({ matched: true, by: 'service', claims: [{ matched: true }] })
  })

  test('a difference carries what was received', () => {
    const mismatched_claims = { sub: { expected: 'EE30303039914', actual: 'EE1' } }
    expect(compared({ sub: 'EE30303039914' }, {}, { claims_matched: false, mismatched_claims })).toMatchObject({
      matched: false,
      by: 'service',
      claims: [{ type: 'sub', required: 'EE30303039914', received: 'EE1', matched: false }]
    })
  })

  test('a difference in a claim that the request does not show is shown all the same', () => {
    const mismatched_claims = { country: { expected: 'EE', actual: 'LV' } }
    expect(compared({ sub: person.sub }, person, { claims_matched: false, mismatched_claims })?.claims).toEqual([
      { type: 'sub', required: person.sub, received: person.sub, matched: true },
      { type: 'country', required: 'EE', received: 'LV', matched: false }
    ])
  })

  test('a “no” without a where is a “no”, and the desk shows where', () => {
    const answer = compared({ sub: person.sub, birthdate: '1999-01-01' }, person, { claims_matched: false })
    expect(answer).toMatchObject({ matched: false, by: 'service', claims: [{ matched: true }, { matched: false }] })
  })

  test('a “yes” with a difference is no match', () => {
    const mismatched_claims = { sub: { expected: 'EE1', actual: null } }
    expect(compared({ sub: 'EE1' }, person, { claims_matched: true, mismatched_claims })?.matched).toBe(false)
  })

  test('claims_matched of null, as on servers that have not compared, leaves it to the desk', () => {
    expect(compared({ sub: 'EE1' }, person, { claims_matched: null, mismatched_claims: null })).toMatchObject({
      matched: false,
      by: 'desk'
    })
  })
})

describe('the result', () => {
  test('is told under one name each, with times in UTC', () => {
    expect(compared({})?.result).toEqual({
      givenName: 'MARY ÄNN',
      familyName: 'O’CONNEŽ-ŠUSLIK TESTNUMBER',
      sub: 'EE60001019906',
      dateOfBirth: '2000-01-01',
      acr: 'high',
      authenticationType: 'SMART_ID',
      authTime: '2026-03-02T09:00:00.000Z',
      expirationTime: '2026-03-02T09:30:00.000Z'
    })
  })

  test('is null wherever it is missing', () => {
    for (const result of [{}, null, { given_name: null, acr: '' }, []]) {
      expect(Object.values(compared({}, result ?? {})?.result ?? { none: 1 }).every((value) => value === null)).toBe(
        true
      )
    }
  })

  test('takes a time in ISO 8601 for what it is', () => {
    expect(compared({}, { auth_time: '2026-03-02T11:00:00+02:00' })?.result.authTime).toBe('2026-03-02T09:00:00.000Z')
  })

  test.each([['soon'], [-1], ['2026-03-02'], [1e15], [Number.NaN], [{}]])('has no time where it is %j', (auth_time) => {
    expect(compared({}, { auth_time })?.result.authTime).toBeNull()
  })
})

test.each(['pending', 'expired', 'unknown'])('a request that is %s has no outcome', (status) => {
  expect(compareClaims(eeidRequest.parse({ id: 'a', status }))).toBeNull()
})

test('no result, however odd, takes the comparison down, and an unmet claim never counts as met', () => {
  const odd = fc.record({ result: fc.anything(), mismatched_claims: fc.anything(), claims_matched: fc.anything() })
  fc.assert(
    fc.property(odd, fc.dictionary(fc.string(), fc.string()), (more, claims) => {
      const answer = compared(claims, {}, more)
      const rows = answer?.claims ?? []
      expect(answer?.matched).toBe(more.claims_matched !== false && rows.every((claim) => claim.matched))
    })
  )
})
