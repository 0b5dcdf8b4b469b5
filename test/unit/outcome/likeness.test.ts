import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likenessOf } from '../../../main/outcome/likeness.ts'
import type { JudgedClaim } from '../../../main/outcome/why.ts'

const plain = (text: string) => text.trim().toUpperCase()
const claim = (type: string, required: string, received: string | null): JudgedClaim => ({
  type,
  required,
  received,
  matched: received !== null && plain(required) === plain(received)
})

const code = claim('sub', 'EE38001085718', 'EE38001085718')
const oneDigitOff = claim('sub', 'EE38001085719', 'EE38001085718')
const anotherCode = claim('sub', 'EE60001019906', 'EE38001085718')
const name = claim('name', 'Jaak Jõeorg', 'JAAK JÕEORG')
const plainName = claim('name', 'Jaak Joeorg', 'JAAK JÕEORG')
const turnedName = claim('name', 'Jõeorg Jaak', 'JAAK JÕEORG')
const oneLetterOff = claim('name', 'Jaak Jõeorgg', 'JAAK JÕEORG')
const marriedName = claim('name', 'Mari Tamm', 'MARI MAASIKAS')
const anotherName = claim('name', 'Mari Tamm', 'JAAK JÕEORG')
const born = claim('birthdate', '1980-01-08', '1980-01-08')
const bornTurned = claim('birthdate', '1980-08-01', '1980-01-08')
const bornElsewhen = claim('birthdate', '1975-11-30', '1980-01-08')
const bornUntold = claim('birthdate', '1980-01-08', null)
const country = claim('country', 'EE', 'EE')
const anotherCountry = claim('country', 'LV', 'EE')

test.each<[string, JudgedClaim[], string | null]>([
  ['everything is as required', [code, name, born], null],
  ['only a mark is missing', [plainName], 'probablySame'],
  ['the names are turned round beside a birth date', [turnedName, born], 'probablySame'],
  ['day and month are turned round beside a name', [name, bornTurned], 'probablySame'],
  ['a digit of the code is wrong beside a name', [oneDigitOff, plainName], 'probablySame'],
  ['the method told no birth date', [code, name, bornUntold], 'probablySame'],
  ['a digit of the code is wrong and nothing else is known', [oneDigitOff], 'unclear'],
  ['a digit of the code is wrong and only the country agrees', [oneDigitOff, country], 'unclear'],
  ['a digit of the code and the birth date are wrong', [oneDigitOff, name, bornTurned], 'unclear'],
  ['a letter of the name is wrong and nothing else is known', [oneLetterOff], 'unclear'],
  ['the code was not told', [claim('sub', 'EE38001085718', null), name], 'unclear'],
  ['the family name is another under the same code', [code, claim('name', 'Mari Tamm', 'MARI OJA')], 'unclear'],
  ['the name is another altogether under the same code', [code, anotherName], 'unclear'],
  ['the name is another altogether, born on the same day', [anotherName, born], 'unclear'],
  ['half of the name is another', [marriedName], 'unclear'],
  ['the birth date is another altogether', [name, bornElsewhen], 'unclear'],
  ['the country is another', [name, born, anotherCountry], 'unclear'],
  ['the code is another', [anotherCode], 'another'],
  ['the code is another under the same name', [anotherCode, name, born], 'another'],
  ['the name is another, and nothing else is known', [anotherName], 'unclear'],
  ['the name is another, born on another day', [anotherName, bornElsewhen, country], 'unclear']
])('where %s', (_where, claims, likeness) => {
  expect(likenessOf(claims)).toBe(likeness)
})

test('it is never the same person where the code is another altogether, whatever else is as required', () => {
  const digits = fc.stringMatching(/^[1-8]\d{10}$/)
  fc.assert(
    fc.property(digits, digits, fc.subarray([name, plainName, born, country]), (asked, told, others) => {
      const differing = [...asked].filter((digit, at) => digit !== told[at]).length
      fc.pre(differing > 2)
      const claims = [claim('sub', `EE${asked}`, `EE${told}`), ...others]
      expect(likenessOf(claims)).not.toBe('probablySame')
    })
  )
})
