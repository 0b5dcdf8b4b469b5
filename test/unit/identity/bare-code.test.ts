import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bareCodes } from '../../../common/people/code/bare-code.ts'
import { plainSigns } from '../../../common/people/plain-signs.ts'

const today = new Date('2026-05-01')
const codesOf = (typed: string, country = '') => bareCodes(typed, country, today)

describe('a national code without its country', () => {
  test.each([
    ['38001085718', ['EE38001085718', 'LT38001085718']],
    ['380 0108 5718', ['EE38001085718', 'LT38001085718']],
    ['380-0108-5718', ['EE38001085718', 'LT38001085718']],
    [' 38001085718\t', ['EE38001085718', 'LT38001085718']],
    ['３８００１０８５７１８', ['EE38001085718', 'LT38001085718']],
    ['٣٨٠٠١٠٨٥٧١٨', ['EE38001085718', 'LT38001085718']],
    ['380\u200b01085718\u200e', ['EE38001085718', 'LT38001085718']],
    ['050405-10009', ['LV050405-10009']],
    ['05040510009', ['LV050405-10009']],
    ['050405 - 10009', ['LV050405-10009']],
    ['131052-308T', ['FI131052-308T']],
    ['131052-308t', ['FI131052-308T']],
    ['131052–308T', ['FI131052-308T']],
    ['44051401359', ['PL44051401359']],
    ['85.07.30-033.28', ['BE85073003328']],
    ['54362315K', ['ES54362315K']],
    ['54362315-k', ['ES54362315K']],
    ['X-2482300-W', ['ESX2482300W']],
    ['RSSMRA85T10A562S', ['ITRSSMRA85T10A562S']],
    ['120174-3399', ['IS1201743399']]
  ])('%s may be %o', (typed, codes) => {
    expect(codesOf(typed)).toEqual(codes)
  })

  test('of the country that is told comes first', () => {
    expect(codesOf('38001085718', 'LT')).toEqual(['LT38001085718', 'EE38001085718'])
  })

  test('with a digit mistyped is one still, where it tells a birth date', () => {
    expect(codesOf('38001085719')).toEqual(['EE38001085719', 'LT38001085719'])
    expect(codesOf('131052-308U')).toEqual(['FI131052-308U'])
  })
})

test.each([
  '',
  'EE38001085718',
  'LV050405-10009',
  'PNOEE-38001085718',
  'ЕЕ38001085718',
  'ＥＥ３８００１０８５７１８',
  'AT P1234567',
  'AS0012345',
  'AB 0123456',
  'K0123456',
  'FE123456',
  '12345',
  '12345678',
  '20261124',
  'Mari Tamm',
  '99999999999'
])('%j is none', (typed) => {
  expect(codesOf(typed)).toEqual([])
})

test('what is offered has its country, and is no bare code', () => {
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\dA-Z+-]{6,16}$/), fc.stringMatching(/^\d{10,13}$/))
  fc.assert(
    fc.property(texts, (typed) => {
      for (const code of codesOf(typed)) {
        expect(code).toMatch(/^[A-Z]{2}/)
        expect(codesOf(code)).toEqual([])
      }
    })
  )
})

test('the signs of a text are plain: every digit is one of 0 to 9, and nothing is hidden', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = plainSigns(text)
      expect(plain).not.toMatch(/(?![0-9])\p{Nd}|\p{Cf}|\p{Cc}/u)
      expect(plainSigns(plain)).toBe(plain)
    })
  )
})
