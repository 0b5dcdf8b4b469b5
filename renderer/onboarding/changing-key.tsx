import { IconKey } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StartupState } from '../../preload/contract/startup.ts'
import { FullPage } from '../ui/full-page.tsx'
import classes from './startup-page.module.css'

/** What there is to see while all that the desk keeps is written under another key. */
export function ChangingKey({ progress }: { progress: StartupState['keyProgress'] }) {
  const { t } = useTranslation()
  return (
    <FullPage
      title={t('dataKey.changing')}
      icon={<IconKey size={44} stroke={1.5} className={classes.icon} aria-hidden="true" />}
    >
      <p>{t('dataKey.wait')}</p>
      <p role="status" className={classes.safe}>
        {progress === undefined ? t('dataKey.beginning') : t('dataKey.progress', progress)}
      </p>
    </FullPage>
  )
}
