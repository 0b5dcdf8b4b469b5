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

/** How a language writes dates and times. */
export const dateTimeFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once('dateTime', locale, options, () => new Intl.DateTimeFormat(locale, options))

/** How a language says how long ago something was. */
export const relativeFormat = (locale: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat =>
  once('relative', locale, options, () => new Intl.RelativeTimeFormat(locale, options))

/** How a language writes numbers and measures. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options))

/** How a language calls countries. */
export const countryNames = (locale: string): Intl.DisplayNames =>
  once('countries', locale, {}, () => new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }))
