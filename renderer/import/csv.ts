/** Reading CSV (RFC 4180) with what tells rows apart: `;`, `,`, `|`, or the tab of what is copied from a spreadsheet. */
import Papa from 'papaparse'
import { type Delimiter, unguarded } from '../../common/csv.ts'

/** What may stand between cells, in the order in which it is offered. */
export const delimiters: readonly Delimiter[] = [';', ',', '\t', '|']

/** One row that holds anything. */
export interface Line {
  /** As a spreadsheet counts: from 1, empty rows and the header too. */
  number: number
  cells: readonly string[]
  /** A quotation mark in it has no partner or stands where none may: its cells are divided without regard to any. */
  isTorn: boolean
  /** The code that the clerk knows to be right as it is, where it is still this one. */
  subAsTyped?: string
}

/** A file as rows. */
export interface CsvContent {
  delimiter: Delimiter
  lines: readonly Line[]
}

/** Reads a text; without `delimiter` it is found out. */
export function readCsv(text: string, delimiter?: Delimiter): CsvContent {
  // One kind of line end, or the kind inside a quoted cell would be taken for that of the file.
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const hint = delimiters.find((one) => whole.startsWith(`sep=${one}\n`))
  // Excel's own line about what stands between the cells is none of the rows, but is counted.
  const plain = hint === undefined ? whole : whole.slice(`sep=${hint}`.length)
  const known = delimiter ?? hint ?? guessDelimiter(plain)
  const lines = rowsOf(plain, known).flatMap(({ cells, isTorn }, index) =>
    cells.every((cell) => cell.trim() === '') ? [] : [{ number: index + 1, cells: cells.map(unguarded), isTorn }]
  )
  return { delimiter: known, lines }
}

type Row = Pick<Line, 'cells' | 'isTorn'>

// Each is looked for to the end of the file, so a file full of them would take minutes.
const mostTears = 100

/**
 * All rows. A quotation mark without a partner would take the rest of the file into its cell: only the line that it stands
 * on is given up, and reading goes on behind that.
 */
function rowsOf(text: string, delimiter: Delimiter): Row[] {
  const rows: Row[] = []
  let rest = text
  for (let tears = 0; tears < mostTears; tears += 1) {
    const tear = readUntilTear(rest, delimiter, rows)
    if (tear === null) return rows
    const end = rest.indexOf('\n', tear.mark)
    const line = rest.slice(tear.start, end === -1 ? undefined : end)
    rows.push({ cells: line.split(delimiter), isTorn: true })
    if (end === -1) return rows
    rest = rest.slice(end + 1)
  }
  return [...rows, { cells: [rest], isTorn: true }]
}

/** Reads rows as far as the first that is torn; returns where that begins and where its mark stands, null at the end. */
function readUntilTear(text: string, delimiter: Delimiter, rows: Row[]): { start: number; mark: number } | null {
  let start = 0
  let tear: { start: number; mark: number } | null = null
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }, parser) {
      const fault = errors.find(({ type }) => type === 'Quotes')
      if (fault !== undefined) {
        tear = { start, mark: fault.index ?? start }
        return parser.abort()
      }
      rows.push({ cells: data, isTorn: false })
      start = meta.cursor
    }
  })
  return tear
}

const parse = (text: string, delimiter: Delimiter, preview: number) =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', preview })

const sampleRows = 30

/**
 * What divides most of the first rows as it divides the first of them. The library's own guess prefers the comma of
 * `Tamm, Mari` in a short file.
 */
function guessDelimiter(text: string): Delimiter {
  const sample = text.trimStart()
  const scores = delimiters.map((delimiter) => {
    const rows = parse(sample, delimiter, sampleRows).data.filter((cells) => cells.some((cell) => cell !== ''))
    const width = rows[0]?.length ?? 0
    const alike = rows.filter((cells) => cells.length === width).length
    return { delimiter, score: width < 2 ? 0 : alike + width / 1_000 }
  })
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).delimiter
}
