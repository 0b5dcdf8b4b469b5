import { expect, test } from 'vitest'
import { birthdateProblem, birthdateToIso } from '../../common/people/birthdate.ts'
import { checkAlone } from '../../renderer/import/row.ts'
import { dataOf, dateOrderOf, makeSheet, type Sheet } from '../../renderer/import/sheet.ts'

const today = new Date('2026-05-01T08:00:00Z')

function sheetOf(dates: readonly string[]): Sheet {
  const text = `Nimi;Sünniaeg\n${dates.map((date, index) => `Mari Tamm ${'I'.repeat(index + 1)};${date}\n`).join('')}`
  const sheet = makeSheet({ name: '', text, encoding: 'utf-8' }, 'batch', ';')
  if (typeof sheet === 'string') throw new Error(sheet)
  return sheet
}

const rowsOf = (sheet: Sheet) => dataOf(sheet).map((line) => checkAlone(line, sheet, today))

/** What a typed date is, in the form and in a list: a day, or what is wrong with it. */
test.each([
  ['080180', '1980-01-08'],
  ['08.01.80', '1980-01-08'],
  ['01.02.05', '2005-02-01'],
  ["'08.01.1980", '1980-01-08'],
  ['08.01.1980\u200e', '1980-01-08'],
  ['٠٨.٠١.١٩٨٠', '1980-01-08'],
  ['08.01.1980 г.', '1980-01-08'],
  ['8 January 1980', '1980-01-08'],
  ['8th of January 1980', '1980-01-08'],
  ['January 8, 1980', '1980-01-08'],
  ['Tuesday, January 8, 1980', '1980-01-08'],
  ['08-Jan-80', '1980-01-08'],
  ['8. jaanuar 1980', '1980-01-08'],
  ['8. jaan 1980', '1980-01-08'],
  ['8 января 1980 г.', '1980-01-08'],
  ['8 янв. 1980', '1980-01-08'],
  ['1980. gada 8. janvāris', '1980-01-08'],
  ['1980 m. sausio 8 d.', '1980-01-08'],
  ['8. tammikuuta 1980', '1980-01-08'],
  ['8. Januar 1980', '1980-01-08'],
  ['8 stycznia 1980', '1980-01-08'],
  ['8 січня 1980', '1980-01-08'],
  ['8 de enero de 1980', '1980-01-08'],
  ['08.01.1980 aasta', '1980-01-08'],
  ['08.01.1980 г.р.', '1980-01-08'],
  ['8 января 1980 года', '1980-01-08'],
  ['8-го января 1980', '1980-01-08'],
  ['sünd. 08.01.1980', '1980-01-08'],
  ['р. 08.01.1980', '1980-01-08'],
  ['8.I.1980', '1980-01-08'],
  ['08 XII 1980', '1980-12-08'],
  // Of a day with a time in it nobody knows that it is a birth date.
  ['08.01.1980 12:30', 'notADate'],
  ['1980-01-08T00:00:00+02:00', '1980-01-08'],
  ['1980-01-08 00:00:00.000', '1980-01-08'],
  ['“08.01.1980”', '1980-01-08'],
  ['(08.01.1980)', '1980-01-08'],
  ['08..01.1980', '1980-01-08'],
  ['08_01_1980', '1980-01-08'],
  ['08·01·1980', '1980-01-08'],
  ['０８／０１／１９８０', '1980-01-08'],
  ['8. jaanuaril 1980', '1980-01-08'],
  ['1980. g. 8. janvārī', '1980-01-08'],
  ['8. ledna 1980', '1980-01-08'],
  ['8. januára 1980', '1980-01-08'],
  ['8 ianuarie 1980', '1980-01-08'],
  ['8 januari 1980', '1980-01-08'],
  ['8. desember 1980', '1980-12-08'],
  ['8 Ocak 1980', '1980-01-08'],
  ['8 Ιανουαρίου 1980', '1980-01-08'],
  ['8 listopada 1980', '1980-11-08'],
  ['8 června 1980', '1980-06-08'],
  ['8 července 1980', '1980-07-08'],
  ['29.02.2000', '2000-02-29'],
  ['29.02.1900', 'noSuchDay'],
  ['01.06.26', '1926-06-01'],
  // Of another zone: the day may be the next one here.
  ['1980-01-07T22:00:00.000Z', 'notADate'],
  // Whoever writes AM mostly writes the month first, and not always.
  ['1/8/1980 12:00:00 AM', 'notADate'],
  ['8/8/1980 12:00:00 AM', '1980-08-08'],
  // There was such a day: nobody alive was born on it.
  ['08.01.1780', 'notADate'],
  ['80-01-08', 'shortYear'],
  ['29228,5', 'dateAsNumber'],
  ['ca 1980', 'partOfDate'],
  ['1980?', 'partOfDate'],
  ['..1980', 'partOfDate'],
  ['1980-01', 'partOfDate'],
  ['31 мая 1980', '1980-05-31'],
  ['31. detsember 1980', '1980-12-31'],
  ['31 February 1980', 'noSuchDay'],
  ['8 Jan 22', 'shortYear'],
  ['January 1980', 'partOfDate'],
  ['1980 jaanuar', 'partOfDate'],
  ['8 Jam 1980', 'notADate'],
  ['00.00.1950', 'partOfDate'],
  ['xx.xx.1977', 'partOfDate'],
  ['хх.хх.1977', 'partOfDate'],
  ['??.??.1960', 'partOfDate'],
  ['00.05.1950', 'partOfDate'],
  ['1950-00-00', 'partOfDate'],
  ['1950', 'partOfDate'],
  ['05.1950', 'partOfDate'],
  ['29228', 'dateAsNumber'],
  ['08.01.22', 'shortYear'],
  ['31.02.1980', 'noSuchDay']
])('%s is %s', (typed, right) => {
  const [row] = rowsOf(sheetOf([typed]))
  if (/^\d{4}-/.test(right)) {
    expect(birthdateToIso(typed, today)).toBe(right)
    expect(row).toMatchObject({ draft: { claims: { birthdate: right } }, problems: [] })
  } else {
    expect(birthdateProblem(typed, today)).toBe(right)
    expect(row?.problems).toEqual([{ kind: 'field', field: 'birthdate', code: right }])
  }
})

test.each([
  [['12/31/1980', '05/06/1980'], 'monthFirst', ['1980-12-31', '1980-05-06']],
  [['12-31-80', '05-06-80'], 'monthFirst', ['1980-12-31', '1980-05-06']],
  [['31/12/1980', '05/06/1980'], 'dayFirst', ['1980-12-31', '1980-06-05']],
  [['12/31/1980 12:00:00 AM', '05/06/1980 12:00:00 AM'], 'monthFirst', ['1980-12-31', '1980-05-06']],
  [['05/06/1980', '1980-12-31'], 'dayFirst', ['1980-06-05', '1980-12-31']]
] as const)('the order of %j is its column’s: %s', (dates, order, right) => {
  const sheet = sheetOf(dates)
  expect(dateOrderOf(sheet)).toBe(order)
  const rows = rowsOf(sheet)
  expect(rows.map(({ draft }) => draft.claims.birthdate)).toEqual(right)
  expect(rows.flatMap(({ problems, warnings }) => [...problems, ...warnings])).toEqual([])
})

test('a column in both orders is read where a date proves its own, and held where it may be two days', () => {
  const sheet = sheetOf(['12/31/1980', '31/12/1980', '05/06/1980', '05/05/1980'])
  const rows = rowsOf(sheet)
  expect(rows.map(({ draft }) => draft.claims.birthdate)).toEqual([
    '1980-12-31',
    '1980-12-31',
    '05/06/1980',
    '1980-05-05'
  ])
  expect(rows.map(({ problems }) => problems)).toEqual([[], [], [expect.objectContaining({ code: 'eitherDay' })], []])
  const chosen = rowsOf({ ...sheet, chosenOrder: 'monthFirst' })
  expect(chosen[2]).toMatchObject({ draft: { claims: { birthdate: '1980-05-06' } }, problems: [] })
})
