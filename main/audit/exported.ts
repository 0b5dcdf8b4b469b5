/** The audit log as a file: JSON lines, which anybody can check (`docs/audit-log`), or a table for reading. */
import { writeCsv } from '../../common/csv.ts'
import { type Entry, readHead } from './entry.ts'
import type { KnownHead } from './verify.ts'

/** One JSON line for each entry, in the log's order, then one for each head that the desk has written down. */
export function* logLines(entries: Iterable<Entry>, heads: readonly KnownHead[]): Generator<string> {
  for (const { head, hash, salted } of entries) yield JSON.stringify({ head, hash, ...salted })
  for (const { stream, size, root } of heads) yield JSON.stringify({ stream, size, root })
}

/** The columns of the table, which are names for programs as much as for people. */
const columns = ['time', 'author', 'act', 'text', 'stream', 'number', 'hash'] as const

/** The table's first line, with the mark that it begins with. */
export const tableHead = (): string => writeCsv([[...columns]], ';')

/** Lines of the log as a table; an entry whose text was erased has none. */
export function tableLines(entries: readonly Entry[]): string {
  const rows = entries.map(({ head: characters, hash, salted }) => {
    const head = readHead(characters)
    const at = head ? new Date(head.at).toISOString() : ''
    return [at, head?.author, head?.act, salted?.text, head?.stream, head?.number, hash].map((cell) => `${cell ?? ''}`)
  })
  // The mark of the file's beginning stands there only.
  return writeCsv(rows, ';').slice(1)
}

/** How the log is saved. `lines`: JSON lines, which can be checked; `csv`: a table for reading. */
export type ExportAs = 'lines' | 'csv'

/** The whole file, a step for each of these parts of the log. A table has no heads: it cannot be checked. */
export function* exportSteps(
  as: ExportAs,
  parts: Iterable<readonly Entry[]>,
  heads: readonly KnownHead[]
): Generator<void, Buffer, void> {
  const inUtf8 = (lines: Iterable<string>) => Buffer.from([...lines].map((line) => `${line}\n`).join(''))
  const made: Buffer[] = as === 'csv' ? [Buffer.from(tableHead())] : []
  for (const part of parts) {
    made.push(as === 'csv' ? Buffer.from(tableLines(part)) : inUtf8(logLines(part, [])))
    yield
  }
  if (as === 'lines') made.push(inUtf8(logLines([], heads)))
  return Buffer.concat(made)
}
