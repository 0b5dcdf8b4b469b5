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
    const call = statement[name] as (...values: unknown[]) => unknown
    // Of thousands of statements in a row, each is felt: nothing is made for one call only.
    function value(this: unknown, ...values: unknown[]): unknown {
      try {
        return Reflect.apply(call, statement, values)
      } catch (error) {
        throw noticed(error, damaged)
      }
    }
    Object.defineProperty(statement, name, { value })
  }
  const iterate = statement.iterate.bind(statement) as (...values: unknown[]) => IterableIterator<unknown>
  function* rows(...values: unknown[]): Generator<unknown> {
    const all = iterate(...values)
    try {
      for (;;) {
        const next = nextOf(all, damaged)
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

function nextOf<T>(all: Iterator<T>, damaged: (code: string) => void): IteratorResult<T> {
  try {
    return all.next()
  } catch (error) {
    throw noticed(error, damaged)
  }
}

/** Tells of damage; returns the error itself. */
function noticed(error: unknown, damaged: (code: string) => void): unknown {
  if (!(error instanceof StoreFault) && isDamage(error)) damaged(asStoreFault(error).sqliteCode)
  return error
}
