/** What the columns of a file mean: guessed from the words of its header, or from what stands in them. */

import { birthdateProblem, birthdateToIso, type DateOrder, provenOrder } from '../../common/people/birthdate.ts'
import { hasCode } from '../../common/people/code/bare-code.ts'
import { folded } from '../../common/people/text.ts'
import type { ColumnMeaning } from '../../common/words/import.ts'
import { readSub } from '../claims/sub.ts'

const words: Readonly<Record<Exclude<ColumnMeaning, 'ignore'>, string>> = {
  sub: 'isikukood isiku_kood ik personal_code personal_id personal_identification_code id_code national_id sub личный_код исикукоод asmens_kodas personas_kods henkilotunnus hetu pesel cnp personnummer id_kood personal_id_code kliendi_isikukood isiku_id personal_number rodne_cislo персональный_код особистий_код рнокпп',
  name: 'nimi täisnimi isiku_nimi ees_ja_perekonnanimi ees-_ja_perekonnanimi name full_name client_name customer_name kliendi_nimi ees-_ja_perenimi isik person vards_uzvards vards_un_uzvards vardas_pavarde vardas_ir_pavarde nimi_ja_sukunimi koko_nimi namn imie_i_nazwisko pib піб фио полное_имя имя_и_фамилия имя_фамилия фамилия_и_имя',
  givenName:
    'eesnimi eesnimed given_name given_names first_name forename имя имена vards vardas etunimi etunimet fornamn imie vorname імя prenom',
  familyName:
    'perekonnanimi perenimi family_name last_name surname фамилия uzvards pavarde sukunimi efternamn nazwisko nachname familienname прізвище nom',
  birthdate:
    'sünniaeg sünnikuupäev sünnipäev birth_date birthdate date_of_birth dob birthday дата_рождения дата_рожд день_рождения д_р sünd dzimsanas_datums gimimo_data syntymäaika födelsedatum geburtsdatum data_urodzenia дата_народження',
  country:
    'riik riigikood riigi_kood country country_code страна код_страны valsts salis maa land kraj країна issuing_country country_of_issue',
  reference: 'viide viitenumber viite_number reference reference_number ref номер номер_запроса ссылка',
  reason: 'põhjus eesmärk selgitus reason purpose причина цель'
}

/** Small letters without marks, blanks or punctuation. */
const plain = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '')

const meaningOf: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries(words).flatMap(([meaning, all]) =>
    all.split(' ').map((word): [string, ColumnMeaning] => [plain(word), meaning as ColumnMeaning])
  )
)

/** What the columns mean by the words above them. Each meaning is given once, to the first. */
export const guessByHeader = (header: readonly string[]): ColumnMeaning[] => tidied(header.map(meaningIn))

/** What one cell of a header means: by all of its words, without those in brackets, or by one of two languages. */
function meaningIn(cell: string): ColumnMeaning {
  const asides = cell.replaceAll(/[([{].*?(?:[)\]}]|$)/g, '')
  const found = [cell, asides].map((text) => meaningOf.get(plain(text))).find((meaning) => meaning !== undefined)
  if (found !== undefined) return found
  const halves = new Set(asides.split(/[/|,\n]/).flatMap((half) => meaningOf.get(plain(half)) ?? []))
  return halves.size === 1 ? ([...halves][0] ?? 'ignore') : 'ignore'
}

/** What the columns mean by what stands in the first rows. Names and reasons look like anything else. */
export function guessByContent(rows: readonly (readonly string[])[], width: number): ColumnMeaning[] {
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map((row) => row[index]?.trim() ?? '').filter(Boolean)
  )
  return tidied(
    columns.map((values) => {
      if (values.length === 0) return 'ignore'
      if (values.every(isCode)) return 'sub'
      return values.every(isDate) ? 'birthdate' : 'ignore'
    })
  )
}

const isCode = (text: string): boolean => {
  const { state, repairs } = readSub(text)
  return state === 'fits' || state === 'fitsUndated' || repairs.length > 0
}

// A date, in whatever order and however much of it is known.
const isDate = (text: string): boolean =>
  birthdateToIso(text) !== null || provenOrder(text) !== null || birthdateProblem(text, new Date()) === 'partOfDate'

/** In which order the dates of a column are written: proven by one that can be read in no other; `mixed` by both. */
export function orderOf(values: readonly string[]): DateOrder | 'mixed' {
  const proven = new Set(values.map(provenOrder))
  if (proven.has('monthFirst')) return proven.has('dayFirst') ? 'mixed' : 'monthFirst'
  return 'dayFirst'
}

const isLikely = (values: readonly string[], test: (value: string) => boolean): boolean => {
  const filled = values.filter((value) => value.trim() !== '')
  return filled.length > 0 && filled.filter(test).length > filled.length / 2
}

/** Whether most of a column of codes are names, and most of the column of names codes. */
export const areSwapped = (codes: readonly string[], names: readonly string[]): boolean =>
  isLikely(codes, (text) => readSub(text).looksLike === 'name') && isLikely(names, (text) => hasCode(text, new Date()))

/** Each meaning once; a given name without a family name is the whole name. */
function tidied(columns: readonly ColumnMeaning[]): ColumnMeaning[] {
  const once = columns.map((meaning, index) => (columns.indexOf(meaning) === index ? meaning : 'ignore'))
  const isWhole = once.includes('givenName') && !once.includes('familyName') && !once.includes('name')
  return isWhole ? once.map((meaning) => (meaning === 'givenName' ? 'name' : meaning)) : once
}

/** Whether the first row names the columns: a known word is in it, or no figure, as data has. */
export const looksLikeHeader = (cells: readonly string[]): boolean =>
  guessByHeader(cells).some((meaning) => meaning !== 'ignore') || !cells.some((cell) => /\d/.test(cell))

/** Gives a column a meaning; another column that had it loses it. */
export const withMeaning = (
  columns: readonly ColumnMeaning[],
  index: number,
  meaning: ColumnMeaning
): ColumnMeaning[] =>
  columns.map((old, at) => {
    if (at === index) return meaning
    return old === meaning ? 'ignore' : old
  })

/** Whether anything that says who is asked about has a column. */
export const hasPerson = (columns: readonly ColumnMeaning[]): boolean =>
  columns.some((meaning) => !['ignore', 'reference', 'reason'].includes(meaning))

/** Words that stand above more than one column. */
export const doubledHeaders = (header: readonly string[]): string[] => [
  ...new Set(header.filter((cell, index) => cell.trim() !== '' && header.indexOf(cell) !== index))
]
