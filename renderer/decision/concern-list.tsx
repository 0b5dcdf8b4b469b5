import { IconAlertTriangleFilled, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { exactTime } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import classes from './decision.module.css'

/** What speaks against accepting by the office's rules, and what is only to be noticed. What comparing came to is told above. */
export function ConcernList({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const shown = detail.concerns.flatMap(({ code, isObjection }) =>
    code === 'differs' || code === 'notCompared' || code === 'identified' ? [] : [{ code, isObjection }]
  )
  if (shown.length === 0) return null
  const until = detail.result?.validUntil ?? null
  const time = until === null ? '' : exactTime(until, locale)
  return (
    <ul className={classes.concerns}>
      {shown.map(({ code, isObjection }) => (
        <li key={code} data-objection={isObjection}>
          {isObjection ? (
            <IconAlertTriangleFilled size={18} aria-hidden="true" />
          ) : (
            <IconInfoCircle size={18} aria-hidden="true" />
          )}
          <span>{t(`concern.${code}`, { time })}</span>
        </li>
      ))}
    </ul>
  )
}
