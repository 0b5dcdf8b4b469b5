import { useTranslation } from 'react-i18next'
import { useDesk } from '../state/desk-store.ts'
import { Note } from '../ui/note.tsx'
import classes from './cache-rebuilt.module.css'

/** That a file with which IT hands secrets over was not taken, and why; nothing where there is none. */
export function ProvisionNote() {
  const { t } = useTranslation()
  const why = useDesk((state) => state.startup?.provision ?? null)
  if (why === null) return null
  return (
    <div className={classes.place} data-testid="provision-refused">
      <Note tone="warn">
        <p>{t(`provision.${why}`)}</p>
      </Note>
    </div>
  )
}
