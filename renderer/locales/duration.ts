/** Lengths of time in words, by the minute. Seconds that tick away make people nervous. */
import { numberFormat } from './intl.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Unit = 'day' | 'hour' | 'minute'

/** A day and more in whole days: a link that was made just now has all its seven. */
function partsOf(ms: number): [Unit, number][] {
  if (ms >= day) return [['day', Math.round(ms / day)]]
  const parts: [Unit, number][] = [
    ['hour', Math.floor(ms / hour)],
    ['minute', Math.floor((ms % hour) / minute)]
  ]
  return parts.filter(([, count]) => count > 0)
}

/** "7 days", "2 hours 5 minutes", "42 minutes"; null when it is less than a minute. */
export function durationInWords(ms: number, locale: string): string | null {
  const parts = partsOf(ms)
  if (parts.length === 0) return null
  return parts
    .map(([unit, count]) =>
      numberFormat(locale, { style: 'unit', unit, unitDisplay: wordOf(unit, locale) }).format(count)
    )
    .join(' ')
}

// The long word of an Estonian day is "ööpäev"; rows of the list say "päev", and one word is enough.
const wordOf = (unit: Unit, locale: string) => (unit === 'day' && locale.startsWith('et') ? 'short' : 'long')

/** The largest unit alone, shortened: "6 days", "5 hrs", "42 mins"; the last minute counts as one. */
export function shortDuration(ms: number, locale: string): string {
  const [[unit, count] = ['minute', 1] as const] = partsOf(ms)
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count)
}
