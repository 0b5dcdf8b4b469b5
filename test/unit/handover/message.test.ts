import { describe, expect, test } from 'vitest'
import {
  firstTemplates,
  fitsMail,
  mailto,
  messageOf,
  templateFault,
  untilWords
} from '../../../main/handover/message.ts'

const places = {
  link: 'https://eeid.ee/i/a?b=1&ui_locales=ru',
  reference: 'K7Q-1',
  until: '30.11',
  office: 'Õismäe & Ko'
}

describe('a mail', () => {
  test('is a draft to nobody, and comes out of its URL as it went in', () => {
    const url = new URL(mailto('Üks + kaks', `1%\n${places.link}`) ?? '')
    expect(url.protocol).toBe('mailto:')
    expect(url.pathname).toBe('')
    const [subject = '', body = ''] = url.search.slice(1).split('&')
    expect(decodeURIComponent(subject)).toBe('subject=Üks + kaks')
    expect(decodeURIComponent(body)).toBe(`body=1%\r\n${places.link}`)
    // A plus sign would be shown as it is.
    expect(url.search).not.toContain('+')
  })

  test('has no header but its subject, whatever stands in it', () => {
    const url = mailto('Visit\r\nBcc: all@example.ee\u2028x', 'a\rb\nc') ?? ''
    expect(url).toContain('subject=Visit%20Bcc%3A%20all%40example.ee%20x&')
    expect(decodeURIComponent(url.split('&body=')[1] ?? '')).toBe('a\r\nb\r\nc')
  })

  test('is made of half a letter, too', () => {
    expect(decodeURIComponent(mailto('\ud83d', 'x') ?? '')).toContain('subject=\ufffd')
  })

  test('that mail programs would cut is none', () => {
    expect(mailto('x', 'y'.repeat(2000))).toBeNull()
  })

  test.each(['et', 'en', 'ru'] as const)('by the first template in %s is short enough for a long link', (language) => {
    const { subject, body } = firstTemplates(language)
    const filled = { ...places, link: `https://eeid.ee/i/${'a'.repeat(200)}?ui_locales=${language}` }
    expect(mailto(messageOf(subject, filled), messageOf(body, filled))).not.toBeNull()
  })
})

test.each(['et', 'en', 'ru'] as const)('the first mail in %s fits an office of the longest name', (language) => {
  expect(fitsMail(firstTemplates(language), 'Бюро '.repeat(20), language)).toBe(true)
})

describe('a template', () => {
  test('gets its places filled; what a value looks like is never filled again', () => {
    expect(messageOf('{link} {reference} {until} {office}', { ...places, office: '{link}' })).toBe(
      `${places.link} K7Q-1 30.11 {link}`
    )
  })

  test.each(['et', 'en', 'ru'] as const)('in %s begins as a good one', (language) => {
    const { subject, body, message } = firstTemplates(language)
    expect([templateFault(subject, false), templateFault(body, true), templateFault(message, true)]).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })

  test.each([
    ['', 'required'],
    ['Hello', 'linkPlaceMissing'],
    ['{link} {name}', 'messagePlaceUnknown']
  ])('%j is refused: %s', (template, fault) => {
    expect(templateFault(template, true)).toBe(fault)
  })
})

test('a link without an end says so by a dash', () => {
  expect(untilWords(null, 'et')).toBe('–')
})
