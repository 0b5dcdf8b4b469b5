/** Rows that a line end without quotation marks has broken in pieces: each piece would be a row with cells missing. */
import { personKey } from '../../common/people/code/person-key.ts'
import { type CheckedRow, checkAlone, isReady } from './row.ts'
import { type Sheet, widthOf } from './sheet.ts'

/** Nobody writes more lines into one cell of a list of people. */
const mostPieces = 4

/** Where more rows than this part are short, cells are left out by habit, and nothing is told of them. */
const habitual = 0.5

/** The rows again, told where they look like the pieces of one. What was told of that before is judged anew. */
export function markBroken(rows: readonly CheckedRow[], sheet: Sheet, today = new Date()): CheckedRow[] {
  const plain = rows.map(withoutMark)
  const width = widthOf(sheet)
  const short = plain.filter(({ line }) => line.cells.length < width).length
  if (short === 0) return plain
  const isHabit = short > plain.length * habitual
  const marked = [...plain]
  for (let at = 0; at < plain.length; at += 1) {
    const pieces = piecesFrom(plain, at, sheet, today)
    const [first, last] = [pieces[0], pieces.at(-1)]
    if (first === undefined || last === undefined) continue
    const lines = { first: first.line.number, last: last.line.number }
    const tell = tellerOf(pieces, isHabit)
    for (const [step, row] of pieces.entries()) marked[at + step] = tell(row, lines)
    at += pieces.length - 1
  }
  return marked
}

/** Each piece that says itself who it is about is a row of its own. */
const tellsPerson = ({ draft }: CheckedRow): boolean => personKey(draft.claims) !== null

type Lines = { first: number; last: number }

/** What is told of pieces: they are held where one alone cannot be right. */
function tellerOf(pieces: readonly CheckedRow[], isHabit: boolean): (row: CheckedRow, lines: Lines) => CheckedRow {
  if (pieces.some((row) => !isReady(row))) return held
  return isHabit || pieces.every(tellsPerson) ? (row) => row : doubted
}

const held = (row: CheckedRow, lines: Lines): CheckedRow => ({
  ...row,
  problems: [{ kind: 'broken', ...lines }, ...row.problems]
})

const doubted = (row: CheckedRow, lines: Lines): CheckedRow => ({
  ...row,
  warnings: [...row.warnings, { kind: 'mayBeBroken', ...lines }]
})

const withoutMark = (row: CheckedRow): CheckedRow => ({
  ...row,
  problems: row.problems.filter(({ kind }) => kind !== 'broken'),
  warnings: row.warnings.filter(({ kind }) => kind !== 'mayBeBroken')
})

/** The rows from here on that make one whole and right row together; none where they do not. */
function piecesFrom(rows: readonly CheckedRow[], from: number, sheet: Sheet, today: Date): readonly CheckedRow[] {
  const width = widthOf(sheet)
  for (let size = 2; size <= mostPieces; size += 1) {
    const pieces = rows.slice(from, from + size)
    const cells = pieces.reduce((sum, { line }) => sum + line.cells.length, 0) - (size - 1)
    if (pieces.length < size || cells > width || !areNeighbours(pieces)) return []
    const isWhole = cells === width && pieces.every(({ line }) => line.cells.length <= width)
    if (isWhole && pieces.some(({ line }) => line.cells.length < width) && isRight(joined(pieces), sheet, today)) {
      return pieces
    }
  }
  return []
}

/** One empty line may stand between them. */
const areNeighbours = (pieces: readonly CheckedRow[]): boolean =>
  pieces.every((row, index) => index === 0 || row.line.number - (pieces[index - 1]?.line.number ?? 0) <= 2)

const isRight = (row: CheckedRow['line'], sheet: Sheet, today: Date): boolean => isReady(checkAlone(row, sheet, today))

/** The pieces as one row, with a blank where the line end was. */
function joined(pieces: readonly CheckedRow[]): CheckedRow['line'] {
  const cells = pieces.reduce<string[]>(
    (whole, { line }) => [
      ...whole.slice(0, -1),
      `${whole.at(-1) ?? ''} ${line.cells[0] ?? ''}`.trim(),
      ...line.cells.slice(1)
    ],
    ['']
  )
  return { number: pieces[0]?.line.number ?? 0, cells, isTorn: false }
}
