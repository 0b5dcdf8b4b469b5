/** The coverage of a simulation as tables, and what it never met. */
import { type Coverage, crashPoints, faultKinds, states } from './coverage.ts'

const blocks: readonly { title: string; rows: readonly string[]; columns: readonly string[] }[] = [
  {
    title: 'fault (down) met in a state (across)',
    rows: faultKinds.filter((kind) => kind !== 'none'),
    columns: states
  },
  { title: 'a life ended (down) in a state (across)', rows: crashPoints, columns: states },
  { title: 'a life ended (down) after a fault (across)', rows: crashPoints, columns: faultKinds }
]

// A pair is counted as state first, then fault, then crash point, whichever is the row.
const timesOf = (coverage: Coverage, row: string, column: string) =>
  Math.max(coverage.times(row, column), coverage.times(column, row))

/** The tables, and a line of the pairs that were never met. */
export function coverageTable(coverage: Coverage): string {
  const tables = blocks.map(({ title, rows, columns }) => {
    const first = Math.max(...rows.map(({ length }) => length))
    const line = (cells: readonly string[]) =>
      cells.map((cell, n) => cell.padStart(Math.max(7, columns[n]?.length ?? 0))).join(' ')
    return [
      title,
      `${' '.repeat(first)} ${line(columns)}`,
      ...rows.map(
        (row) => `${row.padEnd(first)} ${line(columns.map((column) => String(timesOf(coverage, row, column))))}`
      )
    ].join('\n')
  })
  const never = neverMet(coverage)
  return [
    ...tables,
    never.length === 0 ? 'Every pair was met.' : `Never met (${never.length}): ${never.join('; ')}.`
  ].join('\n\n')
}

/** The pairs that no schedule met, in words. */
export const neverMet = (coverage: Coverage): string[] =>
  blocks.flatMap(({ rows, columns }) =>
    rows.flatMap((row) =>
      columns.filter((column) => timesOf(coverage, row, column) === 0).map((column) => `${row} × ${column}`)
    )
  )
