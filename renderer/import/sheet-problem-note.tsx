import { useTranslation } from 'react-i18next'
import { mostRows } from '../../common/words/import.ts'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import { Note } from '../ui/note.tsx'
import { useImport } from './import-store.ts'

/** Why the file that was opened last cannot be worked with. */
export function SheetProblemNote() {
  const { t } = useTranslation()
  const locale = useLocale()
  const problem = useImport((state) => state.sheetProblem)
  if (problem === null) return null
  return (
    <div role="alert">
      <Note tone="bad">
        <p>{t(`import.sheet.${problem}`, { rows: wholeNumber(mostRows, locale) })}</p>
      </Note>
    </div>
  )
}
