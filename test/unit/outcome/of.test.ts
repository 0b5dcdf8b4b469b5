import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eeidRequest } from '../../../main/eeid/schemas.ts'
import { outcomeOf } from '../../../main/outcome/of.ts'

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

const claimList = (claims: Record<string, string | null>) =>
  Object.entries(claims).map(([type, value]) => ({ type, value }))

/** The outcome of a completed request of another client, with these claims and this result. */
function compared(claims: Record<string, string | null>, result: object = person, more: object = {}) {
  const told = eeidRequest.parse({ id: 'a', status: 'completed', claims_required: claimList(claims), result, ...more })
  return outcomeOf({ asked: null, told })
}

/** The outcome of a completed request for which this desk asked `claims`. */
function asked(claims: Record<string, string>, told: object = {}) {
  return outcomeOf({
    asked: claims,
    told: eeidRequest.parse({ id: 'a', status: 'completed', result: person, ...told })
  })
}

describe('where the service does not compare, the desk does', () => {
  test('every claim has its counterpart in the result', () => {
    const claims = {
      sub: 'EE60001019906',
      name: 'Mary Änn O’Connež-Šuslik Testnumber',
      birthdate: '2000-01-01',
      country: 'EE'
    }
    expect(compared(claims)).toMatchObject({ word: 'matching', by: 'desk' })
  })

  test.each([
    ['case', { name: 'mary änn o’connež-šuslik testnumber' }],
    ['space around', { sub: '  EE60001019906 ' }],
    ['composed and decomposed letters', { name: 'MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER'.normalize('NFD') }]
  ])('%s does not matter', (_what, claims) => expect(compared(claims)?.word).toBe('matching'))

  test('a difference is shown beside what was required', () => {
    expect(compared({ sub: 'EE30303039914', birthdate: '2000-01-01' })).toMatchObject({
      word: 'differing',
      claims: [
        { type: 'sub', required: 'EE30303039914', received: 'EE60001019906', matched: false },
        { type: 'birthdate', required: '2000-01-01', received: '2000-01-01', matched: true }
      ]
    })
  })

  test('blank claims are ignored', () => {
    expect(compared({ sub: 'EE60001019906', name: ' ', country: null })?.claims).toHaveLength(1)
  })

  test('what the answer leaves out was not compared, where it told something else: that is no match and no difference', () => {
    const known = { sub: 'LV050405-10009', birthdate: '1981-01-01' }
    expect(compared(known, { sub: 'LV050405-10009' })).toMatchObject({
      word: 'notCompared',
      by: null,
      claims: [{ matched: true }, { received: null, matched: null, why: null }],
      likeness: null
    })
    expect(compared(known, { birthdate: '1981-01-01' })).toMatchObject({
      word: 'notCompared',
      claims: [{ received: null, matched: null, why: null }, { matched: true }]
    })
  })

  test('a name may come with the oldest word for the family name, or with one part only', () => {
    expect(compared({ name: 'OK TESTNUMBER' }, { given_name: 'OK', last_name: 'TESTNUMBER' })?.word).toBe('matching')
    expect(compared({ name: 'Suharto' }, { given_name: 'SUHARTO' })?.word).toBe('matching')
  })

  test('a country comes from the document, else from the code that issued the number', () => {
    expect(compared({ country: 'lv' }, { sub: 'LV050405-10009' })?.word).toBe('matching')
    expect(compared({ country: 'LV' }, { sub: 'EE123', country: 'LV' })?.word).toBe('matching')
    expect(compared({ country: 'EE' }, { sub: 'EE123', country: 'LV' })?.word).toBe('differing')
    expect(compared({ country: 'EE' }, { sub: '123' })?.claims[0]?.received).toBeNull()
  })

  test('a Latvian code keeps its hyphen', () => {
    expect(compared({ sub: 'LV05040510009' }, { sub: 'LV050405-10009' })?.word).toBe('differing')
  })

  test('a claim type we do not know is looked for under its own name', () => {
    expect(compared({ document_number: 'X1' }, { document_number: 'x1' })?.word).toBe('matching')
    expect(compared({ constructor: 'X1' })?.claims[0]?.received).toBeNull()
  })
})

describe('where the service compares, its word stands', () => {
  test('a match is one, even where the desk would write the name otherwise', () => {
    const own = compared({ name: 'Mari Maasikas' }, person, { claims_matched: true, mismatched_claims: {} })
    expect(own).toMatchObject({ word: 'matching', by: 'service', claims: [{ matched: true }] })
  })

  test('a difference carries what was received', () => {
    const mismatched_claims = { sub: { expected: 'EE30303039914', actual: 'EE1' } }
    expect(compared({ sub: 'EE30303039914' }, {}, { claims_matched: false, mismatched_claims })).toMatchObject({
      word: 'differing',
      by: 'service',
      claims: [{ type: 'sub', required: 'EE30303039914', received: 'EE1', matched: false }]
    })
  })

  test('a difference in a claim that the request does not show is shown all the same', () => {
    const mismatched_claims = { country: { expected: 'EE', actual: 'LV' } }
    expect(compared({ sub: person.sub }, person, { claims_matched: false, mismatched_claims })?.claims).toMatchObject([
      { type: 'sub', required: person.sub, received: person.sub, matched: true },
      { type: 'country', required: 'EE', received: 'LV', matched: false }
    ])
  })

  test('a “no” without a where is a “no”, and the desk shows where', () => {
    const answer = compared({ sub: person.sub, birthdate: '1999-01-01' }, person, { claims_matched: false })
    expect(answer).toMatchObject({ word: 'differing', by: 'service', claims: [{ matched: true }, { matched: false }] })
  })

  test('a “yes” with a difference is no match', () => {
    const mismatched_claims = { sub: { expected: 'EE1', actual: null } }
    expect(compared({ sub: 'EE1' }, person, { claims_matched: true, mismatched_claims })?.word).toBe('differing')
  })

  test('claims_matched of null, as on servers that have not compared, leaves it to the desk', () => {
    expect(compared({ sub: 'EE1' }, person, { claims_matched: null, mismatched_claims: null })).toMatchObject({
      word: 'differing',
      by: 'desk'
    })
  })
})

const wrong = { sub: 'EE30303039914', given_name: 'OK', family_name: 'TESTNUMBER' }
const mary = { sub: person.sub, name: 'Mary Änn O’Connež-Šuslik Testnumber' }

/** What a service may say was required, in place of what this desk has asked. */
const leaner: [string, unknown][] = [
  ['not at all', undefined],
  ['as null', null],
  ['as an empty list', []],
  ['with a blank value', [{ type: 'sub', value: ' ' }]],
  ['without a value', [{ type: 'sub' }]],
  ['as another type', [{ type: 'name', value: 'Ok Testnumber' }]],
  ['as the person who came', [{ type: 'sub', value: wrong.sub }]]
]

describe('what this desk has asked is compared, whatever the service says was required', () => {
  test.each(leaner)('%s', (_how, claims_required) => {
    for (const told of [{}, { claims_matched: true, mismatched_claims: {}, claims_comparison_errors: [] }]) {
      expect(asked(mary, { claims_required, result: wrong, ...told })?.word).toBe('differing')
      expect(asked({ sub: person.sub }, { claims_required, result: wrong, ...told })?.word).toBe('differing')
    }
  })

  test.each(leaner.slice(0, 5))('and the right person matches: %s', (_how, claims_required) => {
    expect(asked(mary, { claims_required })).toMatchObject({ word: 'matching', by: 'desk' })
  })

  test('beside what the service required more', () => {
    const claims_required = claimList({ birthdate: '1999-12-31' })
    expect(asked({ sub: person.sub }, { claims_required })).toMatchObject({
      word: 'differing',
      claims: [
        { type: 'sub', matched: true },
        { type: 'birthdate', matched: false }
      ]
    })
  })
})

describe('nothing to compare is no match', () => {
  const services = [
    {},
    { claims_matched: true },
    { claims_matched: true, mismatched_claims: {} },
    { claims_matched: null }
  ]

  const untold = leaner.slice(0, 5).filter(([how]) => how !== 'with a blank value')

  test.each(untold)('where another client’s request tells its claims %s', (_how, claims_required) => {
    for (const told of services) {
      const answer = outcomeOf({
        asked: null,
        told: eeidRequest.parse({ id: 'a', status: 'completed', claims_required, result: person, ...told })
      })
      expect(answer).toMatchObject({ word: 'notCompared', by: null, claims: [], likeness: null })
      expect(answer?.result.sub).toBe(person.sub)
    }
  })

  test.each([['missing'], ['null'], ['empty'], ['without the claim']])('where the result is %s', (how) => {
    const result = {
      missing: undefined,
      null: null,
      empty: {},
      'without the claim': { acr: 'high', family_name: ' ' }
    }[how]
    for (const told of services) {
      expect(asked(mary, { claims_required: claimList(mary), result, ...told })).toMatchObject({
        word: 'notCompared',
        by: null,
        claims: [
          { required: mary.sub, received: null, matched: null, why: null },
          { required: mary.name, received: null, matched: null, why: null }
        ],
        likeness: null
      })
    }
  })

  test('and a “no” of the service stays a “no”', () => {
    expect(asked({}, { claims_matched: false, result: {} })?.word).toBe('differing')
    expect(compared({}, {}, { mismatched_claims: { sub: { expected: 'EE1' } } })?.word).toBe('differing')
  })
})

describe('the service is contradicted where codes or dates differ plainly', () => {
  const yes = { claims_matched: true, mismatched_claims: {}, claims_comparison_errors: [] }

  test('by another code', () => {
    for (const sub of [wrong.sub, 'LV60001019906', 'EE60001019907']) {
      expect(compared({ sub: person.sub }, { ...person, sub }, yes)).toMatchObject({
        word: 'differing',
        by: 'deskAgainstService',
        claims: [{ required: person.sub, received: sub, matched: false }]
      })
    }
  })

  test('by another birth date', () => {
    expect(compared({ birthdate: '2000-01-02' }, person, yes)).toMatchObject({
      word: 'differing',
      by: 'deskAgainstService'
    })
  })

  test('and not over how a code is written', () => {
    expect(compared({ sub: 'LV05040510009' }, { sub: 'LV050405-10009' }, yes)).toMatchObject({
      word: 'matching',
      by: 'service'
    })
  })
})

describe('another number in the code’s place is explained by the document', () => {
  const holder = { country: 'EE', id_number: '60001019906', document_number: 'AB0123456' }

  test.each([
    ['the id number', 'EE60001019906', 'EEAB0123456'],
    ['the document’s number', 'EEAB0123456', 'EE60001019906'],
    ['the document’s number in small letters', 'eeab0123456', 'EE60001019906']
  ])('where %s was asked for', (_which, required, received) => {
    const result = { ...person, ...holder, sub: received }
    for (const told of [{}, { claims_matched: true, mismatched_claims: {} }]) {
      expect(compared({ sub: required }, result, told)).toMatchObject({
        word: 'matching',
        claims: [{ required, received, matched: true, why: 'documentNumber' }],
        likeness: null
      })
    }
    const mismatched_claims = { sub: { expected: required, actual: received } }
    expect(compared({ sub: required }, result, { claims_matched: false, mismatched_claims })).toMatchObject({
      word: 'differing',
      by: 'service',
      claims: [{ matched: false, why: 'documentNumber' }],
      likeness: 'probablySame'
    })
  })

  test('and not by another country, or by the number of somebody else', () => {
    const yes = { claims_matched: true }
    expect(compared({ sub: 'LV60001019906' }, { ...person, ...holder, sub: 'EEAB0123456' }, yes)?.word).toBe(
      'differing'
    )
    expect(compared({ sub: wrong.sub }, { ...person, ...holder }, yes)?.word).toBe('differing')
    expect(compared({ sub: wrong.sub }, holder, yes)?.word).toBe('differing')
    expect(compared({ sub: 'EE60001019906' }, holder, yes)?.word).toBe('matching')
  })
})

test('name and birth date are read under the names of other services, where the newer ones are missing', () => {
  const result = { name: 'MARI MAASIKAS', birthdate: '1990-01-01' }
  expect(compared({ name: 'Mari Maasikas', birthdate: '1990-01-01' }, result)).toMatchObject({
    word: 'matching',
    result: { givenName: null, familyName: null, name: 'MARI MAASIKAS', dateOfBirth: '1990-01-01' }
  })
  expect(compared({ name: 'Mari Maasikas' }, { ...person, name: 'MARI MAASIKAS' })?.word).toBe('differing')
})

describe('the result', () => {
  test('is told under one name each, with times in UTC', () => {
    expect(compared({})?.result).toEqual({
      givenName: 'MARY ÄNN',
      familyName: 'O’CONNEŽ-ŠUSLIK TESTNUMBER',
      name: null,
      sub: 'EE60001019906',
      isDocumentNumber: false,
      dateOfBirth: '2000-01-01',
      acr: 'high',
      authenticationType: 'SMART_ID',
      authTime: '2026-03-02T09:00:00.000Z',
      expirationTime: '2026-03-02T09:30:00.000Z'
    })
  })

  test('is null wherever it is missing', () => {
    for (const result of [{}, null, { given_name: null, acr: '' }, []]) {
      expect(
        Object.values(compared({}, result ?? {})?.result ?? { none: 1 }).every(
          (value) => value === null || value === false
        )
      ).toBe(true)
    }
  })

  test('takes a time in ISO 8601 for what it is', () => {
    expect(compared({}, { auth_time: '2026-03-02T11:00:00+02:00' })?.result.authTime).toBe('2026-03-02T09:00:00.000Z')
  })

  test.each([['soon'], [-1], ['2026-03-02'], [1e15], [Number.NaN], [{}]])('has no time where it is %j', (auth_time) => {
    expect(compared({}, { auth_time })?.result.authTime).toBeNull()
  })
})

describe('who was asked for by nobody is identified, and never matches', () => {
  const blank = [{ type: 'sub', value: '' }]
  const services = [
    {},
    { claims_matched: true },
    { claims_matched: true, mismatched_claims: {} },
    { claims_matched: null }
  ]

  test.each([
    ['blank claims of another client', null, blank],
    [
      'blank claims of several types',
      null,
      [
        { type: 'sub', value: ' ' },
        { type: 'name', value: '' }
      ]
    ],
    ['what this desk asked, told as it was', { sub: '' }, blank],
    ['what this desk asked, not told', { sub: '' }, undefined],
    ['what this desk asked, told as null', { sub: '' }, null],
    ['what this desk asked, told with a value that fits', { sub: '' }, [{ type: 'sub', value: person.sub }]]
  ])('by %s', (_what, claims, claims_required) => {
    for (const told of services) {
      const request = eeidRequest.parse({ id: 'a', status: 'completed', claims_required, result: person, ...told })
      expect(outcomeOf({ asked: claims, told: request })).toMatchObject({
        word: 'identified',
        by: null,
        likeness: null
      })
    }
  })

  test('not where nobody was told, where a claim has a value, or where the service sees a difference', () => {
    const word = (more: object) =>
      outcomeOf({
        asked: null,
        told: eeidRequest.parse({ id: 'a', status: 'completed', claims_required: blank, ...more })
      })?.word
    expect(word({ result: {} })).toBe('notCompared')
    expect(word({ result: { acr: 'high' } })).toBe('notCompared')
    expect(word({ result: { name: 'MARI MAASIKAS', birthdate: '1990-01-01' } })).toBe('identified')
    expect(word({ result: person, claims_required: [...blank, { type: 'birthdate', value: '2000-01-01' }] })).toBe(
      'matching'
    )
    expect(word({ result: person, claims_matched: false })).toBe('differing')
  })
})

test.each([
  ['the document’s number', { sub: 'EEAB0123456', country: 'EE', document_number: 'AB0123456' }, true],
  [
    'the id number of a document',
    { sub: 'EE60001019906', country: 'EE', id_number: '60001019906', document_number: 'AB1' },
    false
  ],
  ['a code without a document', { sub: 'EE60001019906' }, false]
])('%s in the code’s place is told as what it is', (_what, result, isDocumentNumber) => {
  expect(compared({}, result)?.result.isDocumentNumber).toBe(isDocumentNumber)
})

test('the signs that differ are told, in both values', () => {
  const marks = (required: string, received: string) =>
    compared({ name: required }, { given_name: received })?.claims[0]?.marks
  expect(marks('Mari Tam', 'MARI TAMM')).toEqual({ required: [], received: [[8, 9]] })
  expect(marks('Рeeter Kask', 'PEETER KASK')).toEqual({ required: [[0, 1]], received: [[0, 1]] })
  expect(marks('Jaak Joeorg', 'JAAK JÕEORG')).toEqual({ required: [[6, 7]], received: [[6, 7]] })
  expect(marks('Юлия Хромова', 'YULIYA KHROMOVA')).toBeNull()
  expect(compared({ sub: 'EE38001085781' }, { sub: 'EE38001085718' })?.claims[0]?.marks).toEqual({
    required: [[11, 13]],
    received: [[11, 13]]
  })
})

test.each(['pending', 'expired', 'unknown', 'error'])('a request that is %s has no outcome', (status) => {
  expect(outcomeOf({ asked: { sub: 'EE1' }, told: eeidRequest.parse({ id: 'a', status }) })).toBeNull()
})

test('no result, however odd, takes the comparison down, and an unmet claim never counts as met', () => {
  const odd = fc.record({ result: fc.anything(), mismatched_claims: fc.anything(), claims_matched: fc.anything() })
  fc.assert(
    fc.property(odd, fc.dictionary(fc.string(), fc.string()), (more, claims) => {
      const answer = compared(claims, {}, more)
      const isUnmet = more.claims_matched === false || answer?.claims.some(({ matched }) => matched === false)
      const isMet = answer?.claims.some(({ received, matched }) => received !== null && matched === true)
      expect(answer?.word).toBe(isUnmet ? 'differing' : isMet ? 'matching' : 'notCompared')
    })
  )
})
