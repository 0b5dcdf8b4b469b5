import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../ui/problem-note.tsx'
import classes from './done-note.module.css'
import type { HandActions } from './hand-actions.ts'

/**
 * What came of the last thing done with the request in hand, at the foot of it: a key or a button anywhere in it may have
 * done it, and there it is in sight wherever the rest is scrolled to. Screen readers hear it from the live region.
 */
export function DoneNote({ actions }: { actions: HandActions }) {
  const { t } = useTranslation()
  const { done, saveProof } = actions
  if (done === null && saveProof.problem === null) return null
  return (
    <div className={classes.told}>
      {saveProof.problem === null ? null : <ProblemNote problem={saveProof.problem} />}
      {done === null || saveProof.problem !== null ? null : (
        <p className={classes.done}>
          {done.what === 'saved' ? t('action.saved', { fileName: done.fileName }) : t(`action.${done.what}`)}
        </p>
      )}
    </div>
  )
}
