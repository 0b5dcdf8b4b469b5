/** What the cover page says, and how it writes times and codes, in one language. */
import { wordedDateFormat } from '../../common/locales/time-formats.ts'
import { type Language, locales } from '../../common/words/languages.ts'
import type { DifferenceReason } from '../../common/words/outcomes.ts'
import { isClaimType } from '../../common/words/requests.ts'
import { type Say, textsIn } from '../texts/texts.ts'

/** The words of one language. A code that this version has no word for is written as it is. */
export type Words = {
  t: Say
  /** Milliseconds since 1970 UTC as local time, to the second, with its zone. */
  time: (at: number) => string
  /** A date (`YYYY-MM-DD`) as the language writes it; anything else stays as it is. */
  date: (value: string) => string
  count: (number: number) => string
  list: (parts: readonly string[]) => string
  claimName: (type: string) => string
  /** Why a claim differs; empty where it does not, or where that tells nothing. */
  why: (reason: DifferenceReason | null) => string
  method: (type: string) => string
  level: (acr: string) => string
  against: (concern: string) => string
}

/** The words of a language. */
export function coverWords(language: Language): Words {
  const t = textsIn(language)
  const locale = locales[language]
  const times = new Intl.DateTimeFormat(locale, { ...wordedDateFormat, timeStyle: 'long' })
  const known = (group: string) => (code: string) => t(`cover.${group}.${code}`, { defaultValue: code })
  return {
    t,
    time: (at) => times.format(at),
    date: (value) => dateIn(locale, value),
    count: (number) => new Intl.NumberFormat(locale).format(number),
    list: (parts) => new Intl.ListFormat(locale).format(parts),
    claimName: (type) => (isClaimType(type) ? t(`cover.claimType.${type}`) : type),
    why: (reason) => (reason === null || reason === 'unknown' ? '' : t(`cover.why.${reason}`)),
    method: known('methodName'),
    level: known('levelName'),
    against: known('against')
  }
}

// Noon in UTC, written in UTC: no time zone may move the day.
function dateIn(locale: string, value: string): string {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : '')
  return Number.isNaN(at) ? value : new Intl.DateTimeFormat(locale, { ...wordedDateFormat, timeZone: 'UTC' }).format(at)
}
