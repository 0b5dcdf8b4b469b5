/** From a file or a pasted text to its rows, checked. */

import i18next from 'i18next'
import type { Delimiter } from '../../common/csv.ts'
import { type ColumnMeaning, mostBytes, mostRowsAtOnce } from '../../common/words/import.ts'
import { desk } from '../state/desk.ts'
import { codeCountryAt } from '../state/office-country.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { markBroken } from './broken-rows.ts'
import { hasPerson } from './columns.ts'
import type { Line } from './csv.ts'
import { decode, type Encoding } from './decode.ts'
import { showPage, useImport } from './import-store.ts'
import type { Reading } from './likely-page.ts'
import { type CheckedRow, checkAlone, isReady, markDoubles, withFinding } from './row.ts'
import { dataOf, makeSheet, type Sheet, type SheetProblem, shapeOf } from './sheet.ts'

/** Asks for a file by the system's dialog, and looks at it. */
export async function openFile(): Promise<void> {
  if (useImport.getState().busy !== null) return
  useImport.setState({ busy: 'opening', problem: null, sheetProblem: null })
  const outcome = await ask(() => desk().import.open())
  useImport.setState({ busy: null })
  if (outcome === undefined) return
  if (!outcome.ok) return useImport.setState({ problem: outcome.error })
  if (outcome.value === null) return
  const { fileName, bytes } = outcome.value
  const decoded = decode(bytes)
  if (decoded.ok) await readSheet({ name: fileName, ...decoded })
  else refuse(decoded.problem)
}

/** Looks at what was pasted. */
export async function openText(text: string): Promise<void> {
  if (text.trim() === '') return refuse('empty')
  if (new Blob([text]).size > mostBytes)
    return useImport.setState({ problem: { code: 'fileTooBig' }, sheetProblem: null })
  await readSheet({ name: '', text, encoding: 'utf-8', readings: [] })
}

/** Reads the same file again with another mark between its cells. */
export async function splitBy(sheet: Sheet, delimiter: Delimiter): Promise<void> {
  const { page } = useImport.getState()
  await readSheet({ ...sheet, readings: page.step === 'columns' ? page.readings : [] }, delimiter)
}

/** Reads the same file in another code page. */
export async function readIn(reading: Reading, sheet: Sheet, readings: readonly Reading[]): Promise<void> {
  await readSheet({ name: sheet.name, text: reading.text, encoding: reading.page, readings })
}

/** The clerk has said that no reading is right: the file has to be saved anew. */
export function refuseLetters(): void {
  showPage({ step: 'begin' })
  refuse('letters')
}

interface Source {
  name: string
  text: string
  encoding: Encoding
  readings: readonly Reading[]
}

async function readSheet({ readings, ...source }: Source, delimiter?: Delimiter): Promise<void> {
  const country = codeCountryAt(useImport.getState().serviceId ?? '')
  const sheet = makeSheet(source, crypto.randomUUID(), delimiter, country)
  if (typeof sheet === 'string') return refuse(sheet)
  const columns = await remembered(sheet)
  showPage({
    step: 'columns',
    sheet: columns === null ? sheet : { ...sheet, columns },
    readings
  })
}

function refuse(sheetProblem: SheetProblem): void {
  useImport.setState({ sheetProblem, problem: null })
}

/** What these columns meant the last time; null where they are new. */
export async function remembered(sheet: Sheet): Promise<ColumnMeaning[] | null> {
  const outcome = await ask(() => desk().import.columns({ header: shapeOf(sheet) }))
  const columns = outcome?.ok === true ? outcome.value : null
  return columns !== null && hasPerson(columns) ? columns : null
}

/** Takes the columns as they are now, remembers them, and checks every row. */
export async function checkRows(sheet: Sheet): Promise<void> {
  const { serviceId } = useImport.getState()
  if (serviceId === null) return
  if (dataOf(sheet).length === 0) return refuse('noRows')
  void ask(() => desk().import.keepColumns({ header: shapeOf(sheet), columns: [...sheet.columns] }))
  showPage({ step: 'rows', sheet, rows: [], checked: 0, isPartQueued: false })
  const rows = await checkInPages(sheet, serviceId)
  if (rows === null) return
  const all = marked(rows, sheet)
  showPage({ step: 'rows', sheet, rows: all, checked: all.length, isPartQueued: false })
  const ready = all.filter(isReady).length
  announce(i18next.t('import.checkedSaid', { ready, wrong: all.length - ready }))
}

/** What rows say of one another. */
const marked = (rows: readonly CheckedRow[], sheet: Sheet): CheckedRow[] => markDoubles(markBroken(rows, sheet))

/**
 * One page of rows at a time, so that the window stays usable in between. Returns null if the clerk left, or main did
 * not answer.
 */
async function checkInPages(sheet: Sheet, serviceId: string): Promise<CheckedRow[] | null> {
  const lines = dataOf(sheet)
  const rows: CheckedRow[] = []
  for (let from = 0; from < lines.length; from += mostRowsAtOnce) {
    const page = lines.slice(from, from + mostRowsAtOnce).map((line) => checkAlone(line, sheet, new Date()))
    const found = await withFindings(page, serviceId)
    if (found === null || !isStillChecking(sheet)) return null
    rows.push(...found)
    useImport.setState((state) =>
      state.page.step === 'rows' ? { page: { ...state.page, checked: rows.length } } : state
    )
  }
  return rows
}

async function withFindings(page: readonly CheckedRow[], serviceId: string): Promise<CheckedRow[] | null> {
  const outcome = await ask(() => desk().import.check({ serviceId, rows: page.map(({ draft }) => draft) }))
  if (outcome === undefined) return null
  if (!outcome.ok) {
    useImport.setState({ problem: outcome.error })
    return null
  }
  const findings = outcome.value
  return page.map((row, index) => {
    const finding = findings[index]
    return finding === undefined ? row : withFinding(row, finding)
  })
}

const isStillChecking = (sheet: Sheet): boolean => {
  const { page } = useImport.getState()
  return page.step === 'rows' && page.sheet === sheet
}

/** Puts one cell right and looks at its row again. */
export async function correctCell(row: CheckedRow, column: number, text: string): Promise<void> {
  await changeLine(row, (line) => (line.cells[column] === text ? line : withCell(line, column, text)))
}

/** Puts in the code that the clerk has chosen: it goes out as it is, whatever else it may look like. */
export async function chooseCode(row: CheckedRow, column: number, code: string): Promise<void> {
  await changeLine(row, (line) => ({ ...withCell(line, column, code), subAsTyped: code }))
}

function withCell(line: Line, column: number, text: string): Line {
  return { ...line, cells: line.cells.map((cell, at) => (at === column ? text : cell)) }
}

async function changeLine(row: CheckedRow, change: (line: Line) => Line): Promise<void> {
  const { page, serviceId } = useImport.getState()
  if (page.step !== 'rows' || serviceId === null) return
  const before = page.rows.find((one) => one.line.number === row.line.number)
  const line = before === undefined ? undefined : change(before.line)
  if (before === undefined || line === undefined || line === before.line) return
  // At once, so that another cell of the row that is put right meanwhile adds to this one. Its problems stay till main answers.
  putRow(page.sheet, { ...before, line })
  const [found] = (await withFindings([checkAlone(line, page.sheet, new Date())], serviceId)) ?? []
  if (found !== undefined) putRow(page.sheet, found, line)
}

/** Puts a row in its place, where the same file is still looked at; with `line`, only while the row is still that one. */
function putRow(sheet: Sheet, row: CheckedRow, line?: CheckedRow['line']): void {
  useImport.setState((state) => {
    if (state.page.step !== 'rows' || state.page.sheet !== sheet) return state
    const rows = state.page.rows.map((one) =>
      one.line.number === row.line.number && (line === undefined || one.line === line) ? row : one
    )
    return { page: { ...state.page, rows: marked(rows, sheet) } }
  })
}
