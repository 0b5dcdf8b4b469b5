/** `Intl`'s formats, each made once: making one costs far more than using it, and a list uses them by the hundred. */

const made = new Map<string, unknown>()

function once<T>(kind: string, locale: string, options: object, make: () => T): T {
  const key = `${kind} ${locale} ${JSON.stringify(options)}`
  const found = made.get(key) as T | undefined
  if (found !== undefined) return found
  const format = make()
  made.set(key, format)
  return format
}

// A format keeps the zone in which it was made. To ask for the zone's name costs as much as a format; a zone that has these
// hours in the middle of every month is the same one, as far as a clerk can see.
const middles = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)))
const zone = (): string => middles.map((day) => day.getTimezoneOffset()).join(' ')

/** How a language writes dates and times, in the zone in which the desk stands now. */
export const dateTimeFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(`dateTime ${zone()}`, locale, options, () => new Intl.DateTimeFormat(locale, options))

/** How a language says how long ago something was. */
export const relativeFormat = (locale: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat =>
  once('relative', locale, options, () => new Intl.RelativeTimeFormat(locale, options))

/** How a language writes numbers and measures. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options))

/** How a language calls countries. */
export const countryNames = (locale: string): Intl.DisplayNames =>
  once('countries', locale, {}, () => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }))
