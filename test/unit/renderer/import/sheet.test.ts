import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../../common/csv.ts'
import { mostRows } from '../../../../common/words/import.ts'
import { guessByContent, guessByHeader, withMeaning } from '../../../../renderer/import/columns.ts'
import { checkAlone, draftOf, markDoubles, withFinding } from '../../../../renderer/import/row.ts'
import { dataOf, makeSheet, type Sheet, shapeOf, withHeader } from '../../../../renderer/import/sheet.ts'

const today = new Date('2026-05-01T08:00:00Z')
const fine = { fields: {}, earlier: null, isReferenceUsed: false }

function sheetOf(text: string): Sheet {
  const sheet = makeSheet({ name: 'people.csv', text, encoding: 'utf-8' }, 'batch')
  if (typeof sheet === 'string') throw new Error(sheet)
  return sheet
}

const checked = (sheet: Sheet) => dataOf(sheet).map((line) => checkAlone(line, sheet, today))

describe('the meaning of columns', () => {
  it.each<[string, string[]]>([
    ['Estonian', ['Isikukood', 'Täisnimi', 'Sünniaeg', 'Riik', 'Viitenumber', 'Põhjus']],
    ['English', ['Personal code', 'FULL NAME', 'date_of_birth', 'Country', 'Reference', 'Reason']],
    ['Russian', ['Личный код', 'ФИО', 'Дата рождения', 'Страна', 'Номер', 'Причина']]
  ])('is guessed from %s words', (_language, header) => {
    expect(guessByHeader(header)).toEqual(['sub', 'name', 'birthdate', 'country', 'reference', 'reason'])
  })

  it('joins a given and a family name, takes a lonely given name for the whole, and gives each meaning once', () => {
    expect(guessByHeader(['Eesnimi', 'Perekonnanimi', 'Telefon'])).toEqual(['givenName', 'familyName', 'ignore'])
    expect(guessByHeader(['Имя', 'Страна'])).toEqual(['name', 'country'])
    expect(guessByHeader(['Nimi', 'Nimi'])).toEqual(['name', 'ignore'])
  })

  it('is guessed from what stands in them where there is no header', () => {
    const rows = [
      ['38001085718', 'Mari', '08.01.1980'],
      ['EE60001019906', 'Jüri', '1.1.2000']
    ]
    expect(guessByContent(rows, 3)).toEqual(['sub', 'ignore', 'birthdate'])
  })

  it('moves to the column that it is given to', () => {
    expect(withMeaning(['sub', 'name'], 1, 'sub')).toEqual(['ignore', 'sub'])
  })
})

describe('a sheet', () => {
  it('knows a header from data, and can be told otherwise', () => {
    expect(sheetOf('Kood;Nimi\n1;Mari\n').hasHeader).toBe(true)
    const data = sheetOf('EE38001085718;Mari\nEE60001019906;Jüri\n')
    expect(data.hasHeader).toBe(false)
    expect(dataOf(data)).toHaveLength(2)
    expect(dataOf(withHeader(data, true))).toHaveLength(1)
  })

  it('is remembered by its header, and never by what stands in it', () => {
    expect(shapeOf(sheetOf('Kood; NIMI\n1;Mari\n'))).toEqual(['kood', 'nimi'])
    expect(shapeOf(sheetOf('EE38001085718;Mari 1\n'))).toEqual(['', ''])
  })

  it('is refused where there is nothing in it or too much', () => {
    const make = (text: string) => makeSheet({ name: '', text, encoding: 'utf-8' }, 'batch')
    expect(make('\n \n;;\n')).toBe('empty')
    expect(make(`Isikukood\n${'EE1\n'.repeat(mostRows)}`)).not.toBe('tooManyRows')
    expect(make(`Isikukood\n${'EE1\n'.repeat(mostRows + 1)}`)).toBe('tooManyRows')
  })
})

describe('a row', () => {
  it('becomes what the form would make of it', () => {
    const sheet = sheetOf('Eesnimi;Perenimi;Sünniaeg;Riik;Viide\n Mari ;Maasikas;8.1.1980;eesti;A-1\n')
    const [line] = dataOf(sheet)
    expect(line && draftOf(line, sheet)).toEqual({
      claims: { sub: '', name: 'Mari Maasikas', birthdate: '1980-01-08', country: 'EE' },
      reference: 'A-1',
      reason: ''
    })
  })

  it('has a name on one line, without quotation marks that stand behind a blank', () => {
    const sheet = sheetOf('Nimi, Isikukood\n"Mari\nMaasikas", "EE38001085718"\nJüri  Maasikas, EE60001019906\n')
    expect(checked(sheet).map(({ draft }) => [draft.claims.name, draft.claims.sub])).toEqual([
      ['Mari Maasikas', 'EE38001085718'],
      ['Jüri Maasikas', 'EE60001019906']
    ])
  })

  it('gives a bare code the country of the row, or the one that the clerk chose, and else holds it', () => {
    const subOf = (sheet: Sheet) => checked(sheet).map(({ draft }) => draft.claims.sub)
    expect(subOf(sheetOf('Isikukood;Riik\n38001085718;EE\n'))).toEqual(['EE38001085718'])
    const bare = sheetOf('Isikukood\n38001085718\n')
    expect(subOf(bare)).toEqual(['38001085718'])
    expect(checked(bare)[0]?.problems).toEqual([{ kind: 'field', field: 'sub', code: 'codeWithoutCountry' }])
    expect(checked(bare)[0]?.warnings).toEqual([])
    expect(subOf({ ...bare, codeCountry: 'EE' })).toEqual(['EE38001085718'])
    expect(checked({ ...bare, codeCountry: 'EE' })[0]?.problems).toEqual([])
  })

  it.each(['050405-10009', '131052-308T', '380 0108 5718', '３８００１０８５７１８', '85.07.30-033.28'])(
    'with the bare code %s is held though another country was chosen for such codes, or none',
    (code) => {
      const sheet = sheetOf(`Isikukood\n${code}\n`)
      for (const codeCountry of ['', 'IT']) {
        expect(checked({ ...sheet, codeCountry })[0]?.problems).toMatchObject([{ code: 'codeWithoutCountry' }])
      }
    }
  )

  it('with a mistyped code gets the country that is told, and is doubted', () => {
    const [row] = checked(sheetOf('Isikukood;Riik\n38001085719;EE\n'))
    expect(row?.draft.claims.sub).toBe('EE38001085719')
    expect(row?.problems).toEqual([])
    expect(row?.warnings).toEqual([{ kind: 'code', state: 'wrongDigit' }])
  })

  it('with the number of a document is left as it is', () => {
    const [row] = checked(sheetOf('Isikukood\nAS0012345\n'))
    expect(row?.problems).toEqual([])
  })

  it.each([
    ['Sünniaeg;Nimi\n31.02.1980;Mari\n', { kind: 'field', field: 'birthdate', code: 'noSuchDay' }],
    ['Riik;Nimi\nAtlantis;Mari\n', { kind: 'field', field: 'country', code: 'notACountry' }],
    ['Nimi;Põhjus\n;Konto\n', { kind: 'field', field: 'claims', code: 'noClaim' }],
    ['Nimi;Põhjus\nMari;Konto;x\n', { kind: 'cells', found: 3, wanted: 2 }],
    ['Nimi;Põhjus\n"Mari;Konto\n', { kind: 'torn' }]
  ])('is held back with its reason: %j', (text, problem) => {
    expect(checked(sheetOf(text))[0]?.problems).toEqual([problem])
  })

  it('is held back again when it was saved torn and comes back as it was', () => {
    const wrong = checked(sheetOf('Nimi;Isikukood;Põhjus\n"Mari;EE38001085718;Konto\n'))
    expect(wrong[0]?.problems).toEqual([{ kind: 'torn' }])
    const saved = writeCsv([['Nimi', 'Isikukood', 'Põhjus'], ...wrong.map(({ line }) => [...line.cells])], ';')
    expect(checked(sheetOf(saved))[0]?.problems).toEqual([{ kind: 'torn' }])
    expect(checked(sheetOf('Nimi;Põhjus\nMari;5" toru\n'))[0]?.problems).toEqual([])
  })

  it('may lack the empty cells at its end, as may its header', () => {
    expect(checked(sheetOf('Nimi;Põhjus\nMari\n'))[0]?.problems).toEqual([])
    expect(checked(sheetOf('Nimi;Põhjus;\nMari;Konto\n'))[0]?.problems).toEqual([])
  })

  it('may end in empty cells that no column has', () => {
    expect(checked(sheetOf('Nimi;Põhjus\nMari;Konto;;\n'))[0]?.problems).toEqual([])
  })

  it('is told what main finds, once', () => {
    const [row] = checked(sheetOf('Sünniaeg;Viide\n31.02.1980;A\n'))
    if (row === undefined) throw new Error('no row')
    const found = withFinding(row, {
      ...fine,
      fields: { 'claims.birthdate': 'notADate', reference: 'tooLong' },
      isReferenceUsed: true
    })
    expect(found.problems).toEqual([
      { kind: 'field', field: 'birthdate', code: 'noSuchDay' },
      { kind: 'field', field: 'reference', code: 'tooLong' }
    ])
    expect(found.warnings).toEqual([{ kind: 'referenceUsed' }])
  })

  it('is marked where an earlier one asks about the same person or has the same reference, and no longer when it is corrected', () => {
    const rows = checked(sheetOf('Isikukood;Viide\nEE38001085718;A\nee38001085718;B\nEE60001019906;A\n'))
    const marked = markDoubles(rows)
    expect(marked.map(({ warnings }) => warnings)).toEqual([
      [],
      [{ kind: 'personTwice', line: 2 }],
      [{ kind: 'referenceTwice', line: 2 }]
    ])
    expect(markDoubles(marked.slice(1)).map(({ warnings }) => warnings)).toEqual([[], []])
  })

  it('is marked where an earlier one asks about the same person in other writing, as main would tell it', () => {
    const rows = checked(sheetOf('Nimi;Sünniaeg\nMari Tamm;31.12.1980\nMARI\u00ad TAMM;1980-12-31\n'))
    expect(markDoubles(rows).map(({ warnings }) => warnings)).toEqual([[], [{ kind: 'personTwice', line: 2 }]])
  })
})
