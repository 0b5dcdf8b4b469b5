import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { durationInWords } from '../locales/duration.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import type { TimeLeft } from '../state/time-left.ts'
import classes from './link-time.module.css'

/** How long the link is still good for, in words; when exactly on hover and for screen readers. */
export function LinkTime({ until, left }: { until: string; left: TimeLeft }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const exact = t('linkTime.until', { time: exactTime(until, locale) })
  const duration = durationInWords(left.ms, locale)
  const words = (duration: string) => {
    if (left.state === 'long') return t('linkTime.long', { duration, time: exactTime(until, locale) })
    return left.state === 'soon' ? t('linkTime.soon', { duration }) : t('linkTime.running', { duration })
  }
  return (
    <p className={classes.left} data-testid="link-time-left" data-state={left.state}>
      {left.state === 'soon' ? <IconAlertTriangleFilled size={18} aria-hidden="true" className={classes.icon} /> : null}
      <time dateTime={until} title={exact}>
        <span aria-hidden="true">{duration === null ? t('linkTime.moment') : words(duration)}</span>
        <span className="visually-hidden">{exact}</span>
      </time>
    </p>
  )
}
