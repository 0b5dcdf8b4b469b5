import { Button } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../common/words/problems.ts'
import { Note } from './note.tsx'
import { ProblemNote } from './problem-note.tsx'
import classes from './settings-form.module.css'

interface Props {
  ref?: Ref<HTMLFormElement>
  children: ReactNode
  onSave: () => void
  isSaving: boolean
  /** What to say once it is kept; null before. */
  saved: string | null
  problem: Problem | null
  /** Beside the button. */
  aside?: ReactNode
}

/** A form of the settings: its fields, what came of keeping them, and one button. */
export function SettingsForm({ ref, children, onSave, isSaving, saved, problem, aside }: Props) {
  const { t } = useTranslation()
  return (
    <form
      ref={ref}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      {children}
      {problem === null ? null : <ProblemNote problem={problem} />}
      <div className={classes.lower}>
        <div className={classes.aside}>{aside}</div>
        <Button type="submit" aria-disabled={isSaving}>
          {isSaving ? t('common.saving') : t('common.save')}
        </Button>
      </div>
      {/* Stays in the page, or screen readers would miss what is said in it. */}
      <div role="status" className={classes.saved}>
        {saved === null ? null : (
          <Note tone="good">
            <p>{saved}</p>
          </Note>
        )}
      </div>
    </form>
  )
}
