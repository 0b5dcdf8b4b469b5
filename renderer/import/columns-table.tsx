import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ColumnMeaning, columnMeanings } from '../../common/words/import.ts'
import { withMeaning } from './columns.ts'
import classes from './import.module.css'
import { ScrollBox } from './scroll-box.tsx'
import { dataOf, headerOf, type Sheet, widthOf } from './sheet.ts'

interface Props {
  sheet: Sheet
  /** Nothing is to be chosen yet. */
  isFixed: boolean
  onChange: (columns: ColumnMeaning[]) => void
}

const sampleRows = 5

/** The first rows as they were read, with what each column means above it. */
export function ColumnsTable({ sheet, isFixed, onChange }: Props) {
  const { t } = useTranslation()
  const header = headerOf(sheet)
  const places = Array.from({ length: widthOf(sheet) }, (_, index) => index)
  const nameOf = (index: number) => header?.[index]?.trim() || t('import.column', { number: index + 1 })
  return (
    <ScrollBox label={t('import.columns')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {places.map((index) => (
              <th key={index} scope="col">
                <span className={classes.columnName}>{nameOf(index)}</span>
                {isFixed ? null : (
                  <NativeSelect
                    aria-label={t('import.meaningOf', { column: nameOf(index) })}
                    size="md"
                    data={columnMeanings.map((meaning) => ({ value: meaning, label: t(`import.meaning.${meaning}`) }))}
                    value={sheet.columns[index] ?? 'ignore'}
                    onChange={(event) =>
                      onChange(withMeaning(sheet.columns, index, event.currentTarget.value as ColumnMeaning))
                    }
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dataOf(sheet)
            .slice(0, sampleRows)
            .map((line) => (
              <tr key={line.number}>
                {places.map((index) => (
                  <td key={index} data-left-out={!isFixed && (sheet.columns[index] ?? 'ignore') === 'ignore'}>
                    {line.cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
