/** Notices damage wherever it is met: a page that went bad after the start shows only when somebody reads it. */
import { asStoreFault, type Connection, isDamage, StoreFault } from './connection.ts'

type Statement = ReturnType<Connection['prepare']>

const calls = ['run', 'get', 'all'] as const

/** Calls `damaged` with SQLite's code whenever a statement prepared from now on meets damage. The error is thrown on. */
export function watchForDamage(connection: Connection, damaged: (code: string) => void): void {
  const prepare = connection.prepare.bind(connection)
  const value = (sql: string) => watched(prepare(sql), damaged)
  Object.defineProperty(connection, 'prepare', { value })
}

function watched(statement: Statement, damaged: (code: string) => void): Statement {
  for (const name of calls) {
    const call = statement[name].bind(statement) as (...values: unknown[]) => unknown
    const value = (...values: unknown[]) => noticing(() => call(...values), damaged)
    Object.defineProperty(statement, name, { value })
  }
  const iterate = statement.iterate.bind(statement) as (...values: unknown[]) => IterableIterator<unknown>
  function* rows(...values: unknown[]): Generator<unknown> {
    const all = iterate(...values)
    try {
      for (;;) {
        const next = noticing(() => all.next(), damaged)
        if (next.done) return
        yield next.value
      }
    } finally {
      all.return?.()
    }
  }
  Object.defineProperty(statement, 'iterate', { value: rows })
  return statement
}

function noticing<T>(work: () => T, damaged: (code: string) => void): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StoreFault) && isDamage(error)) damaged(asStoreFault(error).sqliteCode)
    throw error
  }
}
