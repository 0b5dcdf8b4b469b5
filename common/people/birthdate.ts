/** Birth dates are typed as people here write them, day first, and travel as `YYYY-MM-DD`. */

import type { FieldProblemCode } from '../words/problems.ts'
import { isNamedMonth, type NamedDate, namedDate } from './month-names.ts'
import { plainSigns } from './plain-signs.ts'
import { realDate } from './sub-birthdate.ts'

interface DateParts {
  year: number
  month: number
  day: number
}

/** Which of two numbers is the day. */
export type DateOrder = 'dayFirst' | 'monthFirst'

/** Nobody alive was born before; a year below is a slip of the finger. */
const firstYear = 1850

/** Nobody who comes to a desk is older; so a year of two digits is one of few. */
const mostYears = 105

// The comma is what the number pad of an Estonian or Russian keyboard writes.
const separator = String.raw`\s*[.,/\-‐‑–—\s_·:|\\]{1,2}\s*`
const twoThenYear = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}(\\d{4})\\.?$`)
const yearFirst = new RegExp(`^(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})\\.?$`)
const shortYear = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}(\\d{2})\\.?$`)
const sixDigits = /^(\d{2})(\d{2})(\d{2})$/

const orders = {
  dayFirst: ['day', 'month', 'year'],
  monthFirst: ['month', 'day', 'year'],
  yearFirst: ['year', 'month', 'day']
} as const

function read(pattern: RegExp, text: string, order: readonly (keyof DateParts)[]): DateParts[] {
  const found = pattern.exec(text)
  if (found === null) return []
  const at = (part: keyof DateParts) => Number(found[order.indexOf(part) + 1])
  return [{ year: at('year'), month: at('month'), day: at('day') }]
}

// A spreadsheet and a database put the time to a day. One of another zone may have moved the day: only its midnight counts.
const midnight = /[T ]0{1,2}:00(:00(\.0+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?$/
const midnightOfTwelve = /,? 12:00(?::00)?\s*a\.?m\.?$/i

// What people write before and behind a birth date.
const lead = /^(?:s(?:ünd(?:inud)?)?|born|b|dob|geb|род(?:ился|илась)?|р|н|dz|gim)\.?:?\s+(?=\d)/iu
const tail = /(?<=\d)\.?\s*(?:г\.?\s*р\.?|года?|год|г|р\.?\s*н\.?|року|рік|р|aastal?|a|gada|g|m|sünd(?:inud)?)\.?$/iu
const quotes = /^[\s'’‘"“”„«»‹›=([]+|[\s"'’‘“”„«»‹›)\]]+$/g

// 8.I.1980, 8 XII 1980: as in Poland, Latvia and Russia.
const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const romanMonth = /^(\d{1,2})[\s.,/-]+(I{1,3}|I?[VX]|VI{1,3}|XI{1,2})[\s.,/-]+(\d{4})\.?$/i

/** The text of a date without marks that nobody sees, a spreadsheet's apostrophe, and a time of nought. */
const bare = (typed: string): string =>
  plainSigns(typed)
    .trim()
    .replace(quotes, '')
    .replace(midnight, '')
    .replace(midnightOfTwelve, '')
    .replace(lead, '')
    .replace(tail, '')
    .replace(
      romanMonth,
      (_, day: string, month: string, year: string) => `${day}.${romanMonths.indexOf(month.toUpperCase()) + 1}.${year}`
    )

/** What the text may mean, likeliest first: only eight digits in a row can mean two dates. */
function meanings(text: string, order: DateOrder): DateParts[] {
  const named = namedDate(text)
  return [
    ...(named?.year.length === 4 ? [partsOf(named)] : []),
    ...read(twoThenYear, text, orders[order]),
    ...read(yearFirst, text, orders.yearFirst),
    ...read(/^(\d{2})(\d{2})(\d{4})$/, text, orders[order]),
    ...read(/^(\d{4})(\d{2})(\d{2})$/, text, orders.yearFirst)
  ]
}

const partsOf = ({ year, month, day }: NamedDate): DateParts => ({ year: Number(year), month, day })

/** The days that a text with a year of two digits may mean: of this century and of the one before. */
function ofShortYear(text: string, order: DateOrder, today: Date): string[] {
  const named = namedDate(text)
  const [parts] = [
    ...(named?.year.length === 2 ? [partsOf(named)] : []),
    ...read(shortYear, text, orders[order]),
    ...read(sixDigits, text, orders[order])
  ]
  if (parts === undefined) return []
  const oldest = today.getFullYear() - mostYears
  return [1900, 2000].flatMap((century) => {
    const iso = realDate(century + parts.year, parts.month, parts.day)
    return iso === null || new Date(iso) > today || century + parts.year < oldest ? [] : [iso]
  })
}

/**
 * `YYYY-MM-DD`, or null when it is no date that exists, one before 1850, or one whose year may be of two centuries. `order`:
 * where a column of dates is written month first. `today` tells which century a short year may be of.
 */
export function birthdateToIso(typed: string, today = new Date(), order: DateOrder = 'dayFirst'): string | null {
  const text = bare(typed)
  if (order === 'dayFirst' && isTwelveHours(typed) && mayTurn(text)) return null
  for (const { year, month, day } of meanings(text, order)) {
    const iso = year < firstYear ? null : realDate(year, month, day)
    if (iso !== null) return iso
  }
  const short = ofShortYear(text, order, today)
  return short.length === 1 ? (short[0] ?? null) : null
}

// Whoever writes AM and PM mostly writes the month first, and not always.
const isTwelveHours = (typed: string): boolean => /\d\s*[ap]\.?m\.?\W*$/i.test(typed)

/** Whether both numbers in front may be a month. */
const mayTurn = (text: string): boolean =>
  [...read(twoThenYear, text, orders.dayFirst), ...read(shortYear, text, orders.dayFirst)].some(
    ({ day, month }) => day <= 12 && month <= 12 && day !== month
  )

/** Which order a text proves: one of its numbers is no month. Null where it proves none. */
export function provenOrder(typed: string): DateOrder | null {
  const text = bare(typed)
  const [parts] = [...read(twoThenYear, text, orders.dayFirst), ...read(shortYear, text, orders.dayFirst)]
  if (parts === undefined) return null
  if (parts.day > 12 && parts.day <= 31 && parts.month >= 1 && parts.month <= 12) return 'dayFirst'
  return parts.month > 12 && parts.month <= 31 && parts.day >= 1 && parts.day <= 12 ? 'monthFirst' : null
}

// A part is missing or unknown: 00.00.1950, xx.xx.1977, 1950, 1950-00-00.
const nothing = '(?:0{1,2}|[x?_*-]{1,2}|х{1,2})'
const unknownParts = new RegExp(
  `^(?:${nothing}[.,/\\s-]+(?:${nothing}|\\d{1,2})[.,/\\s-]+\\d{4}|\\d{1,2}[.,/\\s-]+${nothing}[.,/\\s-]+\\d{4}|` +
    `\\d{4}(?:[.,/\\s-]+(?:${nothing}|\\d{1,2}[.,/\\s-]+${nothing}|${nothing}[.,/\\s-]+${nothing}))?|` +
    `(?:0?[1-9]|1[0-2])[./]\\d{4}|\\d{4}-(?:0[1-9]|1[0-2])|(?:\\s*[.,/-]\\s*){2}\\d{4}|(?:ca|c|umbes|около|прибл|circa|~)\\.?\\s*\\d{4}|\\d{4}\\s*\\?)\\.?$`,
  'iu'
)

// 10000 is a day of 1927, 47000 one of 2028: what spreadsheets count from the end of 1899.
const serial = /^[1-4]\d\s?\d{3}(?:[.,]\d+)?$/

/** What is wrong with a typed date, undefined where nothing is or nothing was typed. `today` is the desk's. */
export function birthdateProblem(
  typed: string,
  today: Date,
  order: DateOrder = 'dayFirst'
): FieldProblemCode | undefined {
  const text = bare(typed)
  if (text === '') return undefined
  const iso = birthdateToIso(typed, today, order)
  if (iso !== null) return isoDateProblem(iso, today)
  if (isTwelveHours(typed) && mayTurn(text)) return 'notADate'
  if (unknownParts.test(text) || isNamedMonth(text)) return 'partOfDate'
  if (serial.test(text)) return 'dateAsNumber'
  if (shortYear.test(text) || sixDigits.test(text) || namedDate(text)?.year.length === 2) return 'shortYear'
  const isRecent = meanings(text, order).some(({ year }) => year >= firstYear)
  if (!isRecent) return 'notADate'
  return order === 'dayFirst' && provenOrder(text) === 'monthFirst' ? 'monthFirst' : 'noSuchDay'
}

/** The same for a date as it travels: whatever is not a day in the form `YYYY-MM-DD` is no date. */
export function isoDateProblem(iso: string, today: Date): FieldProblemCode | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined || realDate(year, month, day) === null) {
    return 'notADate'
  }
  return new Date(`${iso}T00:00:00Z`) > today ? 'dateInFuture' : undefined
}

/** As the clerk would type it: `dd.mm.yyyy`; what is no date stays as it is. */
export function birthdateToTyped(iso: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return parts === null ? iso : `${parts[3]}.${parts[2]}.${parts[1]}`
}
