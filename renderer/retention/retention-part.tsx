import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../state/rights.ts'
import { DaysForm } from './days-form.tsx'
import { ErasedList } from './erased-list.tsx'
import { PersonData } from './person-data.tsx'
import classes from './retention.module.css'
import { readErasures } from './retention-store.ts'

/** How long requests are kept, what is held about a person, and what was erased. All of it is a manager's. */
export function RetentionPart() {
  const { t } = useTranslation()
  const may = useMay('erasure.list')
  useEffect(() => {
    if (may) void readErasures()
  }, [may])
  if (!may) return <p className={classes.text}>{t('retention.onlyManager')}</p>
  return (
    <div className={classes.part}>
      <PersonData />
      <DaysForm />
      <ErasedList />
    </div>
  )
}
