/** The one way in which CSV is written (RFC 4180), and what reading takes off again. */
import Papa from 'papaparse'

/** What stands between two cells. */
export type Delimiter = ';' | ',' | '\t' | '|'

// Spreadsheets carry out a cell that begins so (OWASP, "CSV Injection"). One that parts cells by another mark takes
// what stands behind that mark for a beginning, too. Reading takes the apostrophe in front off again, so that a saved
// file reads back the same. An apostrophe that was there already gets another.
const formula = /(?<=^|[;,|\t\n]|\r(?!\n))(?=['"]*[=+\-@\t\r\n＝＋－＠])/g
const guarded = /(?<=^|[;,|\t\n]|\r(?!\n))'(?=['"]*[=+\-@\t\r\n＝＋－＠])/g

/** A cell without the apostrophes that writing has put in. */
export const unguarded = (cell: string): string => cell.replaceAll(guarded, '')

/**
 * Writes rows so that Excel opens them as they are meant: with a byte order mark, every cell quoted, and nothing that is
 * carried out. What a spreadsheet makes of a cell of digits it cannot say: `takesZeros` tells.
 */
export function writeCsv(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  const text = Papa.unparse(
    rows.map((row) => row.map((cell) => cell.replaceAll(formula, "'"))),
    { delimiter, newline: '\r\n', quotes: true }
  )
  return `\uFEFF${text}\r\n`
}

// A nought in front, or more than fifteen digits: a spreadsheet takes it for a number, and shows another one.
const changed = /^(?:0\d+|\d{16,})$/

/** Whether a spreadsheet that opens these rows as CSV takes noughts or digits away. */
export const takesZeros = (rows: readonly (readonly string[])[]): boolean =>
  rows.some((row) => row.some((cell) => changed.test(cell.trim())))
