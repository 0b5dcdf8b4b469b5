import { CloseButton } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Details, Fact } from './details.tsx'
import { ProblemWords } from './problem-words.tsx'
import { useSurprise } from './surprise.ts'
import classes from './surprise-note.module.css'

/** Says quietly, over a corner of the window, what nothing else has a place for; all else stays usable. */
export function SurpriseNote() {
  const { t } = useTranslation()
  const { detail, problem, dismiss } = useSurprise()
  if (detail === null && problem === null) return null
  return (
    <div className={classes.note} role="alert">
      <IconAlertTriangleFilled size={20} aria-hidden="true" className={classes.icon} />
      <div className={classes.text}>
        {problem === null ? <Unexpected detail={detail ?? ''} /> : <ProblemWords problem={problem} />}
      </div>
      <CloseButton aria-label={t('common.dismiss')} onClick={dismiss} />
    </div>
  )
}

function Unexpected({ detail }: { detail: string }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={classes.title}>{t('surprise.title')}</p>
      <p>{t('surprise.text')}</p>
      <Details>
        <Fact label={t('common.code')}>{detail}</Fact>
      </Details>
    </>
  )
}
