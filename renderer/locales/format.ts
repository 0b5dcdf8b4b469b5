/** Times, dates, sizes and country names as a language writes them. All take the `Intl` locale. */
import {
  clockFormat,
  dateFormat,
  dayFormat,
  momentFormat,
  wordedDateFormat
} from '../../common/locales/time-formats.ts'
import { countryNames, dateTimeFormat, numberFormat, relativeFormat } from './intl.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The exact time, for tooltips, screen readers and the details of a request. */
export function exactTime(iso: string, locale: string): string {
  return dateTimeFormat(locale, momentFormat(locale)).format(new Date(iso))
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString()
}

/** The time of day when it is today's, else with its date: for "since" and "last reached". */
export function clockTime(iso: string, locale: string, now: number): string {
  const time = new Date(iso)
  if (isSameDay(time, new Date(now))) return dateTimeFormat(locale, clockFormat).format(time)
  return exactTime(iso, locale)
}

/** How long ago or how soon, in the largest unit that fits. */
export function relativeTime(
  iso: string,
  locale: string,
  now: number,
  style: Intl.RelativeTimeFormatStyle = 'short'
): string {
  const format = relativeFormat(locale, { numeric: 'auto', style })
  const distance = Date.parse(iso) - now
  const size = Math.abs(distance)
  if (size < minute) return format.format(Math.trunc(distance / 1000), 'second')
  if (size < hour) return format.format(Math.trunc(distance / minute), 'minute')
  if (size < day) return format.format(Math.trunc(distance / hour), 'hour')
  return format.format(Math.trunc(distance / day), 'day')
}

/** A time in a list: today's by the clock, yesterday by its name, any other by its date, with the year of another year. */
export function listTime(iso: string, locale: string, now: number): string {
  const time = new Date(iso)
  const today = new Date(now)
  if (isSameDay(time, today)) return dateTimeFormat(locale, clockFormat).format(time)
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  if (isSameDay(time, yesterday)) return relativeFormat(locale, { numeric: 'auto' }).format(-1, 'day')
  return dayOf(time, locale, today)
}

/** The day of a time, with its year where that is another one than now. */
export const listDay = (iso: string, locale: string, now: number): string => dayOf(new Date(iso), locale, new Date(now))

function dayOf(time: Date, locale: string, now: Date): string {
  const isThisYear = time.getFullYear() === now.getFullYear()
  return dateTimeFormat(locale, isThisYear ? dayFormat(locale) : dateFormat(locale)).format(time)
}

/** A date without a time (`YYYY-MM-DD`), its month in words. */
export const dateInWords = (date: string, locale: string): string =>
  // Noon in UTC, formatted in UTC: no time zone may move the day.
  dateTimeFormat(locale, { ...wordedDateFormat, timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`))

/** A date without a time (`YYYY-MM-DD`) as the language writes it; anything else stays as it is. */
export function plainDate(value: string, locale: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (parts === null) return value
  // Noon in UTC, formatted in UTC: no time zone may move the day.
  const date = new Date(`${value}T12:00:00Z`)
  if (Number.isNaN(date.getTime())) return value
  return dateTimeFormat(locale, { ...dateFormat(locale), timeZone: 'UTC' }).format(date)
}

/** A country's name with its code, in the language chosen; what is no country stays as it is. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Za-z]{2}$/.test(code)) return code
  const upper = code.toUpperCase()
  const name = countryNames(locale).of(upper)
  return name === undefined ? code : `${name} (${upper})`
}

/** A file's size in kilobytes or megabytes. */
export function fileSize(bytes: number, locale: string): string {
  const isBig = bytes >= 1_000_000
  const value = isBig ? bytes / 1_000_000 : Math.max(1, bytes / 1000)
  return numberFormat(locale, {
    style: 'unit',
    unit: isBig ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isBig ? 1 : 0
  }).format(value)
}

/** A number with the language's grouping. */
export function wholeNumber(value: number, locale: string): string {
  return numberFormat(locale).format(value)
}

/** A share as a language writes it: 110 is 110 %. */
export function percent(value: number, locale: string): string {
  return numberFormat(locale, { style: 'percent' }).format(value / 100)
}

/** Room on a disk, in gigabytes or, where there is little, megabytes. */
export function diskSize(bytes: number, locale: string): string {
  const isBig = bytes >= 1_000_000_000
  const value = bytes / (isBig ? 1_000_000_000 : 1_000_000)
  const unit = isBig ? 'gigabyte' : 'megabyte'
  return numberFormat(locale, { style: 'unit', unit, maximumFractionDigits: isBig && value < 10 ? 1 : 0 }).format(value)
}
