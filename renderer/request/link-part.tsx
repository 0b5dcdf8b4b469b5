import { useTranslation } from 'react-i18next'
import type { RequestDetail } from '../../preload/contract/request.ts'
import { RefusedLinkText } from '../handover/refused-link.tsx'
import { timeLeft } from '../state/time-left.ts'
import { useServiceNow } from '../state/use-service-now.ts'
import { Part } from '../ui/part.tsx'
import classes from './link-part.module.css'

/** The link as text that one click selects. Once it is used or over it helps nobody and is not shown. */
export function LinkPart({ detail }: { detail: RequestDetail }) {
  const { t } = useTranslation()
  const isOver = timeLeft(detail.linkExpiresAt, useServiceNow(10_000, detail.serviceId))?.state === 'over'
  if (detail.status !== 'pending' || detail.outbox !== null || isOver) return null
  return (
    <Part title={t('hand.link')}>
      {detail.refusedLink ? <RefusedLinkText refused={detail.refusedLink} /> : null}
      {detail.link === null && !detail.refusedLink ? <p className={classes.none}>{t('hand.noLink')}</p> : null}
      {detail.link === null ? null : (
        <p className={classes.link} data-testid="link">
          {detail.link}
        </p>
      )}
    </Part>
  )
}
