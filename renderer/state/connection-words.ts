import type { TFunction } from 'i18next'
import { type HopCode, hopCodes } from '../../common/words/hops.ts'
import type { ConnectionState } from '../../preload/contract/connection.ts'
import { clockTime, relativeTime, wholeNumber } from '../locales/format.ts'

/** The hop at which the connection fails; undefined where it does not fail, or nobody knows at which. */
export const hopIn = ({ problem }: Pick<ConnectionState, 'problem'>): HopCode | undefined =>
  hopCodes.find((code) => code === problem?.code)

/** How old an answer may be and still be "just now". */
const justNow = 5000

interface When {
  locale: string
  now: number
}

function online(connection: ConnectionState, t: TFunction, { locale, now }: When): string {
  if (connection.lastSwept === null) return t('connection.onlineOnly')
  if (now - Date.parse(connection.lastSwept) < justNow) return t('connection.onlineNow')
  return t('connection.online', { ago: relativeTime(connection.lastSwept, locale, now) })
}

function offline(connection: ConnectionState, t: TFunction, { locale, now }: When): string {
  const start =
    connection.since === null
      ? t('connection.offlineOnly')
      : t('connection.offline', { since: clockTime(connection.since, locale, now) })
  const reached =
    connection.lastReached === null
      ? t('connection.neverReached')
      : t('connection.lastReached', { time: clockTime(connection.lastReached, locale, now) })
  return `${start}, ${reached}`
}

function serviceDown(connection: ConnectionState, t: TFunction, { locale, now }: When): string {
  if (connection.since === null) return t('connection.serviceDownOnly')
  return t('connection.serviceDown', { since: clockTime(connection.since, locale, now) })
}

/** How far the first reading of the whole list has come. */
function fetching(firstSync: NonNullable<ConnectionState['firstSync']>, t: TFunction, locale: string): string {
  const seen = wholeNumber(firstSync.seen, locale)
  if (firstSync.total === null) return t('connection.fetchingSoFar', { seen })
  return t('connection.fetching', { seen, total: wholeNumber(firstSync.total, locale) })
}

/** The truth about the connection: the parts of one sentence. What is counted follows what is the case. */
export function connectionParts(connection: ConnectionState, t: TFunction, when: When): string[] {
  const sentences: Record<ConnectionState['status'], () => string> = {
    starting: () => t('connection.starting'),
    online: () =>
      connection.firstSync === null ? online(connection, t, when) : fetching(connection.firstSync, t, when.locale),
    offline: () => offline(connection, t, when),
    inBetween: () => offline(connection, t, when),
    proxySignIn: () => offline(connection, t, when),
    signInRefused: () => t('connection.signInRefused'),
    serviceDown: () => serviceDown(connection, t, when),
    busy: () => t('connection.busy'),
    secretUnavailable: () =>
      connection.problem?.detail === 'none' ? t('connection.secretMissing') : t('connection.secretUnavailable'),
    paused: () => t('connection.paused')
  }
  const counts = [
    connection.waiting > 0 ? t('connection.waiting', { count: connection.waiting }) : null,
    connection.needsAttention > 0 ? t('connection.needsAttention', { count: connection.needsAttention }) : null
  ]
  // What the service told last says nothing of the list where it could not be kept.
  const sentence =
    connection.trouble === null ? sentences[connection.status]() : t(`connection.trouble.${connection.trouble}`)
  return [sentence, ...counts.filter((one) => one !== null)]
}
