/** Reading and writing CSV (RFC 4180) with what tells rows apart: `;`, `,`, or the tab of what is copied from a spreadsheet. */
import Papa from 'papaparse'

/** What stands between two cells. */
export type Delimiter = ';' | ',' | '\t'

/** What may stand between cells, in the order in which it is offered. */
export const delimiters: readonly Delimiter[] = [';', ',', '\t']

/** One row that holds anything. */
export interface Line {
  /** As a spreadsheet counts: from 1, empty rows and the header too. */
  number: number
  cells: readonly string[]
  /** A quotation mark in it has no partner or stands where none may: its cells cannot be trusted. */
  isTorn: boolean
}

/** A file as rows. */
export interface CsvContent {
  delimiter: Delimiter
  lines: readonly Line[]
}

// Spreadsheets carry out what begins so (OWASP, "CSV Injection"). The mark in front of it is taken off again in reading, so
// that a saved file reads back the same; one that was there already gets another.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/

/** Reads a text; without `delimiter` it is found out. */
export function readCsv(text: string, delimiter?: Delimiter): CsvContent {
  // One kind of line end, or the kind inside a quoted cell would be taken for that of the file.
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const known = delimiter ?? guessDelimiter(plain)
  const read = parse(plain, known)
  const torn = new Set(read.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
  const lines = read.data.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '')
      ? []
      : [{ number: index + 1, cells: cells.map(unguarded), isTorn: torn.has(index) }]
  )
  return { delimiter: known, lines }
}

const parse = (text: string, delimiter: Delimiter, preview = 0) =>
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

const unguarded = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell)

/** Writes rows so that Excel opens them as they are meant: with a byte order mark, and nothing that is carried out. */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, newline: '\r\n', escapeFormulae: formula }
  )
  return `\uFEFF${text}\r\n`
}
