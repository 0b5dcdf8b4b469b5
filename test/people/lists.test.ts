import { describe, expect, test } from 'vitest'
import { findCountry } from '../../common/people/country/country-find.ts'
import { lostLetters } from '../../common/people/lost-letters.ts'
import { noClaims } from '../../common/words/requests.ts'
import { toInput } from '../../renderer/claims/check.ts'
import { emptyDraft } from '../../renderer/drafts/draft-store.ts'
import { checkAlone } from '../../renderer/import/row.ts'
import { asksForCountry, dataOf, makeSheet, type Sheet, withCodesAndNamesSwapped } from '../../renderer/import/sheet.ts'

const today = new Date('2026-05-01T08:00:00Z')

function sheetOf(text: string, country = ''): Sheet {
  const sheet = makeSheet({ name: '', text, encoding: 'utf-8' }, 'batch', ';', country)
  if (typeof sheet === 'string') throw new Error(sheet)
  return sheet
}

const rowsOf = (sheet: Sheet) => dataOf(sheet).map((line) => checkAlone(line, sheet, today))

describe('marks that nobody sees', () => {
  const marks = ['\u200e', '\u200b', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff', '\u00ad', '\u0080', '\u009f']
  test.each(marks.map((mark) => [mark.charCodeAt(0).toString(16), mark]))(
    'U+%s: form and list read the same text',
    (_code, mark) => {
      const put = (text: string) => `${mark}${text.slice(0, 2)}${mark}${text.slice(2)}${mark}`
      const typed = { sub: put('EE38001085718'), name: put('Mari Tamm'), reference: put('A-1'), reason: put('Konto') }
      const [row] = rowsOf(
        sheetOf(`Isikukood;Nimi;Viide;Põhjus\n${typed.sub};${typed.name};${typed.reference};${typed.reason}\n`)
      )
      const form = toInput({
        ...emptyDraft('s'),
        claims: { ...noClaims, sub: typed.sub, name: typed.name },
        reference: typed.reference,
        reason: typed.reason
      })
      const right = { claims: { sub: 'EE38001085718', name: 'Mari Tamm' }, reference: 'A-1', reason: 'Konto' }
      expect(form).toMatchObject(right)
      expect(row).toMatchObject({ draft: right, problems: [], warnings: [] })
    }
  )
})

describe('letters that were lost', () => {
  test.each([
    ['Jaak J\ufffdeorg', null],
    ['????? ????????', null],
    ['Jaak J?eorg', null],
    ['Jaak JÃµeorg', 'Jaak Jõeorg'],
    ['Ä“rika', 'Ērika'],
    ['J›rgen', null],
    ['J”rgen', null],
    ['J°rgen', null]
  ])('%s is told', (name, repair) => {
    const lost = lostLetters(name)
    expect(lost).not.toBeNull()
    if (repair !== null) expect(lost?.repair?.toLowerCase()).toBe(repair.toLowerCase())
    expect(rowsOf(sheetOf(`Nimi;Viide\n${name};A\n`))[0]?.problems).toEqual([
      { kind: 'field', field: 'name', code: 'lettersLost' }
    ])
  })

  test.each([
    'Jaak Jõeorg',
    'Ērika Šķēle',
    'Анна Петрова',
    'Αλέξανδρος',
    '王小明',
    'Nguyễn Văn Ân',
    'O’Connor',
    'ÃNGELA',
    'Mª José',
    'Mari "Mimmu" Tamm',
    'მარიამ'
  ])('%s is whole', (name) => {
    expect(lostLetters(name)).toBeNull()
  })
})

test.each([
  ['Eesti Vabariik', 'EE'],
  ['Republic of Estonia', 'EE'],
  ['Lietuva', 'LT'],
  ['Lietuvos Respublika', 'LT'],
  ['Latvija', 'LV'],
  ['Suomi', 'FI'],
  ['Deutschland', 'DE'],
  ['Bundesrepublik Deutschland', 'DE'],
  ['Polska', 'PL'],
  ['Україна', 'UA'],
  ['Беларусь', 'BY'],
  ['Sverige', 'SE'],
  ['D', 'DE'],
  ['GBN', 'GB'],
  ['Kosovo', null],
  ['RKS', null],
  ['XXA', null],
  ['Vabariik', null]
])('the country %s is %s', (typed, code) => {
  expect(findCountry(typed)).toBe(code)
})

test('codes that are names, and names that are codes, are offered to be swapped', () => {
  const sheet = sheetOf('Isikukood;Nimi\nMari Tamm;EE38001085718\nLiis Kask;EE60001019906\n')
  expect(rowsOf(sheet).every(({ problems }) => problems.length === 2)).toBe(true)
  const swapped = withCodesAndNamesSwapped(sheet)
  expect(swapped && rowsOf(swapped).flatMap(({ problems }) => problems)).toEqual([])
  expect(swapped && withCodesAndNamesSwapped(swapped)).toBeNull()
})

test('one question is asked for a list of codes that may be of two countries', () => {
  const sheet = sheetOf('Isikukood\n38001085718\nEE60001019906\n')
  expect(asksForCountry(sheet)).toBe(true)
  expect(asksForCountry({ ...sheet, codeCountry: 'EE' })).toBe(false)
  expect(rowsOf(sheetOf('Isikukood\n38001085718\n', 'EE'))[0]).toMatchObject({
    draft: { claims: { sub: 'EE38001085718' } },
    problems: []
  })
})
