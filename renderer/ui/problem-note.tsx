import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import { Details, Fact } from './details.tsx'
import classes from './note.module.css'
import { ProblemWords } from './problem-words.tsx'

/** An expected failure in the clerk's words, with what the service said and what IT may want to know. */
export function ProblemNote({ problem }: { problem: Problem }) {
  const { t } = useTranslation()
  return (
    <div className={classes.note} data-tone="bad" role="alert">
      <IconAlertTriangleFilled size={18} aria-hidden="true" className={classes.icon} />
      <div className={classes.text}>
        <ProblemWords problem={problem} />
        {problem.text === undefined ? null : <blockquote className={classes.words}>{problem.text}</blockquote>}
        {problem.detail === undefined ? null : (
          <Details>
            <Fact label={t('common.code')}>{problem.code}</Fact>
            <Fact label={t('common.details')}>{problem.detail}</Fact>
          </Details>
        )}
      </div>
    </div>
  )
}
