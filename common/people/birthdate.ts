/** Birth dates are typed as people here write them, day first, and travel as `YYYY-MM-DD`. */

import type { FieldProblemCode } from '../words/problems.ts'
import { realDate } from './sub-birthdate.ts'

interface DateParts {
  year: number
  month: number
  day: number
}

/** Nobody alive was born before; a year below is a slip of the finger. */
const firstYear = 1850

// The comma is what the number pad of an Estonian or Russian keyboard writes.
const separator = String.raw`\s*[.,/\-‐‑–—\s]\s*`
const dayFirst = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}(\\d{4})\\.?$`)
const yearFirst = new RegExp(`^(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})\\.?$`)
const shortYear = new RegExp(`^(\\d{1,2}${separator}\\d{1,2}${separator}\\d{2}|\\d{6})\\.?$`)

function read(pattern: RegExp, text: string, order: readonly (keyof DateParts)[]): DateParts[] {
  const found = pattern.exec(text)
  if (found === null) return []
  const at = (part: keyof DateParts) => Number(found[order.indexOf(part) + 1])
  return [{ year: at('year'), month: at('month'), day: at('day') }]
}

// A spreadsheet and a database put the time to a day.
const midnight = /[T ]0{1,2}:00(:00(\.0+)?)?$/

const withoutTime = (typed: string): string => typed.trim().replace(midnight, '')

/** What the text may mean, likeliest first: only eight digits in a row can mean two dates. */
function meanings(text: string): DateParts[] {
  const forward = ['day', 'month', 'year'] as const
  const backward = ['year', 'month', 'day'] as const
  return [
    ...read(dayFirst, text, forward),
    ...read(yearFirst, text, backward),
    ...read(/^(\d{2})(\d{2})(\d{4})$/, text, forward),
    ...read(/^(\d{4})(\d{2})(\d{2})$/, text, backward)
  ]
}

/** `YYYY-MM-DD`, or null when it is no date that exists, or one before 1850. */
export function birthdateToIso(typed: string): string | null {
  for (const { year, month, day } of meanings(withoutTime(typed))) {
    const iso = year < firstYear ? null : realDate(year, month, day)
    if (iso !== null) return iso
  }
  return null
}

/** What is wrong with a typed date, undefined where nothing is or nothing was typed. `today` is the desk's. */
export function birthdateProblem(typed: string, today: Date): FieldProblemCode | undefined {
  const text = withoutTime(typed)
  if (text === '') return undefined
  const iso = birthdateToIso(text)
  if (iso !== null) return isoDateProblem(iso, today)
  if (shortYear.test(text)) return 'shortYear'
  return meanings(text).length > 0 ? 'noSuchDay' : 'notADate'
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
