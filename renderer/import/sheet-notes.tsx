import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import { doubledHeaders, hasPerson } from './columns.ts'
import { asksForCountry, dateOrderOf, headerOf, type Sheet, widthOf, withCodesAndNamesSwapped } from './sheet.ts'

/** What is worth knowing of a file before its rows are checked. */
export function SheetNotes({ sheet, onChange }: { sheet: Sheet; onChange: (sheet: Sheet) => void }) {
  const { t } = useTranslation()
  const doubled = doubledHeaders(headerOf(sheet) ?? [])
  const order = dateOrderOf(sheet)
  const swapped = withCodesAndNamesSwapped(sheet)
  const notes = [
    doubled.length === 0 ? null : t('import.doubled', { names: doubled.join(', ') }),
    widthOf(sheet) > 1 ? null : t('import.oneColumn'),
    hasPerson(sheet.columns) ? null : t('import.nobody'),
    asksForCountry(sheet) ? t('import.whose') : null,
    order === 'monthFirst' ? t('import.monthFirst') : null,
    order === 'mixed' ? t('import.bothOrders') : null
  ].filter((words) => words !== null)
  return (
    <>
      {notes.map((words) => (
        <Note key={words} tone="warn">
          <p>{words}</p>
        </Note>
      ))}
      {swapped === null ? null : (
        <Note
          tone="warn"
          action={
            <Button size="compact-md" variant="default" onClick={() => onChange(swapped)}>
              {t('import.swap')}
            </Button>
          }
        >
          <p>{t('import.swapped')}</p>
        </Note>
      )}
    </>
  )
}
