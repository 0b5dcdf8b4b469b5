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

/** The log as a table; an entry whose text was erased has none. */
export function logTable(entries: Iterable<Entry>): string {
  const rows = [...entries].map(({ head: characters, hash, salted }) => {
    const head = readHead(characters)
    const at = head ? new Date(head.at).toISOString() : ''
    return [at, head?.author, head?.act, salted?.text, head?.stream, head?.number, hash].map((cell) => `${cell ?? ''}`)
  })
  return writeCsv([[...columns], ...rows], ';')
}
