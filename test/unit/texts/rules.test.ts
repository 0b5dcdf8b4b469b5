import { describe, expect, test } from 'vitest'
import type { Texts } from './catalogue.ts'
import {
  alikeStates,
  avoidable,
  deadPlaces,
  foreignMarks,
  looseSpaces,
  lostPlaces,
  missing,
  mixedDocuments,
  wrongForms,
  wronglyAddressed
} from './rules.ts'
import { wordsToAvoid } from './words-to-avoid.ts'

/** A catalogue that nobody has. */
const made = (texts: Record<string, string>): Texts => new Map(Object.entries(texts))

describe('a rule of the texts finds', () => {
  test('a text that another language has, whichever lacks it', () => {
    const here = made({ 'a.one': 'One' })
    const there = made({ 'a.one': 'Üks', 'a.two': 'Kaks' })
    expect(missing(here, [here, there])).toEqual(['a.two'])
    expect(missing(there, [here, there])).toEqual([])
  })

  test('a plural form that is missing, and one too many', () => {
    expect(wrongForms('ru', made({ a_one: '1', a_few: '2', a_other: '1,5' }))).toEqual(['a: few one other'])
    expect(wrongForms('en', made({ a_one: '1', a_other: '2', a_few: '2' }))).toEqual(['a: few one other'])
    expect(wrongForms('et', made({ a_one: '1', a_other: '2' }))).toEqual([])
  })

  test('a place that is lost, renamed or added in one plural form', () => {
    const english = made({ a_one: '{{count}} of {total}', a_other: '{{count}} of {total}' })
    expect(lostPlaces(made({ a_one: '{{count}}', a_other: '{{number}} {total}' }), english)).toEqual([
      'a_one',
      'a_other'
    ])
    expect(lostPlaces(made({ a_few: '{total}: {{count}}' }), english)).toEqual([])
  })

  test('two states with one word, or with nearly one', () => {
    const states = { rejected: ['status.needsCorrecting'], turnedDown: ['verdict.reject'] }
    const words = (one: string, other: string) => made({ 'status.needsCorrecting': one, 'verdict.reject': other })
    const pair = ['rejected ~ turnedDown']
    expect(alikeStates(words('Отклонён', 'Отклонено'), states, [])).toEqual(pair)
    expect(alikeStates(words('Отклонено', 'Отклонено'), states, [])).toEqual(pair)
    expect(alikeStates(words('Rejected: {{number}}', 'Rejected'), states, [])).toEqual(pair)
    expect(alikeStates(words('Katkestatud', 'Katkenud'), states, [])).toEqual(pair)
    expect(alikeStates(words('Нужно исправить', 'Отклонено'), states, [])).toEqual([])
    expect(alikeStates(words('Отклонён', 'Отклонено'), states, pair)).toEqual([])
  })

  test('a state whose word is gone', () => {
    const states = { one: ['status.gone'], other: ['status.gonetoo'] }
    expect(alikeStates(made({}), states, [])).toEqual(['one ~ other'])
  })

  test('the word for the proof where the identity document is meant, and the other way round', () => {
    const english = made({ 'a.one': 'No proof', 'a.two': 'Identity document', 'a.three': 'Printer' })
    const right = made({ 'a.one': 'Нет PDF-документа', 'a.two': 'Документ, удостоверяющий личность' })
    expect(mixedDocuments(right, english)).toEqual([])
    const wrong = made({ 'a.one': 'Нет документа', 'a.two': 'PDF-документ', 'a.three': 'Документ' })
    expect(mixedDocuments(wrong, english)).toEqual(['a.one', 'a.two', 'a.three'])
  })

  test.each([
    ['en', 'It is sent by itself.'],
    ['en', 'Kept on this desk.'],
    ['en', 'Ask your IT.'],
    ['en', 'Write a mail.'],
    ['en', 'Check the base URL.'],
    ['en', 'Look again.'],
    ['et', 'Ava töölaud.'],
    ['et', 'Küsi kontorist.'],
    ['et', 'Saadetakse ise.'],
    ['ru', 'Рабочее место закрыто.'],
    ['ru', 'Спросите в офисе.'],
    ['ru', 'Отправится само.']
  ] as const)('a word to avoid in %s: %s', (language, text) => {
    const found = avoidable(made({ a: text }), wordsToAvoid[language])
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(text)
  })

  test.each([
    ['en', 'Write an e-mail in eeID Desk, {{desk}}: the mail program opens.'],
    ['et', 'Saadetakse automaatselt.'],
    ['ru', 'Отправится автоматически.']
  ] as const)('nothing in %s where all words are good: %s', (language, text) => {
    expect(avoidable(made({ a: text }), wordsToAvoid[language])).toEqual([])
  })

  test('another language’s quotation marks, and the typewriter’s', () => {
    expect(foreignMarks('en', made({ a: "phone's", b: '"a"', c: '«a»', d: '„a“', e: 'a”' }))).toHaveLength(5)
    expect(foreignMarks('en', made({ a: 'phone’s “a”' }))).toEqual([])
    expect(foreignMarks('et', made({ a: '“a”', b: "a'", c: '«a»' }))).toHaveLength(3)
    expect(foreignMarks('et', made({ a: '„a“' }))).toEqual([])
    expect(foreignMarks('ru', made({ a: '„a“', b: '"a"', c: 'a’' }))).toHaveLength(3)
    expect(foreignMarks('ru', made({ a: '«a»' }))).toEqual([])
  })

  test('a dash or a unit that may begin a line', () => {
    const loose = {
      a: '50 МБ',
      b: 'Первая — данные',
      c: '{{megabytes}} MB',
      d: '16 kB',
      e: '{{size}} bytes',
      f: 'a – b'
    }
    expect(looseSpaces(made(loose))).toHaveLength(6)
    const bound = Object.entries(loose).map(([key, text]) => [key, text.replace(/ (?=[—–kMМb])/, '\u00a0')])
    expect(looseSpaces(made(Object.fromEntries(bound)))).toEqual([])
  })

  test('a page of the settings that there is not', () => {
    const texts = { 'settings.title': 'Settings', 'settings.sections.handover': 'Hand-over' }
    expect(deadPlaces(made({ ...texts, a: 'Shorten it in Settings → Templates.' }))).toEqual(['a'])
    expect(deadPlaces(made({ ...texts, a: 'Shorten it in Settings → Hand-over.' }))).toEqual([])
  })

  test('sina to the person, and Teie to the clerk', () => {
    expect(wronglyAddressed(made({ 'person.title': 'Tuvasta end' }))).toEqual(['person.title'])
    expect(wronglyAddressed(made({ 'next.text': 'Kontrollige andmeid.' }))).toEqual(['next.text'])
    expect(wronglyAddressed(made({ 'person.title': 'Tuvastage end', 'next.text': 'Kontrolli.' }))).toEqual([])
  })
})
