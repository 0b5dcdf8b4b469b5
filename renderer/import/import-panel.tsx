import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceView } from '../../preload/contract/services.ts'
import { useScope } from '../state/desk-store.ts'
import { readOfficeCountry } from '../state/office-country.ts'
import { ServiceMark } from '../state/service-mark.tsx'
import { PanelHead } from '../ui/panel-head.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Batches } from './batches.tsx'
import { BeginPart } from './begin-part.tsx'
import { ColumnsPart } from './columns-part.tsx'
import classes from './import.module.css'
import { clearImport, useImport } from './import-store.ts'
import { RowsPart } from './rows-part.tsx'

/** Many requests at once: a file, its columns, its rows, and what has become of those that were queued. */
export function ImportPanel({ service, onBack }: { service: ServiceView; onBack: () => void }) {
  const { t } = useTranslation()
  const scope = useScope()
  const { serviceId, page, problem } = useImport()
  useEffect(() => {
    if (useImport.getState().serviceId !== service.id) clearImport(service.id)
    void readOfficeCountry()
  }, [service.id])
  return (
    <>
      <PanelHead
        onBack={onBack}
        title={
          <h2 className={classes.title} tabIndex={-1} data-first-focus>
            {t('import.title')}
          </h2>
        }
      />
      <div className={classes.body} data-step={page.step}>
        <ServiceMark service={service} />
        <Batches scope={scope} />
        {problem === null ? null : <ProblemNote problem={problem} />}
        {serviceId === service.id ? <Step /> : null}
      </div>
    </>
  )
}

function Step() {
  const page = useImport((state) => state.page)
  if (page.step === 'begin') return <BeginPart />
  if (page.step === 'columns') return <ColumnsPart sheet={page.sheet} readings={page.readings} />
  return <RowsPart page={page} />
}
