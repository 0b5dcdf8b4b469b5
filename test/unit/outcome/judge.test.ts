import { describe, expect, test } from 'vitest'
import type { OutcomeWord } from '../../../common/words/outcomes.ts'
import type { Result } from '../../../main/eeid/result.ts'
import { judge, levelOf, type Policy } from '../../../main/outcome/judge.ts'

const now = Date.parse('2026-05-01T08:00:00Z')
const known = ['ID_CARD', 'SMART_ID', 'EIDAS', 'DOCUMENT']
const day = (days: number) => new Date(now + days * 24 * 3_600_000).toISOString()
const all: Policy = {
  minimumAcr: 'none',
  methods: known,
  otherMethods: true,
  warnBeforeDays: 30,
  noteForIdentified: false
}
const person: Result = {
  givenName: 'MARI',
  familyName: 'TAMM',
  name: null,
  sub: 'EE38001085718',
  isDocumentNumber: false,
  dateOfBirth: null,
  acr: 'substantial',
  authenticationType: 'SMART_ID',
  authTime: day(-1),
  expirationTime: null
}

function concerns(result: Partial<Result>, policy: Partial<Policy> = {}, word: OutcomeWord = 'matching') {
  return judge({ word, result: { ...person, ...result } }, { ...all, ...policy }, known, now)
}
const codes = (...given: Parameters<typeof concerns>) => concerns(...given).map(({ code }) => code)

test('until the office has chosen, only a difference is objected to, and that nothing was compared', () => {
  expect(concerns({ acr: null, authenticationType: null })).toEqual([])
  expect(concerns({}, {}, 'differing')).toEqual([{ code: 'differs', isObjection: true }])
  expect(concerns({}, {}, 'notCompared')).toEqual([{ code: 'notCompared', isObjection: true }])
})

describe('the level of assurance', () => {
  test.each([
    ['low', 'low', []],
    ['low', 'substantial', ['levelTooLow']],
    ['substantial', 'high', ['levelTooLow']],
    ['http://eidas.europa.eu/LoA/high', 'high', []],
    ['HIGH', 'substantial', []],
    [null, 'low', ['levelUnknown']],
    ['gold', 'low', ['levelUnknown']],
    ['not-so-low', 'substantial', ['levelTooLow']]
  ] as const)('%s where the least is %s', (acr, minimumAcr, expected) => {
    expect(codes({ acr }, { minimumAcr })).toEqual(expected)
  })

  test('is read from a word or the end of an address', () => {
    expect([levelOf('low'), levelOf(' High '), levelOf('urn:x:loa:substantial'), levelOf(null), levelOf('')]).toEqual([
      'low',
      'high',
      'substantial',
      undefined,
      undefined
    ])
  })
})

describe('the method', () => {
  test.each([
    ['SMART_ID', ['ID_CARD'], true, ['methodNotAllowed']],
    ['smart_id', ['SMART_ID'], false, []],
    ['eIDAS', ['EIDAS'], false, []],
    ['BANK_LINK', known, true, []],
    ['BANK_LINK', known, false, ['methodNotAllowed']],
    [null, known, false, ['methodUnknown']],
    [null, known, true, []]
  ] as const)('%s where %j are allowed, others %s', (authenticationType, methods, otherMethods, expected) => {
    expect(codes({ authenticationType }, { methods, otherMethods })).toEqual(expected)
  })
})

describe('the end of the certificate or document', () => {
  test.each([
    ['in 31 days', day(31), 30, []],
    ['in 30 days', day(30), 30, [{ code: 'endsSoon', isObjection: false }]],
    ['in 30 days, and nobody wants to know', day(30), 0, []],
    ['since', day(-0.1), 30, [{ code: 'ended', isObjection: false }]],
    ['before it was used', day(-2), 0, [{ code: 'endedBefore', isObjection: true }]]
  ])('%s', (_when, expirationTime, warnBeforeDays, expected) => {
    expect(concerns({ expirationTime, authTime: day(-1.5) }, { warnBeforeDays })).toEqual(expected)
  })

  test('is not what ends within a day of the authentication: that is the session', () => {
    const session = new Date(Date.parse(day(-1)) + 1_800_000).toISOString()
    expect(concerns({ expirationTime: session }, { warnBeforeDays: 365 })).toEqual([])
  })
})
