import type { TFunction } from 'i18next'
import { placeOf } from '../../common/settings/pages.ts'
import type { HealthLine, Remedy } from '../../common/words/health/line.ts'
import { durationInWords } from '../locales/duration.ts'
import { clockTime, diskSize, relativeTime } from '../locales/format.ts'

interface When {
  locale: string
  now: number
}

/** What a line says, in one sentence or two. */
export function sentenceOf({ code, told }: HealthLine, t: TFunction, { locale, now }: When): string {
  const { at, bytes, ms, count, days, minutes, issuer, proxy, service, computer } = told
  const places = {
    ago: at === undefined ? '' : relativeTime(at, locale, now, 'long'),
    since: at === undefined ? '' : clockTime(at, locale, now),
    size: bytes === undefined ? '' : diskSize(bytes, locale),
    duration: ms === undefined ? '' : (durationInWords(ms, locale) ?? ''),
    count: count ?? days ?? minutes ?? 0,
    issuer: issuer ?? '',
    computer: computer ?? '',
    proxy: proxy ?? '',
    service: service ?? ''
  }
  const sentence = t(`health.says.${code}`, places)
  const isHeldUp = code.startsWith('filing.') && code !== 'filing.waiting' && count !== undefined && count > 0
  return isHeldUp ? `${sentence} ${t('health.filingWaits', { count })}` : sentence
}

/** What the button of a line says. */
export function remedyWords(remedy: Remedy, t: TFunction): string {
  if ('act' in remedy) return t(`health.act.${remedy.act}`)
  return t('health.openPage', { page: t(`settings.sections.${placeOf(remedy.place).page}`) })
}

/** What a line is called. */
export const subjectWords = ({ subject, serviceId, told }: HealthLine, t: TFunction): string =>
  serviceId === null || told.service === undefined
    ? t(`health.subject.${subject}`)
    : t('health.subject.serviceOf', { name: told.service })
