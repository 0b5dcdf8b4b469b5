import { useTranslation } from 'react-i18next'
import { usePolicy } from '../state/policy-store.ts'
import { Note } from '../ui/note.tsx'
import classes from './policy-note.module.css'

/** That a policy of the office's IT does not count, or not all of it; nothing where there is nothing to tell. */
export function PolicyNote() {
  const { t } = useTranslation()
  const { policy } = usePolicy()
  if (policy === null) return null
  const { refused, faults, place } = policy
  if (refused === null && faults.length === 0) return null
  return (
    <div className={classes.note} data-policy>
      <Note tone="warn">
        <p>
          {refused === null
            ? // A name may stand in it twice: as fixed, and to begin with.
              t('policy.faults', { names: [...new Set(faults)].join(', ') })
            : t(`policy.refused.${refused}`)}
        </p>
        <p className={classes.place}>{place}</p>
      </Note>
    </div>
  )
}
