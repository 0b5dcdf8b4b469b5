import { Button } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './session-banner.module.css'
import { useRetry } from './use-retry.ts'

/** Everything a desk shows that keeps nothing, below words that say so and stay. */
export function UnderBanner({ children }: { children: ReactNode }) {
  return (
    <div className={classes.window}>
      <SessionBanner />
      <div className={classes.page}>{children}</div>
    </div>
  )
}

function SessionBanner() {
  const { t } = useTranslation()
  const { tried, retry } = useRetry()
  return (
    <aside className={classes.banner} aria-label={t('session.name')} data-testid="session-banner">
      <IconAlertTriangleFilled size={18} aria-hidden="true" className={classes.icon} />
      <p className={classes.text}>
        {t('session.banner')} <span role="status">{tried === 'done' ? t('session.stillNot') : ''}</span>
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void retry()} aria-disabled={tried === 'now'}>
        {tried === 'now' ? t('startup.opening') : t('session.retry')}
      </Button>
    </aside>
  )
}
