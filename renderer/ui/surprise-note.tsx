import { CloseButton } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Details, Fact } from './details.tsx'
import { useSurprise } from './surprise.ts'
import classes from './surprise-note.module.css'

/** Says quietly, over a corner of the window, that something unexpected happened; all else stays usable. */
export function SurpriseNote() {
  const { t } = useTranslation()
  const { detail, dismiss } = useSurprise()
  if (detail === null) return null
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangleFilled size={20} aria-hidden="true" className={classes.icon} />
      <div className={classes.text}>
        <p className={classes.title}>{t('surprise.title')}</p>
        <p>{t('surprise.text')}</p>
        <Details>
          <Fact label={t('common.code')}>{detail}</Fact>
        </Details>
      </div>
      <CloseButton aria-label={t('common.dismiss')} onClick={dismiss} />
    </div>
  )
}
