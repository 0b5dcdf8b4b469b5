import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takesZeros } from '../../common/csv.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Note } from '../ui/note.tsx'
import { useLate } from '../ui/use-late.ts'
import { AnotherFile } from './columns-part.tsx'
import classes from './import.module.css'
import { type Page, showPage, useImport } from './import-store.ts'
import { queueReady, saveWrong, wrongRows } from './queue.ts'
import { type CheckedRow, isReady } from './row.ts'
import { RowsTable } from './rows-table.tsx'
import { dataOf } from './sheet.ts'
import { SheetFacts } from './sheet-facts.tsx'

type RowsPage = Extract<Page, { step: 'rows' }>
type Filter = 'all' | 'wrong' | 'doubtful'

const filters: Record<Filter, (row: CheckedRow) => boolean> = {
  all: () => true,
  wrong: (row) => !isReady(row),
  doubtful: (row) => isReady(row) && row.warnings.length > 0
}

/** Every row with what is wrong with it, and what to do with the good and the bad ones. */
export function RowsPart({ page }: { page: RowsPage }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [filter, setFilter] = useState<Filter>('all')
  const { rows } = page
  const shown = useMemo(() => rows.filter(filters[filter]), [rows, filter])
  if (rows.length === 0) return <Checking page={page} />
  const choices = (Object.keys(filters) as Filter[]).map((name) => ({
    value: name,
    label: `${t(`import.filter.${name}`)}: ${wholeNumber(rows.filter(filters[name]).length, locale)}`
  }))
  return (
    <>
      <SheetFacts sheet={page.sheet} />
      {page.isPartQueued ? (
        <Note tone="good">
          <p>{t('import.partQueued')}</p>
        </Note>
      ) : null}
      <SegmentedControl
        aria-label={t('import.filterLabel')}
        className={classes.filter}
        size="md"
        data={choices}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
      />
      {shown.length === 0 ? <p>{t('import.noneShown')}</p> : <RowsTable rows={shown} sheet={page.sheet} />}
      <Foot page={page} />
    </>
  )
}

function Checking({ page }: { page: RowsPage }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const isLate = useLate(true)
  const counts = { checked: wholeNumber(page.checked, locale), total: wholeNumber(dataOf(page.sheet).length, locale) }
  return (
    <>
      <SheetFacts sheet={page.sheet} />
      {isLate ? <p>{t('import.checking', counts)}</p> : null}
      <div className={classes.foot}>
        <Back page={page} />
      </div>
    </>
  )
}

function Back({ page }: { page: RowsPage }) {
  const { t } = useTranslation()
  return (
    <Button size="md" variant="default" onClick={() => showPage({ step: 'columns', sheet: page.sheet, readings: [] })}>
      {t('import.backToColumns')}
    </Button>
  )
}

function Foot({ page }: { page: RowsPage }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { busy, handedOver, savedAs } = useImport()
  const ready = page.rows.filter(isReady).length
  const wrong = page.rows.length - ready
  const losesZeros = useMemo(() => takesZeros(wrongRows(page.sheet, page.rows)), [page])
  const queue = { count: ready, formatted: wholeNumber(ready, locale) }
  const save = { count: wrong, formatted: wholeNumber(wrong, locale) }
  const done = { done: wholeNumber(handedOver, locale), total: queue.formatted }
  return (
    <>
      {savedAs === null ? null : (
        <Note tone="good">
          <p>{t('action.saved', { fileName: savedAs })}</p>
        </Note>
      )}
      {losesZeros ? (
        <Note tone="plain">
          <p>{t('import.zeros')}</p>
        </Note>
      ) : null}
      <div className={classes.foot}>
        {ready === 0 ? null : (
          <Button size="md" aria-disabled={busy !== null} onClick={() => void queueReady()}>
            {busy === 'queueing' ? t('import.queueing', done) : t('import.queue', queue)}
          </Button>
        )}
        {wrong === 0 ? null : (
          <Button size="md" variant="default" aria-disabled={busy !== null} onClick={() => void saveWrong('csv')}>
            {t('import.saveWrong', save)}
          </Button>
        )}
        {losesZeros ? (
          <Button size="md" variant="default" aria-disabled={busy !== null} onClick={() => void saveWrong('workbook')}>
            {t('import.saveWorkbook')}
          </Button>
        ) : null}
        {page.isPartQueued ? <AnotherFile /> : <Back page={page} />}
      </div>
    </>
  )
}
