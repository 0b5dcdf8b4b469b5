/** A file that is being looked at: its rows, and what its columns mean. Nothing of it is kept on the disk. */

import type { Delimiter } from '../../common/csv.ts'
import type { DateOrder } from '../../common/people/birthdate.ts'
import { type ColumnMeaning, mostRows } from '../../common/words/import.ts'
import { readSub } from '../claims/sub.ts'
import { areSwapped, guessByContent, guessByHeader, looksLikeHeader, orderOf } from './columns.ts'
import { type Line, readCsv } from './csv.ts'
import type { Encoding } from './decode.ts'

/** A file with what was found out about it. */
export interface Sheet {
  /** The batch that it becomes: the same for every attempt to queue it, so that none makes a second one. */
  batchId: string
  /** The file's name; empty for what was pasted. */
  name: string
  text: string
  encoding: Encoding
  delimiter: Delimiter
  hasHeader: boolean
  lines: readonly Line[]
  columns: readonly ColumnMeaning[]
  /** The country of personal codes that name none themselves; empty: each is asked about. */
  codeCountry: string
  /** What the clerk has said of the order of its dates; null: as the dates prove it. */
  chosenOrder: DateOrder | null
}

/** Why a text cannot be worked with. */
export type SheetProblem = 'empty' | 'binary' | 'letters' | 'tooManyRows' | 'noRows'

/** Makes a sheet of a text, with everything found out; or says why not. `codeCountry`: the office's own. */
export function makeSheet(
  source: { name: string; text: string; encoding: Encoding },
  batchId: string,
  delimiter?: Delimiter,
  codeCountry = ''
): Sheet | SheetProblem {
  const content = readCsv(source.text, delimiter)
  const [first] = content.lines
  if (first === undefined) return 'empty'
  const hasHeader = looksLikeHeader(first.cells)
  if (content.lines.length - (hasHeader ? 1 : 0) > mostRows) return 'tooManyRows'
  return guessed({ ...source, ...content, batchId, hasHeader, columns: [], codeCountry, chosenOrder: null })
}

/** The same sheet with its first row taken for a header or for data, and its columns guessed by that. */
export const withHeader = (sheet: Sheet, hasHeader: boolean): Sheet => guessed({ ...sheet, hasHeader })

function guessed(sheet: Sheet): Sheet {
  const header = headerOf(sheet)
  const sample = dataOf(sheet).slice(0, 50)
  const byContent = guessByContent(
    sample.map(({ cells }) => cells),
    widthOf(sheet)
  )
  return { ...sheet, columns: header === null ? byContent : guessByHeader(header) }
}

/** The words above the columns; null where there are none. */
export const headerOf = ({ hasHeader, lines }: Sheet): readonly string[] | null =>
  hasHeader ? (lines[0]?.cells ?? null) : null

/** The rows that are data. */
export const dataOf = ({ hasHeader, lines }: Sheet): readonly Line[] => (hasHeader ? lines.slice(1) : lines)

/** How many columns there are: as many as the first row has cells. */
export const widthOf = ({ lines }: Sheet): number => lines[0]?.cells.length ?? 0

/** The header's shape, by which the meaning of its columns is remembered. Data is none of it: it is about people. */
export function shapeOf(sheet: Sheet): string[] {
  const header = headerOf(sheet)
  return header === null
    ? Array.from({ length: widthOf(sheet) }, () => '')
    : header.map((cell) => cell.trim().toLowerCase().slice(0, 500))
}

/** What stands in the column of a meaning; empty where no column has it. */
function columnOf(sheet: Sheet, meaning: ColumnMeaning): string[] {
  const index = sheet.columns.indexOf(meaning)
  return index === -1 ? [] : dataOf(sheet).map(({ cells }) => cells[index] ?? '')
}

const found = new WeakMap<Sheet, DateOrder | 'mixed'>()

/** In which order the birth dates of a sheet are written, by all its rows; reckoned once for a sheet. */
export function dateOrderOf(sheet: Sheet): DateOrder | 'mixed' {
  const order = sheet.chosenOrder ?? found.get(sheet) ?? orderOf(columnOf(sheet, 'birthdate'))
  found.set(sheet, order)
  return order
}

/** The same sheet with codes and names changed over, where each stands in the other's column; null where they do not. */
export function withCodesAndNamesSwapped(sheet: Sheet): Sheet | null {
  if (!areSwapped(columnOf(sheet, 'sub'), columnOf(sheet, 'name'))) return null
  const other: Partial<Record<ColumnMeaning, ColumnMeaning>> = { sub: 'name', name: 'sub' }
  return { ...sheet, columns: sheet.columns.map((meaning) => other[meaning] ?? meaning) }
}

const sampled = 300

/** Whether codes of the sheet name no country and may be of more than one. */
export const asksForCountry = (sheet: Sheet): boolean =>
  sheet.codeCountry === '' &&
  !sheet.columns.includes('country') &&
  columnOf(sheet, 'sub')
    .slice(0, sampled)
    .some((text) => readSub(text).state === 'noCountry')
