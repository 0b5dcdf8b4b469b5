import { Button, TextInput } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '../../preload/contract/import.ts'
import { claimTyped } from '../claims/typing.ts'
import classes from './import.module.css'
import { chooseCode, correctCell } from './open-sheet.ts'
import { nameParts } from './read-row.ts'
import { type CheckedRow, type RowField, rowFields } from './row.ts'
import { ScrollBox } from './scroll-box.tsx'
import type { Sheet } from './sheet.ts'
import { rowWords, warningWords } from './words.ts'

const usualHeight = 45

/** The rows; only those on screen exist, whatever their number. */
export function RowsTable({ rows, sheet }: { rows: readonly CheckedRow[]; sheet: Sheet }) {
  const { t } = useTranslation()
  const scroll = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => rows[index]?.line.number ?? index,
    overscan: 12
  })
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const fields = rowFields.filter((field) => isShown(field, sheet))
  return (
    <ScrollBox ref={scroll} label={t('import.result')} isTall>
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{t('import.row')}</th>
            <th scope="col" className={classes.result}>
              {t('import.result')}
            </th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`import.meaning.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={before} />
          {items.map(({ index, key }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <tr
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-testid="import-row"
                aria-rowindex={index + 2}
              >
                <td className={classes.number}>{row.line.number}</td>
                <td>
                  <Result row={row} />
                </td>
                {fields.map((field) => (
                  <td key={field}>
                    <Cell row={row} field={field} sheet={sheet} />
                  </td>
                ))}
              </tr>
            )
          })}
          <Space height={after} />
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** Stands in for the rows that do not exist. */
function Space({ height }: { height: number }) {
  return height <= 0 ? null : (
    <tr>
      <td className={classes.space} style={{ height }} />
    </tr>
  )
}

/** A name in two columns is a name. */
const isShown = (field: RowField, { columns }: Sheet): boolean =>
  columns.some(
    (meaning) => meaning === field || (field === 'name' && (meaning === 'givenName' || meaning === 'familyName'))
  )

const marks = {
  bad: <IconAlertTriangleFilled size={16} aria-hidden="true" />,
  warn: <IconInfoCircle size={16} aria-hidden="true" />,
  good: <IconCircleCheck size={16} aria-hidden="true" />
}

const toneOf = (problems: number): 'bad' | 'warn' => (problems > 0 ? 'bad' : 'warn')

/** What is wrong with a row, then what is worth knowing of it. */
function Result({ row }: { row: CheckedRow }) {
  const { t } = useTranslation()
  const wrong = rowWords(row)
  const aside = row.warnings.map(warningWords)
  const isGood = wrong.length + aside.length === 0
  const tone = isGood ? 'good' : toneOf(wrong.length)
  return (
    <span className={classes.lines} data-tone={tone}>
      {marks[tone]}
      <span>
        {isGood ? t('import.ready') : null}
        {[...wrong, ...aside].map((sentence, index) => (
          <span key={sentence} className={classes.sentence} data-aside={wrong.length > 0 && index >= wrong.length}>
            {sentence}
          </span>
        ))}
      </span>
    </span>
  )
}

interface CellProps {
  row: CheckedRow
  field: RowField
  sheet: Sheet
}

/** A value; where it is wrong and stands in a column of its own, it can be put right here. */
function Cell({ row, field, sheet }: CellProps) {
  const { t } = useTranslation()
  const column = sheet.columns.indexOf(field)
  const isWrong = row.problems.some((problem) => problem.kind === 'field' && problem.field === field)
  if (!isWrong || column === -1) {
    return (
      <>
        {textOf(row.draft, field)}
        <Offers row={row} field={field} sheet={sheet} />
      </>
    )
  }
  return (
    <>
      <TextInput
        aria-label={t('import.editCell', { field: t(`import.meaning.${field}`), line: row.line.number })}
        defaultValue={row.line.cells[column] ?? ''}
        error
        size="sm"
        autoComplete="off"
        spellCheck={false}
        className={classes.edit}
        onBlur={(event) => void correctCell(row, column, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void correctAndGoOn(event.currentTarget, row, column)
        }}
      />
      <Offers row={row} field={field} sheet={sheet} />
    </>
  )
}

/** What a field may be instead; of a name, each part in its own column. */
function Offers({ row, field, sheet }: CellProps) {
  const { t } = useTranslation()
  const meanings = field === 'name' ? nameParts : [field]
  const offers = meanings.flatMap((meaning) => {
    const column = sheet.columns.indexOf(meaning)
    return column === -1 ? [] : (row.offers[meaning] ?? []).map((text) => ({ column, text }))
  })
  const column = sheet.columns.indexOf('sub')
  const take = field === 'sub' ? chooseCode : correctCell
  return (
    <>
      {offers.map((offer) => (
        <Button
          key={offer.text}
          size="compact-sm"
          variant="subtle"
          aria-label={t('import.takeOffer', { value: offer.text, line: row.line.number })}
          onClick={() => void take(row, offer.column, offer.text)}
        >
          {offer.text}
        </Button>
      ))}
      {field === 'sub' && row.maySendAsTyped && column !== -1 ? (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t('import.sendAsTypedIn', { line: row.line.number })}
          onClick={() => void chooseCode(row, column, row.draft.claims.sub)}
        >
          {t('import.sendAsTyped')}
        </Button>
      ) : null}
    </>
  )
}

/** A field that is right goes away: the focus goes on to the next one, or to the table after the last. */
async function correctAndGoOn(field: HTMLInputElement, row: CheckedRow, column: number): Promise<void> {
  const box = field.closest('section')
  const fields = [...(box?.querySelectorAll('input') ?? [])]
  const next = fields[fields.indexOf(field) + 1]
  await correctCell(row, column, field.value)
  // After it has been painted.
  setTimeout(() => {
    if (field.isConnected) return
    if (next?.isConnected) next.focus()
    else box?.focus()
  }, 0)
}

function textOf(draft: ImportRow, field: RowField): string {
  return field === 'reference' || field === 'reason' ? draft[field] : claimTyped(field, draft.claims[field])
}
