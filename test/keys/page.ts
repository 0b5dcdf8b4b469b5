/** The page that tells how many keys each job takes. */

/** A job of a clerk's day, as it was done. */
export type Counted = {
  job: string
  /** Where the clerk is when it begins. */
  from: string
  /** What was pressed, in its order; text that was typed stands in round brackets. */
  pressed: readonly string[]
  limit: number
}

/** How many of what was pressed counts: a text that is typed does not. */
export const countOf = ({ pressed }: Pick<Counted, 'pressed'>): number =>
  pressed.filter((one) => !one.startsWith('(')).length

/** The jobs that take more than they may. */
export const overLimit = (jobs: readonly Counted[]): Counted[] => jobs.filter((job) => countOf(job) > job.limit)

/** The same key many times in a row is told once, with how often. */
function toldOnce(pressed: readonly string[]): string[] {
  const runs: { key: string; times: number }[] = []
  for (const key of pressed) {
    const last = runs.at(-1)
    if (last?.key === key) last.times += 1
    else runs.push({ key, times: 1 })
  }
  return runs.map(({ key, times }) => {
    const told = key.startsWith('(') ? `_${key.slice(1, -1)}_` : `\`${key}\``
    return times === 1 ? told : `${told} × ${times}`
  })
}

function padded(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  return rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
}

/** The page, in Markdown. */
export function pageOf(jobs: readonly Counted[]): string {
  const head = ['job', 'begins', 'keys', 'count', 'at most']
  const rows = jobs.map((job) => [
    job.job,
    job.from,
    toldOnce(job.pressed).join(', ') || 'none',
    String(countOf(job)),
    String(job.limit)
  ])
  const [first = '', ...lines] = padded([head, ...rows])
  const rule = first.replaceAll(/[^|]/g, '-')
  return `# Keys and presses

What a clerk's usual jobs take, counted by \`npm run keys\`: it does them by the keyboard in the built app and fails where
one takes more than it may. Text that is typed (in _italics_) does not count, and neither does a dialog of the system, in
which the place is suggested.

${[first, rule, ...lines].join('\n')}
`
}
