import { Button, NativeSelect, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Delimiter } from '../../common/csv.ts'
import type { DateOrder } from '../../common/people/birthdate.ts'
import { nearCountries } from '../../common/people/country/countries.ts'
import { countryName } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { useCodeCountry } from '../state/office-country.ts'
import { hasPerson } from './columns.ts'
import { ColumnsTable } from './columns-table.tsx'
import { delimiters } from './csv.ts'
import { EncodingQuestion } from './encoding-question.tsx'
import classes from './import.module.css'
import { showPage, useImport } from './import-store.ts'
import type { Reading } from './likely-page.ts'
import { checkRows, remembered, splitBy } from './open-sheet.ts'
import { dateOrderOf, type Sheet, withHeader } from './sheet.ts'
import { SheetFacts } from './sheet-facts.tsx'
import { SheetNotes } from './sheet-notes.tsx'
import { SheetProblemNote } from './sheet-problem-note.tsx'

const dateOrders = ['dayFirst', 'monthFirst', 'mixed'] as const
/** Null: as the dates prove it. */
const orderNamed = (name: string): DateOrder | null => (name === 'dayFirst' || name === 'monthFirst' ? name : null)
const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const

/** The first look at a file: how it was read, and what its columns mean. */
export function ColumnsPart({ sheet, readings }: { sheet: Sheet; readings: readonly Reading[] }) {
  const isAgreed = readings.length === 0
  const { t } = useTranslation()
  const show = (changed: Sheet) => showPage({ step: 'columns', sheet: changed, readings })
  return (
    <>
      <SheetFacts sheet={sheet} />
      <SheetProblemNote />
      {isAgreed ? (
        <>
          <ReadingChoices sheet={sheet} onChange={show} />
          <SheetNotes sheet={sheet} onChange={show} />
        </>
      ) : (
        <EncodingQuestion sheet={sheet} readings={readings} />
      )}
      <ColumnsTable sheet={sheet} isFixed={!isAgreed} onChange={(columns) => show({ ...sheet, columns })} />
      {isAgreed ? (
        <div className={classes.foot}>
          <Button size="md" aria-disabled={!hasPerson(sheet.columns)} onClick={() => check(sheet)}>
            {t('import.check')}
          </Button>
          <AnotherFile />
        </div>
      ) : null}
    </>
  )
}

function check(sheet: Sheet): void {
  if (hasPerson(sheet.columns)) void checkRows(sheet)
}

/** Back to where the rows come from. */
export function AnotherFile() {
  const { t } = useTranslation()
  return (
    <Button size="md" variant="default" onClick={() => showPage({ step: 'begin' })}>
      {t('import.anotherFile')}
    </Button>
  )
}

function ReadingChoices({ sheet, onChange }: { sheet: Sheet; onChange: (sheet: Sheet) => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const office = useCodeCountry(useImport(({ serviceId }) => serviceId ?? ''))
  const offered = [...new Set([...nearCountries, office, sheet.codeCountry])].filter(Boolean)
  const codeCountries = [
    { value: '', label: t('import.codeCountryNone') },
    ...offered.map((code) => ({ value: code, label: countryName(code, locale) }))
  ]
  const hasDates = sheet.columns.includes('birthdate')
  async function takeHeader(hasHeader: boolean) {
    const changed = withHeader(sheet, hasHeader)
    const columns = await remembered(changed)
    onChange(columns === null ? changed : { ...changed, columns })
  }
  return (
    <div className={classes.choices}>
      <NativeSelect
        label={t('import.delimiter')}
        size="md"
        data={delimiters.map((one) => ({ value: one, label: t(`import.delimiters.${delimiterNames[one]}`) }))}
        value={sheet.delimiter}
        onChange={(event) => void splitBy(sheet, event.currentTarget.value as Delimiter)}
      />
      <NativeSelect
        label={t('import.codeCountry')}
        size="md"
        data={codeCountries}
        value={sheet.codeCountry}
        onChange={(event) => onChange({ ...sheet, codeCountry: event.currentTarget.value })}
      />
      {hasDates ? (
        <NativeSelect
          label={t('import.dateOrder')}
          size="md"
          data={dateOrders.map((order) => ({ value: order, label: t(`import.dateOrders.${order}`) }))}
          value={dateOrderOf(sheet)}
          onChange={(event) => onChange({ ...sheet, chosenOrder: orderNamed(event.currentTarget.value) })}
        />
      ) : null}
      <Switch
        label={t('import.firstIsData')}
        size="md"
        checked={!sheet.hasHeader}
        onChange={(event) => void takeHeader(!event.currentTarget.checked)}
      />
    </div>
  )
}
