import { describe, expect, it } from 'vitest'
import { countryCodes, nearCountries } from '../../../common/people/country/countries.ts'
import { countryOptions } from '../../../renderer/create/country-options.ts'
import {
  clockTime,
  countryName,
  exactTime,
  fileSize,
  listDay,
  listTime,
  plainDate,
  relativeTime
} from '../../../renderer/locales/format.ts'

const now = new Date(2026, 5, 15, 14, 0, 0).getTime()
const ago = (ms: number) => new Date(now - ms).toISOString()
const hour = 3_600_000

describe('times', () => {
  it('of a list are the hour where it is today, yesterday by its name, and else the day', () => {
    expect(listTime(ago(5 * 60_000), 'en-GB', now)).toBe('13:55')
    expect(listTime(ago(14 * hour), 'et-EE', now)).toBe('00:00')
    expect(listTime(ago(14 * hour + 1), 'en-GB', now)).toBe('yesterday')
    expect(listTime(ago(23 * hour), 'et-EE', now)).toBe('eile')
    expect(listTime(ago(38 * hour), 'ru-RU', now)).toBe('вчера')
    expect(listTime(ago(38 * hour + 1), 'en-GB', now)).toBe('13 Jun')
  })

  it('have a name for yesterday where the clocks change between the two days', () => {
    const afterChange = new Date(2026, 2, 30, 0, 30).getTime()
    expect(listTime(new Date(2026, 2, 29, 0, 10).toISOString(), 'en-GB', afterChange)).toBe('yesterday')
    expect(listTime(new Date(2026, 2, 28, 23, 59).toISOString(), 'en-GB', afterChange)).toBe('28 Mar')
  })

  it('have one date for each language, with the year where it is another', () => {
    expect(listTime(ago(48 * hour), 'et-EE', now)).toBe('13.06')
    expect(listTime(ago(48 * hour), 'ru-RU', now)).toBe('13.06')
    expect(listTime(new Date(2024, 0, 2).toISOString(), 'en-GB', now)).toBe('2 Jan 2024')
    expect(listTime(new Date(2024, 0, 2).toISOString(), 'et-EE', now)).toBe('02.01.2024')
    expect(listDay(new Date(2026, 5, 22).toISOString(), 'en-GB', now)).toBe('22 Jun')
    expect(listDay(new Date(2027, 0, 2).toISOString(), 'ru-RU', now)).toBe('02.01.2027')
  })

  it('are the same date and the same hour wherever both are told', () => {
    const time = new Date(2026, 5, 3, 9, 5).toISOString()
    expect(exactTime(time, 'en-GB')).toBe('3 Jun 2026, 09:05')
    expect(exactTime(time, 'et-EE')).toBe('03.06.2026, 09:05')
    expect(exactTime(time, 'ru-RU')).toBe('03.06.2026, 09:05')
  })

  it('say the hour alone when it is today', () => {
    expect(clockTime(ago(2 * 60_000), 'en-GB', now)).toBe('13:58')
    expect(clockTime(ago(48 * hour), 'en-GB', now)).toBe(exactTime(ago(48 * hour), 'en-GB'))
  })

  it('look ahead too', () => {
    expect(relativeTime(new Date(now + 6 * 24 * hour).toISOString(), 'en-GB', now)).toBe('in 6 days')
  })
})

describe('dates without a time', () => {
  it('are the same day in every time zone', () => {
    expect(plainDate('1980-12-31', 'et-EE')).toBe('31.12.1980')
    expect(plainDate('1980-12-31', 'ru-RU')).toBe('31.12.1980')
    expect(plainDate('1980-01-02', 'en-GB')).toBe('2 Jan 1980')
  })

  it('that are none stay as they are', () => {
    expect(plainDate('1980', 'et-EE')).toBe('1980')
    expect(plainDate('1980-13-45', 'et-EE')).toBe('1980-13-45')
  })
})

describe('countries', () => {
  it('are all 249, each once', () => {
    expect(new Set(countryCodes).size).toBe(249)
  })

  it.each(['et-EE', 'en-GB', 'ru-RU'])('have a name in %s, the near ones first', (locale) => {
    const options = countryOptions(locale)
    expect(options.slice(0, 4).map(({ value }) => value)).toEqual(nearCountries)
    expect(options).toHaveLength(249)
    for (const { value, label } of options) expect(label).toMatch(new RegExp(`.+ \\(${value}\\)$`))
  })

  it('that are none stay as they are', () => {
    expect(countryName('Estonia', 'en-GB')).toBe('Estonia')
    expect(countryName('QQ', 'en-GB')).toBe('QQ')
    expect(countryName('ee', 'et-EE')).toBe('Eesti (EE)')
  })
})

describe('sizes', () => {
  it('are whole kilobytes or megabytes with one place', () => {
    expect(fileSize(300, 'en-GB')).toBe('1 kB')
    expect(fileSize(48_213, 'en-GB')).toBe('48 kB')
    expect(fileSize(1_448_213, 'en-GB')).toBe('1.4 MB')
  })
})
