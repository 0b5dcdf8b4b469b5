/** Short lengths of time in words. */
import { localeOf } from '../locales/i18n.ts'
import { numberFormat } from '../locales/intl.ts'

const secondMs = 1000
const minuteSeconds = 60

/** "30 seconds", "2 minutes": whole minutes from one and a half on, never less than it is. */
export function secondsInWords(ms: number, language: string): string {
  const seconds = Math.ceil(ms / secondMs)
  const [count, unit] = seconds > 90 ? [Math.ceil(seconds / minuteSeconds), 'minute'] : [seconds, 'second']
  return numberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
