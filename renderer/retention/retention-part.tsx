import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../state/desk-store.ts'
import { DaysForm } from './days-form.tsx'
import { ErasedList } from './erased-list.tsx'
import { PersonData } from './person-data.tsx'
import classes from './retention.module.css'
import { readErasures } from './retention-store.ts'

/** How long requests are kept, what is held about a person, and what was erased. All of it is a manager's. */
export function RetentionPart() {
  const { t } = useTranslation()
  const isManager = useDesk(({ access }) => access?.worker?.role !== 'clerk')
  useEffect(() => {
    if (isManager) void readErasures()
  }, [isManager])
  if (!isManager) return <p className={classes.text}>{t('retention.onlyManager')}</p>
  return (
    <div className={classes.part}>
      <PersonData />
      <DaysForm />
      <ErasedList />
    </div>
  )
}
