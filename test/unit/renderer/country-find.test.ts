import { describe, expect, it } from 'vitest'
import { countryCodes, fromThreeLetters, toThreeLetters } from '../../../common/people/country/countries.ts'
import { countryRank, findCountry } from '../../../common/people/country/country-find.ts'
import { countryName } from '../../../renderer/locales/format.ts'

describe('a country', () => {
  it.each(['Läti', 'lati', 'Latvia', 'Латвия', 'LV', 'lv', 'LVA', ' Läti (LV) ', 'latvi'])(
    'typed as %j is LV',
    (typed) => {
      expect(findCountry(typed)).toBe('LV')
    }
  )

  it.each([
    ['UK', 'GB'],
    ['Inglismaa', 'GB'],
    ['America', 'US'],
    ['Ameerika', 'US'],
    ['США', 'US'],
    ['Белоруссия', 'BY'],
    ['Молдавия', 'MD'],
    ['Turkey', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Российская Федерация', 'RU'],
    ['Makedoonia', 'MK'],
    ['el', 'GR']
  ])('called %s as people call it is %s', (typed, code) => {
    expect(findCountry(typed)).toBe(code)
    expect(countryRank(code, typed)).toBe(0)
  })

  it.each(['', 'L', 'Lat-via', 'land', 'QQ', 'United'])('typed as %j is not known for sure', (typed) => {
    expect(findCountry(typed)).toBeNull()
  })

  it('has a code of three letters, each its own', () => {
    const all = countryCodes.map((code) => toThreeLetters(code) ?? '')
    expect(new Set(all).size).toBe(countryCodes.length)
    expect(all.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
    expect(all.map(fromThreeLetters)).toEqual([...countryCodes])
    expect(['EE', 'DE', 'GB', 'CH', 'UA', 'ZW'].map(toThreeLetters)).toEqual(['EST', 'DEU', 'GBR', 'CHE', 'UKR', 'ZWE'])
  })

  it.each(['et-EE', 'en-GB', 'ru-RU'])('is found by its own full name in %s', (locale) => {
    expect(countryCodes.filter((code) => findCountry(countryName(code, locale)) !== code)).toEqual([])
  })

  it('ranks what is typed so far', () => {
    expect(countryRank('LV', 'lva')).toBe(0)
    expect(countryRank('LV', 'Латв')).toBe(1)
    expect(countryRank('LV', 'tvia')).toBe(2)
    expect(countryRank('LV', 'x')).toBeNull()
  })
})
