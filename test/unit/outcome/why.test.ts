import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whyDiffers } from '../../../main/outcome/why.ts'

const why = (type: string, required: string | null, received: string | null) =>
  whyDiffers({ type, required, received, matched: false })

describe('why a name differs', () => {
  test.each([
    ['Mari Tamm', 'MARI  TAMM', 'writing'],
    ['JAAK JO\u0303EORG', 'JAAK JÕEORG', 'writing'],
    ['Jaak-Kristjan Joeorg', 'JAAK-KRISTJAN JÕEORG', 'diacritics'],
    ['Mary Ann O Connez-Suslik', 'MARY ÄNN O’CONNEŽ-ŠUSLIK', 'hyphen'],
    ['Mary Ann OConnez-Suslik', 'MARY ÄNN O’CONNEŽ-ŠUSLIK', 'diacritics'],
    ["Mary Änn O'Connež-Šuslik", 'MARY ÄNN O’CONNEŽ-ŠUSLIK', 'diacritics'],
    ['Lukasz Wojcik', 'ŁUKASZ WÓJCIK', 'diacritics'],
    ['Фёдор Королёв', 'ФЕДОР КОРОЛЕВ', 'diacritics'],
    ['Jaeger Paert', 'JÄGER PÄRT', 'transliteration'],
    ['Joerg Mueller', 'JÖRG MÜLLER', 'transliteration'],
    ['Groß Anna', 'GROSS ANNA', 'writing'],
    ['Shuvalova Zhanna', 'ŠUVALOVA ŽANNA', 'transliteration'],
    ['Олена Петренко', 'OLENA PETRENKO', 'transliteration'],
    ['Наталия Щукина', 'NATALIIA SHCHUKINA', 'transliteration'],
    ['Юлия Хромова', 'JULIA HROMOVA', 'oneLetter'],
    ['Юлия Хромова', 'JULIJA HROMOVA', 'transliteration'],
    ['Юлия Хромова', 'YULIYA KHROMOVA', 'transliteration'],
    ['Елена Евгеньевна', 'JELENA JEVGENJEVNA', 'transliteration'],
    ['Елена Ельцина', 'YELENA YELTSINA', 'transliteration'],
    ['Михаил Борисов', 'MIHHAIL BORISSOV', 'transliteration'],
    ['Денис Ильин', 'DENISS ILJIN', 'transliteration'],
    ['Юрий Королёв', 'JURI KOROLJOV', 'transliteration'],
    ['Tamm Mari', 'MARI TAMM', 'nameOrder'],
    ['Tamm, Mari', 'MARI TAMM', 'nameOrder'],
    ['Joeorg Jaak Kristjan', 'JAAK-KRISTJAN JÕEORG', 'nameOrder'],
    ['Jaak Kristjan Jõeorg', 'JAAK-KRISTJAN JÕEORG', 'hyphen'],
    ['JaakKristjan Jõeorg', 'JAAK-KRISTJAN JÕEORG', 'hyphen'],
    ['Mari Liis Tamm', 'MARI TAMM', 'missingName'],
    ['Mari Tamm', 'MARI LIIS TAMM', 'extraName'],
    ['Maasikas Mari', 'MARI-LIIS MAASIKAS', 'extraName'],
    ['Tamm', 'MARI TAMM', 'untellable'],
    ['Mari Tmam', 'MARI TAMM', 'swappedLetters'],
    ['Mari Tam', 'MARI TAMM', 'oneLetter'],
    ['Ann', 'JAN', 'untellable'],
    ['Mari Tamm', 'MARI MAASIKAS', 'unknown'],
    ['Aleksandr Ivanov', 'ALEXANDER IWANOW', 'untellable'],
    ['Mari Tamm', 'OK TESTNUMBER', 'untellable'],
    ['Олена Петренко', 'OK TESTNUMBER', 'untellable'],
    ['გიორგი ბერიძე', 'GIORGI BERIDZE', 'transliteration']
  ])('%s and %s: %s', (required, received, reason) => {
    expect(why('name', required, received)).toBe(reason)
  })
})

describe('why a personal code differs', () => {
  test.each([
    ['ee38001085718', 'EE38001085718', 'writing'],
    ['LV05040510009', 'LV050405-10009', 'hyphen'],
    ['LV050405 10009', 'LV050405-10009', 'hyphen'],
    ['38001085718', 'EE38001085718', 'countryMissing'],
    ['LT38001085718', 'EE38001085718', 'countryOnly'],
    ['EE38001085781', 'EE38001085718', 'swappedDigits'],
    ['EE38001085719', 'EE38001085718', 'oneDigit'],
    ['EE3800108571', 'EE38001085718', 'oneDigit'],
    ['EE60001019906', 'EE30303039914', 'otherPerson'],
    // The last but one digits of two: a twin's code differs like this.
    ['EE38001085718', 'EE38001085729', 'otherPerson'],
    ['EE38001085718', 'EEAB0123456', 'unknown'],
    ['EE38001085718', 'FI080180-123K', 'unknown'],
    ['LV050405-10009', 'LV32000000001', 'unknown']
  ])('%s and %s: %s', (required, received, reason) => {
    expect(why('sub', required, received)).toBe(reason)
  })
})

describe('why a birth date differs', () => {
  test.each([
    ['1980-08-01', '1980-01-08', 'dayMonthSwapped'],
    ['1980-01-08', '1980-01-80', 'swappedDigits'],
    ['1980-01-18', '1980-01-08', 'oneDigit'],
    ['1980-01-08', '1975-11-30', 'unknown'],
    ['1980-01-08', 'XX', 'unknown']
  ])('%s and %s: %s', (required, received, reason) => {
    expect(why('birthdate', required, received)).toBe(reason)
  })
})

test('what was not told, not asked for, or is of a type to come, is not guessed at', () => {
  expect(why('birthdate', '1980-01-08', null)).toBe('missing')
  expect(why('sub', null, 'EE38001085718')).toBe('unknown')
  expect(why('country', 'EE', 'LV')).toBe('unknown')
  expect(why('shoe', '42', '43')).toBe('unknown')
  expect(whyDiffers({ type: 'name', required: 'A', received: 'A', matched: true })).toBeNull()
})

describe('for every name and code', () => {
  const name = fc
    .array(fc.stringMatching(/^[A-ZÄÖÕÜŠŽ]{2,12}$/), { minLength: 2, maxLength: 4 })
    .map((parts) => parts.join(' '))
  const code = fc.stringMatching(/^[1-8]\d{10}$/).map((digits) => `EE${digits}`)

  test('case and blanks are writing, and turning a name round is its order at most', () => {
    fc.assert(
      fc.property(name, (given) => {
        expect(why('name', ` ${given.toLowerCase()} `, given)).toBe('writing')
        const turned = given.split(' ').toReversed().join(' ')
        expect(['writing', 'diacritics', 'transliteration', 'nameOrder', 'hyphen']).toContain(
          why('name', turned, given)
        )
      })
    )
  })

  test('which is required and which received does not matter, but for what is missing and extra', () => {
    const mirrored: Record<string, string> = { missingName: 'extraName', extraName: 'missingName' }
    fc.assert(
      fc.property(name, name, (one, other) => {
        const there = why('name', one, other) ?? ''
        expect(why('name', other, one)).toBe(mirrored[there] ?? there)
      })
    )
    fc.assert(
      fc.property(code, code, (one, other) => {
        expect(why('sub', one, other)).toBe(why('sub', other, one))
      })
    )
  })

  test('two digits that changed places are never another person, and two that became others always are', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 2, max: 11 }), (given, at) => {
        const [a = '', b = ''] = [given[at], given[at + 1]]
        fc.pre(a !== b)
        expect(why('sub', given.slice(0, at) + b + a + given.slice(at + 2), given)).toBe('swappedDigits')
        const next = (digit: string) => String((Number(digit) + 1) % 10)
        const changed = given.slice(0, at) + next(a) + next(b) + given.slice(at + 2)
        fc.pre(next(a) !== b || next(b) !== a)
        expect(['otherPerson', 'oneDigit']).toContain(why('sub', changed, given))
      })
    )
  })
})
