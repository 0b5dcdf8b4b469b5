import { Button, NativeSelect, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nearCountries } from '../claims/countries.ts'
import { countryName, wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Note } from '../ui/note.tsx'
import { doubledHeaders, hasPerson } from './columns.ts'
import { ColumnsTable } from './columns-table.tsx'
import { type Delimiter, delimiters } from './csv.ts'
import classes from './import.module.css'
import { showPage } from './import-store.ts'
import { checkRows, remembered, splitBy } from './open-sheet.ts'
import { dataOf, headerOf, type Sheet, widthOf, withHeader } from './sheet.ts'
import { SheetProblemNote } from './sheet-problem-note.tsx'

const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const
const encodingNames = { 'utf-8': 'UTF-8', 'windows-1257': 'Windows-1257' } as const

/** The first page about a file: how it was read, and what its columns mean. */
export function ColumnsPart({ sheet, isEncodingAgreed }: { sheet: Sheet; isEncodingAgreed: boolean }) {
  const { t } = useTranslation()
  const show = (changed: Sheet) => showPage({ step: 'columns', sheet: changed, isEncodingAgreed })
  return (
    <>
      <SheetFacts sheet={sheet} />
      <SheetProblemNote />
      {isEncodingAgreed ? (
        <>
          <ReadingChoices sheet={sheet} onChange={show} />
          <Notes sheet={sheet} />
        </>
      ) : (
        <EncodingQuestion sheet={sheet} />
      )}
      <ColumnsTable sheet={sheet} isFixed={!isEncodingAgreed} onChange={(columns) => show({ ...sheet, columns })} />
      {isEncodingAgreed ? (
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

/** The file in a line: its name, its length, its letters. */
export function SheetFacts({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const count = dataOf(sheet).length
  return (
    <p className={classes.facts}>
      <strong>{sheet.name || t('import.pasted')}</strong>
      {` · ${t('import.rows', { count, formatted: wholeNumber(count, locale) })}`}
      {sheet.name === '' ? null : ` · ${encodingNames[sheet.encoding]}`}
    </p>
  )
}

function EncodingQuestion({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <Note tone="warn">
        <p className={classes.question}>{t('import.encodingAsk')}</p>
        <p>{t('import.encodingHint')}</p>
        <div className={classes.answers}>
          <Button size="md" onClick={() => showPage({ step: 'columns', sheet, isEncodingAgreed: true })}>
            {t('import.encodingYes')}
          </Button>
          <Button size="md" variant="default" onClick={() => showPage({ step: 'begin' })}>
            {t('import.encodingNo')}
          </Button>
        </div>
      </Note>
    </div>
  )
}

function ReadingChoices({ sheet, onChange }: { sheet: Sheet; onChange: (sheet: Sheet) => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const codeCountries = [
    { value: '', label: t('import.codeCountryNone') },
    ...nearCountries.map((code) => ({ value: code, label: countryName(code, locale) }))
  ]
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
      <Switch
        label={t('import.firstIsData')}
        size="md"
        checked={!sheet.hasHeader}
        onChange={(event) => void takeHeader(!event.currentTarget.checked)}
      />
    </div>
  )
}

function Notes({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation()
  const doubled = doubledHeaders(headerOf(sheet) ?? [])
  return (
    <>
      {doubled.length === 0 ? null : (
        <Note tone="warn">
          <p>{t('import.doubled', { names: doubled.join(', ') })}</p>
        </Note>
      )}
      {widthOf(sheet) > 1 ? null : (
        <Note tone="warn">
          <p>{t('import.oneColumn')}</p>
        </Note>
      )}
      {hasPerson(sheet.columns) ? null : (
        <Note tone="warn">
          <p>{t('import.nobody')}</p>
        </Note>
      )}
    </>
  )
}
