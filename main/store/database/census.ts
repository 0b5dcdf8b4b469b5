/** How much is kept, by tables and by words of the desk's own: never a value that somebody typed or the service told. */
import { acts } from '../../../common/words/audit.ts'
import { roles } from '../../../common/words/clerks.ts'
import { outcomeWords, verdicts } from '../../../common/words/outcomes.ts'
import { outboxStates } from '../../../common/words/requests.ts'
import type { Connection } from './connection.ts'

/** What is counted. `others`: rows whose word is none of the desk's. */
export type Census = {
  /** The number of the last migration of each database. */
  versions: { ledger: number; cache: number }
  rows: Record<string, number>
  words: Record<string, Record<string, number>>
}

/** Columns that hold one of the desk's own words, and which those are. */
const ofWords: readonly { column: string; from: string; words: readonly string[] }[] = [
  { column: 'state', from: 'main.outbox', words: [...outboxStates, 'created'] },
  { column: 'state', from: 'main.batch', words: ['filling', 'running', 'paused', 'cut', 'cancelled'] },
  { column: 'verdict', from: 'main.decision', words: verdicts },
  { column: 'role', from: 'main.clerk', words: roles },
  { column: 'act', from: 'main.audit_entry', words: acts },
  { column: 'status', from: 'cache.request', words: ['pending', 'completed', 'expired', 'error'] },
  { column: 'outcome', from: 'cache.request', words: outcomeWords }
]

/** Counts everything in both databases. */
export function censusOf(connection: Connection): () => Census {
  const versionOf = (schema: string) => Number(connection.pragma(`${schema}.user_version`, { simple: true }))
  return () => ({
    versions: { ledger: versionOf('main'), cache: versionOf('cache') },
    rows: Object.fromEntries(['main', 'cache'].flatMap((schema) => rowsIn(connection, schema))),
    words: Object.fromEntries(ofWords.map((one) => [`${one.from}.${one.column}`, wordsIn(connection, one)]))
  })
}

// The names of tables are the migrations' own.
function rowsIn(connection: Connection, schema: string): [string, number][] {
  const names = connection
    .prepare<[], string>(
      `SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`
    )
    .pluck()
    .all()
  return names.map((name) => [`${schema}.${name}`, countIn(connection, `${schema}."${name}"`)])
}

const countIn = (connection: Connection, from: string): number =>
  connection.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get() ?? 0

function wordsIn(connection: Connection, { column, from, words }: (typeof ofWords)[number]): Record<string, number> {
  const found = connection
    .prepare<[], { word: string | null; count: number }>(
      `SELECT ${column} AS word, count(*) AS count FROM ${from} GROUP BY ${column}`
    )
    .all()
  const counted = words.flatMap((word) => {
    const count = found.find((one) => one.word === word)?.count
    return count === undefined ? [] : ([[word, count]] as const)
  })
  const others = found.filter(({ word }) => word === null || !words.includes(word))
  return { ...Object.fromEntries(counted), others: others.reduce((sum, { count }) => sum + count, 0) }
}
