/** Notices damage wherever it is met: a page that went bad after the start shows only when somebody reads it. */
import { asStoreFault, type Connection, isDamage, StoreFault } from './connection.ts'

const calls = ['run', 'get', 'all'] as const

/** Calls `damaged` with SQLite's code whenever a statement prepared from now on meets damage. The error is thrown on. */
export function watchForDamage(connection: Connection, damaged: (code: string) => void): void {
  const prepare = connection.prepare.bind(connection)
  const watched = (sql: string) => {
    const statement = prepare(sql)
    for (const name of calls) {
      const call = statement[name].bind(statement) as (...values: unknown[]) => unknown
      Object.defineProperty(statement, name, {
        value: (...values: unknown[]) => noticing(() => call(...values), damaged)
      })
    }
    return statement
  }
  Object.defineProperty(connection, 'prepare', { value: watched })
}

function noticing<T>(work: () => T, damaged: (code: string) => void): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StoreFault) && isDamage(error)) damaged(asStoreFault(error).sqliteCode)
    throw error
  }
}
