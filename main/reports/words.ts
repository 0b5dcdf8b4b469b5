/** What lists and numbers say on paper and in files, and how they write times, in one language. */

import { type Language, locales } from '../../common/words/languages.ts'
import type { ListVerdict } from '../../common/words/list-query.ts'
import type { RequestState } from '../../common/words/request-states.ts'
import { type Say, textsIn } from '../texts/texts.ts'

/** The words of one language. */
export type ReportWords = {
  t: Say
  state: (state: RequestState) => string
  /** Nothing where nothing was decided. */
  verdict: (verdict: ListVerdict) => string
  method: (method: string) => string
  level: (level: string) => string
  /** Milliseconds since 1970 UTC as local time, to the minute. */
  time: (at: number) => string
  /** A day (`YYYY-MM-DD`). */
  day: (day: string) => string
  count: (number: number) => string
  /** A length of time, to the minute, and to the second under one. */
  duration: (seconds: number) => string
}

/** The words of a language. */
export function reportWords(language: Language): ReportWords {
  const t = textsIn(language)
  const locale = locales[language]
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' })
  // Noon in UTC, written in UTC: no time zone may move the day.
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(locale)
  const unit = (count: number, name: 'hour' | 'minute' | 'second') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count)
  return {
    t,
    state: (state) => t(`report.state.${state}`),
    verdict: (verdict) => (verdict === 'none' ? '' : t(`cover.verdict.${verdict}`)),
    method: (method) => t(`cover.methodName.${method}`, { defaultValue: method }),
    level: (level) => t(`cover.levelName.${level}`, { defaultValue: level }),
    time: (at) => times.format(at),
    day: (day) => days.format(Date.parse(`${day}T12:00:00Z`)),
    count: (number) => numbers.format(number),
    duration(seconds) {
      if (seconds < 60) return unit(seconds, 'second')
      const minutes = Math.round(seconds / 60)
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
      return [...(hours > 0 ? [unit(hours, 'hour')] : []), ...(rest > 0 ? [unit(rest, 'minute')] : [])].join(' ')
    }
  }
}
