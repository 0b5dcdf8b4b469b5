import { describe, expect, test } from 'vitest'
import { type CompletionInput, personAsRequired } from '../../eeid-server/index.ts'
import { type Json, Office } from './office.ts'

/** Creates a request with these claims, completes it, and shows it. */
async function completed(office: Office, claims: Record<string, string>, how: CompletionInput): Promise<Json> {
  const claims_required = Object.entries(claims).map(([type, value]) => ({ type, value }))
  const { json } = await office.create({ claims_required })
  await office.practice.complete(String(json.id), how)
  return (await office.show(String(json.id))).json
}

describe('the result of an authentication', () => {
  test('tells who it was, how, and when', async () => {
    await using office = await Office.open()
    const request = await completed(office, { sub: 'EE60001019906' }, { as: 'required', method: 'MOBILE_ID' })
    expect(request).toMatchObject({ status: 'completed', completed_at: '2026-03-02T09:00:00.000Z' })
    expect(request.result).toEqual({
      sub: 'EE60001019906',
      given_name: 'MARY ÄNN',
      family_name: 'O’CONNEŽ-ŠUSLIK TESTNUMBER',
      date_of_birth: '2000-01-01',
      acr: 'high',
      auth_time: Date.UTC(2026, 2, 2, 9) / 1000,
      expiration_time: Date.UTC(2026, 2, 2, 9, 30) / 1000,
      authentication_type: 'MOBILE_ID'
    })
  })

  test('the oldest server says last_name', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ lastName: true })
    const { result, claims_matched } = await completed(office, { name: 'Ok Testnumber' }, { as: 'required' })
    expect(result).toMatchObject({ given_name: 'Ok', last_name: 'Testnumber' })
    expect(result).not.toHaveProperty('family_name')
    expect(claims_matched).toBe(true)
  })

  test('Latvian Smart-ID gives no birth date, other Latvian means do', async () => {
    await using office = await Office.open()
    const bySmartId = await completed(office, { sub: 'LV050405-10009' }, { as: 'required', method: 'SMART_ID' })
    const byCard = await completed(office, { sub: 'LV050405-10009' }, { as: 'required', method: 'ID_CARD' })
    expect(bySmartId.result).not.toHaveProperty('date_of_birth')
    expect(byCard.result).toMatchObject({ date_of_birth: '1905-04-05' })
  })

  test('any field can be missing', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ missingResultFields: ['acr', 'given_name', 'auth_time'] })
    const { result } = await completed(office, { sub: 'EE30303039914' }, { as: 'required' })
    expect(Object.keys(result as Json)).toEqual([
      'sub',
      'family_name',
      'date_of_birth',
      'expiration_time',
      'authentication_type'
    ])
  })

  test('country and document fields come only with a document', async () => {
    await using office = await Office.open()
    const as = { testPerson: 'FI131052-308T' }
    const byDocument = await completed(office, { name: 'MÄRTHA ÅKESSON' }, { as, method: 'DOCUMENT' })
    expect(byDocument.result).toMatchObject({
      sub: 'FI131052-308T',
      country: 'FI',
      id_number: '131052-308T',
      document_number: 'FP1234567',
      authentication_type: 'DOCUMENT',
      acr: 'low'
    })
    const byCard = await completed(office, { name: 'MÄRTHA ÅKESSON' }, { as, method: 'ID_CARD' })
    for (const field of ['country', 'id_number', 'document_number']) expect(byCard.result).not.toHaveProperty(field)
  })

  test('a document number may stand in the sub', async () => {
    await using office = await Office.open()
    const request = await completed(office, { country: 'UA' }, { as: { testPerson: 'UAFE123456' }, method: 'DOCUMENT' })
    expect(request.result).toMatchObject({ sub: 'UAFE123456', document_number: 'FE123456', given_name: 'ОЛЕНА' })
    expect(request.result).not.toHaveProperty('id_number')
  })
})

describe('the comparison of claims', () => {
  test('trims, ignores case, and compares the name with both names', async () => {
    await using office = await Office.open()
    const claims = { sub: ' ee60001019906 ', name: ' mary änn o’connež-šuslik testnumber', birthdate: '2000-01-01' }
    const request = await completed(office, claims, { as: { testPerson: 'EE60001019906' } })
    expect(request).toMatchObject({ claims_matched: true, mismatched_claims: {}, claims_comparison_errors: [] })
  })

  test('somebody else completes it all the same, and each claim that differs is told', async () => {
    await using office = await Office.open()
    const claims = { sub: 'EE60001019906', name: 'OK TESTNUMBER', country: 'EE' }
    const request = await completed(office, claims, { as: { testPerson: 'EE30303039914' } })
    expect(request).toMatchObject({
      status: 'completed',
      claims_matched: false,
      claims_comparison_errors: ['Claim sub: expected EE60001019906, got EE30303039914']
    })
    expect(request.mismatched_claims).toEqual({ sub: { expected: 'EE60001019906', actual: 'EE30303039914' } })
  })

  test('a claim about which the authentication says nothing does not match', async () => {
    await using office = await Office.open()
    const claims = { sub: 'LV050405-10009', birthdate: '1905-04-05' }
    const request = await completed(office, claims, { as: 'required', method: 'SMART_ID' })
    expect(request.mismatched_claims).toEqual({ birthdate: { expected: '1905-04-05', actual: null } })
  })

  test('blank claims are ignored', async () => {
    await using office = await Office.open()
    const claims = { sub: 'EE30303039914', name: ' ', birthdate: '' }
    expect(await completed(office, claims, { as: 'required' })).toMatchObject({ claims_matched: true })
  })
})

describe('the person as required', () => {
  const cases: [string, { type: 'sub' | 'name' | 'birthdate' | 'country'; value: string }[], Json][] = [
    [
      'a test person for a known sub',
      [{ type: 'sub', value: 'ee30303039914' }],
      { givenName: 'OK', familyName: 'TESTNUMBER', birthdate: '1903-03-03' }
    ],
    ['a test person for a known name', [{ type: 'name', value: 'OK TESTNUMBER' }], { sub: 'EE30303039914' }],
    ['the birth date from an Estonian code', [{ type: 'sub', value: 'EE50103180008' }], { birthdate: '2001-03-18' }],
    ['the birth date from a Lithuanian code', [{ type: 'sub', value: 'LT39002140000' }], { birthdate: '1990-02-14' }],
    ['no birth date from a Latvian code with 32', [{ type: 'sub', value: 'LV320010-10005' }], { birthdate: null }],
    [
      'a made-up code when birth date, name and country are asked for',
      [
        { type: 'birthdate', value: '1988-05-06' },
        { type: 'name', value: 'Jānis Bērziņš' },
        { type: 'country', value: 'LV' }
      ],
      {
        givenName: 'Jānis',
        familyName: 'Bērziņš',
        birthdate: '1988-05-06',
        country: 'LV',
        sub: expect.stringMatching(/^LVX/)
      }
    ],
    ['a given name alone', [{ type: 'name', value: 'Prince' }], { givenName: 'Prince', familyName: '' }]
  ]
  test.each(cases)('%s', (_what, claims, expected) => {
    expect(personAsRequired(claims)).toMatchObject(expected)
  })

  test('matches whatever combination of claims was asked for', async () => {
    await using office = await Office.open()
    const combinations = [
      { name: 'Prince' },
      { birthdate: '1988-05-06' },
      { country: 'BE' },
      { country: 'UA' },
      { birthdate: '1988-05-06', name: 'Anna Maria Kask', country: 'EE' },
      { sub: 'EE50103180008', name: 'Somebody Named', birthdate: '1999-09-09' }
    ]
    for (const claims of combinations) {
      expect(await completed(office, claims, { as: 'required' })).toMatchObject({ claims_matched: true })
    }
  })
})
