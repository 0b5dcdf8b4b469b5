import { expect, test } from 'vitest'
import { webLink } from '../../../main/eeid/web-link.ts'
import { countryAsked, personLink } from '../../../main/handover/person-link.ts'

test.each([
  ['without a query', 'https://eeid.ee/i/abc', 'https://eeid.ee/i/abc?ui_locales=et'],
  ['with one', 'https://eeid.ee/i?t=abc', 'https://eeid.ee/i?t=abc&ui_locales=et'],
  ['with another language', 'https://eeid.ee/i?ui_locales=ru&t=abc', 'https://eeid.ee/i?t=abc&ui_locales=et'],
  ['with a language twice', 'https://eeid.ee/i?ui_locales=ru&ui%5Flocales=en', 'https://eeid.ee/i?ui_locales=et'],
  ['with a fragment', 'https://eeid.ee/i#t=abc', 'https://eeid.ee/i?ui_locales=et#t=abc'],
  [
    'with letters encoded in ways of its own',
    'https://eeid.ee/i?s=a%20b~c%2Fd+e&n=%F5',
    'https://eeid.ee/i?s=a%20b~c%2Fd+e&n=%F5&ui_locales=et'
  ],
  ['that is none', 'not a link', 'not a link']
])('a link %s gets the person’s language and keeps the rest', (_what, link, expected) => {
  expect(personLink(link, 'et')).toBe(expected)
})

test('a link gets the country that is known, unless the service has put one there', () => {
  expect(personLink('https://eeid.ee/i/abc', 'et', 'LV')).toBe('https://eeid.ee/i/abc?ui_locales=et&country=LV')
  expect(personLink('https://eeid.ee/i?country=EE', 'et', 'LV')).toBe('https://eeid.ee/i?country=EE&ui_locales=et')
})

test.each([
  [
    [
      { type: 'country', value: 'lv' },
      { type: 'sub', value: 'EE38001085718' }
    ],
    'LV'
  ],
  [[{ type: 'sub', value: 'LV050405-10009' }], 'LV'],
  [[{ type: 'name', value: 'EE' }], null],
  [[{ type: 'sub', value: '38001085718' }], null],
  [[], null]
])('of %j the country is %s', (claims, country) => {
  expect(countryAsked(claims)).toBe(country)
})

test.each(['https://eeid.ee/i/a b?c=%F5#d', 'HTTP://127.0.0.1:5012/i'])(
  '%s can be followed, and stays as it is',
  (link) => {
    expect(webLink(link)).toBe(link)
  }
)

test.each(['', null, undefined, 'not a link', 'javascript:alert(1)', 'mailto:a@b.ee', 'file:///etc/passwd'])(
  '%s is no link for a phone',
  (link) => {
    expect(webLink(link)).toBeNull()
  }
)
