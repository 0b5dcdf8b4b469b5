import type { TFunction } from 'i18next'
import { type HopCode, hopCodes } from '../../common/words/hops.ts'
import type { LineState } from '../../preload/contract/line.ts'
import { clockTime, relativeTime, wholeNumber } from '../locales/format.ts'

/** The hop at which the line fails; undefined where it does not fail, or nobody knows at which. */
export const hopIn = ({ problem }: Pick<LineState, 'problem'>): HopCode | undefined =>
  hopCodes.find((code) => code === problem?.code)

/** How old an answer may be and still be "just now". */
const justNow = 5000

interface When {
  locale: string
  now: number
}

function online(line: LineState, t: TFunction, { locale, now }: When): string {
  if (line.lastSwept === null) return t('line.onlineOnly')
  if (now - Date.parse(line.lastSwept) < justNow) return t('line.onlineNow')
  return t('line.online', { ago: relativeTime(line.lastSwept, locale, now) })
}

function offline(line: LineState, t: TFunction, { locale, now }: When): string {
  const start =
    line.since === null ? t('line.offlineOnly') : t('line.offline', { since: clockTime(line.since, locale, now) })
  const reached =
    line.lastReached === null
      ? t('line.neverReached')
      : t('line.lastReached', { time: clockTime(line.lastReached, locale, now) })
  return `${start}, ${reached}`
}

function serviceDown(line: LineState, t: TFunction, { locale, now }: When): string {
  if (line.since === null) return t('line.serviceDownOnly')
  return t('line.serviceDown', { since: clockTime(line.since, locale, now) })
}

/** How far the first reading of the whole list has come. */
function fetching(firstSync: NonNullable<LineState['firstSync']>, t: TFunction, locale: string): string {
  const seen = wholeNumber(firstSync.seen, locale)
  if (firstSync.total === null) return t('line.fetchingSoFar', { seen })
  return t('line.fetching', { seen, total: wholeNumber(firstSync.total, locale) })
}

/** The truth about the line: the parts of one sentence. What is counted follows what is the case. */
export function lineParts(line: LineState, t: TFunction, when: When): string[] {
  const sentences: Record<LineState['status'], () => string> = {
    starting: () => t('line.starting'),
    online: () => (line.firstSync === null ? online(line, t, when) : fetching(line.firstSync, t, when.locale)),
    offline: () => offline(line, t, when),
    inBetween: () => offline(line, t, when),
    proxySignIn: () => offline(line, t, when),
    signInRefused: () => t('line.signInRefused'),
    serviceDown: () => serviceDown(line, t, when),
    busy: () => t('line.busy'),
    secretUnavailable: () => t('line.secretUnavailable')
  }
  const counts = [
    line.waiting > 0 ? t('line.waiting', { count: line.waiting }) : null,
    line.parked > 0 ? t('line.parked', { count: line.parked }) : null
  ]
  // What the service told last says nothing of the list where it could not be kept.
  const sentence = line.trouble === null ? sentences[line.status]() : t(`line.trouble.${line.trouble}`)
  return [sentence, ...counts.filter((one) => one !== null)]
}
