import { describe, expect, test } from 'vitest'
import { findCountry } from '../../common/people/country/country-find.ts'
import { lostLetters } from '../../common/people/lost-letters.ts'
import { noClaims } from '../../common/words/requests.ts'
import { checkDraft as checkInMain } from '../../main/requests/draft.ts'
import { checkDraft, toInput } from '../../renderer/claims/check.ts'
import { emptyDraft } from '../../renderer/drafts/draft-store.ts'
import { markBroken } from '../../renderer/import/broken-rows.ts'
import { checkAlone } from '../../renderer/import/row.ts'
import { asksForCountry, dataOf, makeSheet, type Sheet, withCodesAndNamesSwapped } from '../../renderer/import/sheet.ts'
import { rowWords } from '../../renderer/import/words.ts'
import { startI18n } from '../../renderer/locales/i18n.ts'

await startI18n('en')
const today = new Date('2026-05-01T08:00:00Z')

function sheetOf(text: string, country = ''): Sheet {
  const sheet = makeSheet({ name: '', text, encoding: 'utf-8' }, 'batch', ';', country)
  if (typeof sheet === 'string') throw new Error(sheet)
  return sheet
}

const rowsOf = (sheet: Sheet) => dataOf(sheet).map((line) => checkAlone(line, sheet, today))

describe('marks that nobody sees', () => {
  const marks = ['\u200e', '\u200b', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff', '\u00ad', '\u2060', '\u180e']
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
    ['J°rgen', null],
    // A control of ISO 8859-1 where another page has a letter; with U+0085 beside them all.
    ['Ma\u009euolis', 'Mažuolis'],
    ['\u008aulc', 'Šulc'],
    ['J\u0081rgen', null],
    ['Tamm\u0080', null],
    ['J&uuml;rgen', null],
    ['J&#252;rgen', null],
    ['J\\u00fcrgen', null],
    ['J%C3%BCrgen', null],
    ['=?UTF-8?B?SsO8cmdlbg==?=', null],
    ['J_rgen', null],
    ['J□rgen', null],
    ['J¬rgen', null],
    ['Ëèçà', 'Лиза'],
    ['Þëèÿ Ïåòðîâà', 'Юлия Петрова'],
    ['Å\u00a0ulc', 'Šulc'],
    ['Jⁿrgen', null],
    ['JŸrgen', null],
    ['mŠrt', null],
    ['¨rgen', null],
    ['J=C3=BCrgen', null],
    ['J=FCrgen', null],
    ['J\\xfcrgen', null],
    ['T%F5nu', null],
    ['To~nu', null],
    ['T^onu', null],
    ['Мар*яна', null],
    ['T\uf0e4nu', null],
    ['РќРёРЅР°', 'Нина'],
    ['JĆ¼rgen', 'Jürgen']
  ])('%s is told', (name, repair) => {
    const lost = lostLetters(name)
    expect(lost).not.toBeNull()
    if (repair !== null) expect(lost?.repair?.toLowerCase()).toBe(repair.toLowerCase())
    expect(rowsOf(sheetOf(`Nimi;Viide\n"${name}";A\n`))[0]?.problems).toEqual([
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
    'მარიამ',
    'Åsa Ö Öhman',
    'Đặng Thị',
    'Ṣubḥī ʻAlī',
    'Þórður',
    'Mari-Liis d’Arcy',
    'Mari & Jaan',
    'DŽemal Ibrahimović',
    'Ÿsaye',
    'Tamm-Kask, M.',
    'Ľubomír Šťastný',
    'Әли Ғабитов',
    'ᲜᲘᲜᲝ'
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
  ['Estland', 'EE'],
  ['Igaunija', 'EE'],
  ['EE - Eesti', 'EE'],
  ['EE/Eesti', 'EE'],
  ['ЕЕ', 'EE'],
  ['"EE"', 'EE'],
  ['U.S.A.', 'US'],
  ['РФ', 'RU'],
  ['Polen', 'PL'],
  ['Litauen', 'LT'],
  ['Niemcy', 'DE'],
  ['Sakartvelo', 'GE'],
  ['Эстонская Республика', 'EE'],
  ['EE (Estonia)', 'EE'],
  ['Estonia, EE', 'EE'],
  ['Eesti/EE', 'EE'],
  ['(EE)', 'EE'],
  ['ＬＶ', 'LV'],
  ['Lаtvia', 'LV'],
  ['Latvi\u00ada\u200e', 'LV'],
  ['Suomen tasavalta', 'FI'],
  ['Česká republika', 'CZ'],
  ['Repubblica Italiana', 'IT'],
  ['Türkiye Cumhuriyeti', 'TR'],
  ['Korea, Republic of', 'KR'],
  ['Moldova, Republic of', 'MD'],
  ['Iran, Islamic Republic of', 'IR'],
  ['Korea', null],
  ['Congo', null],
  ['EU', null],
  ['Põhjamaa', null],
  ['Estonia, LV', null],
  ['EE - Läti', null],
  ['XK', null],
  ['stateless', null],
  ['СССР', null],
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

describe('two alphabets in one name', () => {
  test.each([
    ['Nimi', 'Рeeter Kask', { name: ['Peeter Kask'] }, 'Р'],
    ['Eesnimi;Perenimi', 'Рeeter;Kаsk', { givenName: ['Peeter'], familyName: ['Kask'] }, 'Р а'],
    ['Eesnimi;Perenimi', 'Анна;Kask', {}, 'K a s k'],
    ['Nimi', 'Jьrgen Tamm', {}, 'ь'],
    ['Nimi', 'МАRI', { name: ['MARI'] }, 'М А'],
    ['Nimi', 'Маrіа', { name: ['Maria'] }, 'М а і'],
    ['Nimi', 'Aннa', { name: ['Анна'] }, 'A a'],
    ['Nimi', 'Κask Mαri', { name: ['Kask Mari'] }, 'Κ α'],
    ['Nimi', 'Πeeter Tamm', {}, 'Π']
  ])('%s: %s is told with the repair', (header, cells, offers, letters) => {
    const [row] = rowsOf(sheetOf(`${header};Viide\n${cells};A\n`))
    expect(row).toMatchObject({ problems: [], warnings: [{ kind: 'otherAlphabet' }], offers })
    const [warning] = row?.warnings ?? []
    expect(warning?.kind === 'otherAlphabet' && warning.letters.split(' ').toSorted()).toEqual(
      letters.split(' ').toSorted()
    )
  })
})

describe('a code of which the clerk is asked', () => {
  const sheet = sheetOf('Isikukood;Nimi\nAUT12345678;Mari Tamm\n')
  const [line] = dataOf(sheet)
  const chosen = (sub: string) =>
    line === undefined ? undefined : checkAlone({ ...line, cells: [sub, 'Mari Tamm'], subAsTyped: sub }, sheet, today)

  test('is held, with what it may be and a way to send it as it is', () => {
    expect(rowsOf(sheet)[0]).toMatchObject({
      problems: [{ kind: 'field', field: 'sub', code: 'codeTwoWays' }],
      offers: { sub: ['AT12345678', 'AUT12345678'] },
      maySendAsTyped: true
    })
  })

  test.each(['AT12345678', 'AUT12345678'])('goes out as %s once that is chosen, through main too', (sub) => {
    const row = chosen(sub)
    expect(row).toMatchObject({ draft: { claims: { sub } }, problems: [] })
    const kept = row && checkInMain({ ...row.draft, serviceId: 's', reference: 'R' }, today)
    expect(kept).toMatchObject({ ok: true, value: { claims: { sub } } })
  })

  test('is asked about again where the cell is another one by then', () => {
    expect(line && checkAlone({ ...line, subAsTyped: 'AUT1' }, sheet, today).problems).toHaveLength(1)
  })

  test('that is a name or an address goes out by no answer', () => {
    const named = sheetOf('Isikukood;Nimi\nMari Tamm;x y\n')
    const [first] = dataOf(named)
    const row = first && checkAlone({ ...first, subAsTyped: 'Mari Tamm' }, named, today)
    expect(row).toMatchObject({ problems: [{ field: 'sub', code: 'notACode' }], maySendAsTyped: false })
  })
})

describe('rows that a line end has broken apart', () => {
  const markedRows = (text: string) => {
    const sheet = sheetOf(text)
    return markBroken(rowsOf(sheet), sheet, today)
  }
  const kinds = (text: string) =>
    markedRows(text).map(({ problems, warnings }) => [...problems, ...warnings].map(({ kind }) => kind))
  const whole = 'EE60001019906;Liis Kask;A-9\n'

  test.each([
    ['within a name', 'Isikukood;Nimi;Viide\nEE38001085718;Mari\nTamm;A-1\n'],
    ['in two places', 'Isikukood;Nimi;Viide\nEE38001085718;Mari\nLiis\nTamm;A-1\n'],
    ['in the last cell', 'Isikukood;Nimi;Põhjus\nEE38001085718;Mari Tamm;Konto\navamine\n']
  ])('%s are held, all of them', (_where, text) => {
    const [header, ...pieces] = text.trim().split('\n')
    const rows = markedRows(`${header}\n${whole}${pieces.join('\n')}\n${whole}`)
    const broken = rows.filter(({ problems }) => problems.some(({ kind }) => kind === 'broken'))
    expect(broken.map(({ line }) => line.number)).toEqual(pieces.map((_, index) => index + 3))
    expect(broken.flatMap(rowWords)[0]).toContain('3')
  })

  test.each([
    ['at the beginning', 'Nimi;Isikukood;Viide\nLiis Kask;EE60001019906;A-9\nMari\nTamm;EE38001085718;A-1\n'],
    ['in a reason at the end', 'Nimi;Viide;Põhjus\nLiis Kask;A-9;Konto\nMari Tamm;A-1;Konto\navamine\n']
  ])('%s are told, where each may be a row of its own', (_where, text) => {
    expect(kinds(text).flat()).toEqual(['mayBeBroken', 'mayBeBroken'])
  })

  test.each([
    ['empty cells left out', `Isikukood;Nimi;Viide\nEE38001085718;Mari Tamm\n${whole}EE50001010006\n${whole}`],
    ['cells left out by habit', 'Nimi;Viide\nMari Tamm\nLiis Kask\nJaan Tamm;A-1\n'],
    ['every row short', 'Isikukood;Nimi;Viide\nEE38001085718;Mari Tamm\nEE60001019906;Liis Kask\n']
  ])('%s are no such rows', (_what, text) => {
    expect(
      kinds(text)
        .flat()
        .filter((kind) => kind === 'broken' || kind === 'mayBeBroken')
    ).toEqual([])
  })

  test('are judged anew once a cell is put right', () => {
    const sheet = sheetOf(`Isikukood;Nimi;Viide\nEE38001085718;Mari\nTamm;A-1\n${whole}`)
    const once = markBroken(rowsOf(sheet), sheet, today)
    expect(markBroken(once, sheet, today)).toEqual(once)
  })
})

test.each([
  ['isikukood/personal code;nimi/name', 'sub name'],
  ['Isikukood (EE);Nimi (ees- ja perenimi)', 'sub name'],
  ['Personas kods;Vārds;Uzvārds;Dzimšanas datums;Valsts', 'sub givenName familyName birthdate country'],
  ['Asmens kodas;Vardas;Pavardė;Gimimo data;Šalis', 'sub givenName familyName birthdate country'],
  ['Hetu;Etunimi;Sukunimi;Syntymäaika;Maa', 'sub givenName familyName birthdate country'],
  ['Personnummer;Förnamn;Efternamn;Födelsedatum', 'sub givenName familyName birthdate'],
  ['PESEL;Imię;Nazwisko;Data urodzenia;Kraj', 'sub givenName familyName birthdate country'],
  ['Vorname;Nachname;Geburtsdatum;Land', 'givenName familyName birthdate country'],
  ['ФИО;Д.р.', 'name birthdate'],
  ['Прізвище;Ім’я;Дата народження', 'familyName givenName birthdate'],
  ['Kliendi nimi;Kliendi isikukood', 'name sub'],
  ['Isiku\u00adkood;\u200eNimi', 'sub name'],
  ['Isikukood*;Nimi*', 'sub name']
])('the header %s means %s', (header, meanings) => {
  expect(sheetOf(`${header}\nx;y;z;v;w\n`).columns.join(' ')).toBe(meanings)
})

describe('a list however it was saved', () => {
  const rows = (text: string) => {
    const sheet = makeSheet({ name: '', text, encoding: 'utf-8' }, 'batch')
    if (typeof sheet === 'string') throw new Error(sheet)
    return rowsOf(sheet)
  }
  const right = { draft: { claims: { sub: 'EE38001085718', name: 'Mari Tamm' } }, problems: [], warnings: [] }

  test.each([
    ['a comma between cells', 'Isikukood,Nimi\nEE38001085718,Mari Tamm\n'],
    ['a tab', 'Isikukood\tNimi\nEE38001085718\tMari Tamm\n'],
    ['a bar', 'Isikukood|Nimi\nEE38001085718|Mari Tamm\n'],
    ['a hint of Excel', 'sep=|\nIsikukood|Nimi\nEE38001085718|Mari Tamm\n'],
    ['blanks around cells', 'Isikukood ; Nimi\nEE38001085718 ; Mari Tamm\n'],
    ['a last separator', 'Isikukood;Nimi;\nEE38001085718;Mari Tamm;\n'],
    ['more of them in the row', 'Isikukood;Nimi\nEE38001085718;Mari Tamm;;;\n'],
    ['empty lines', '\n;\nIsikukood;Nimi\n\n;;\nEE38001085718;Mari Tamm\n\n'],
    ['line ends of a Mac', 'Isikukood;Nimi\rEE38001085718;Mari Tamm\r'],
    ['columns the other way round', 'Nimi;Isikukood\nMari Tamm;EE38001085718\n'],
    ['a column of numbers', 'Nr;Isikukood;Nimi\n1;EE38001085718;Mari Tamm\n'],
    ['smart quotes', 'Isikukood;Nimi\n“EE38001085718”;“Mari Tamm”\n'],
    ['low quotes', 'Isikukood;Nimi\n„EE38001085718“;„Mari Tamm“\n'],
    ['guillemets', 'Isikukood;Nimi\n«EE38001085718»;«Mari Tamm»\n'],
    ['single quotes', "Isikukood;Nimi\n'EE38001085718';'Mari Tamm'\n"],
    ['a spreadsheet’s apostrophe', "Isikukood;Nimi\n'EE38001085718;'Mari Tamm\n"],
    ['formulas', 'Isikukood;Nimi\n="EE38001085718";="Mari Tamm"\n']
  ])('%s: is read right', (_what, text) => {
    expect(rows(text)).toEqual([expect.objectContaining({ problems: [], warnings: [] })])
    expect(rows(text)).toMatchObject([right])
  })

  test.each(["Jan van 't Hooft", "'t Hooft Jan", '’s-Gravesande Willem', "Mari O'Connor", 'Mari "Mimi" Tamm'])(
    'the marks in %s are the name’s own',
    (name) => {
      expect(rows(`Isikukood;Nimi\nEE38001085718;${name}\n`)).toMatchObject([{ draft: { claims: { name } } }])
    }
  )

  test('a header in the middle is held', () => {
    const found = rows('Isikukood;Nimi\nEE38001085718;Mari Tamm\nIsikukood;Nimi\nEE60001019906;Liis Kask\n')
    expect(found.map(({ problems }) => problems.length > 0)).toEqual([false, true, false])
  })
})

test.each([
  'NULL',
  'N/A',
  '#N/A',
  '########',
  'puudub',
  'нет',
  'mari.kask@example.ee',
  'Mari 38001085718',
  'EE38OO1O85718',
  '3,8001E+10'
])('the name %s is none', (name) => {
  expect(rowsOf(sheetOf(`Nimi;Viide\n${name};A\n`))[0]?.problems).toMatchObject([{ field: 'name', code: 'notAName' }])
  const form = checkDraft({ ...emptyDraft('s'), claims: { ...noClaims, name }, reference: 'R' }, today)
  expect(form).toEqual({ 'claims.name': 'notAName' })
})
