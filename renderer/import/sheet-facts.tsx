import { useTranslation } from 'react-i18next'
import { wholeNumber } from '../locales/format.ts'
import { useLocale } from '../locales/use-locale.ts'
import type { Encoding } from './decode.ts'
import classes from './import.module.css'
import { dataOf, type Sheet } from './sheet.ts'

/** How programs call the ways in which letters are written. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16': 'UTF-16',
  'windows-1257': 'Windows-1257',
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  macintosh: 'Mac Roman',
  'mac-ce': 'Mac CE',
  cp775: 'DOS 775',
  cp850: 'DOS 850',
  ibm866: 'DOS 866'
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
