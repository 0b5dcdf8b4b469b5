import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import { Note } from '../ui/note.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './printer-form.module.css'

interface Props {
  /** Why the printers could not be asked for; null where there is none. */
  problem: Problem | null
  onRefresh: () => void
  /** Beside the button. */
  children?: ReactNode
}

/** What is said where there is no printer to choose, and the way to look again. */
export function NoPrinter({ problem, onRefresh, children }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.form}>
      {problem === null ? (
        <Note tone="warn">
          <p>{t('print.noPrinter')}</p>
        </Note>
      ) : (
        <ProblemNote problem={problem} />
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onRefresh} data-first-field>
          {t('print.refresh')}
        </Button>
        {children}
      </div>
    </div>
  )
}
