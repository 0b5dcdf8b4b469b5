/** Looks a database over for damage. */
import { type Connection, StoreFault } from './connection.ts'
import { tablesOf } from './copy.ts'

/**
 * Whether a table and its indexes can be read from end to end. Never throws.
 * Takes some 6 ms for 1,000 rows of the outbox and some 5 ms for each megabyte of proofs.
 */
export function isTableWhole(connection: Connection, table: string): boolean {
  try {
    return connection.pragma(`quick_check("${table}")`, { simple: true }) === 'ok'
  } catch {
    return false
  }
}

/**
 * Checks every table, or at all but `unchecked`.
 * @throws StoreFault `damaged`
 */
export function checkTables(connection: Connection, unchecked: readonly string[] = []): void {
  const tables = ['sqlite_schema', ...tablesOf(connection)].filter((table) => !unchecked.includes(table))
  if (!tables.every((table) => isTableWhole(connection, table))) throw new StoreFault('damaged', 'QUICK_CHECK')
}

/**
 * Looks at every page and every reference.
 * @throws StoreFault `damaged`
 */
export function checkEverything(connection: Connection): void {
  const found = connection.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') throw new StoreFault('damaged', 'INTEGRITY_CHECK')
  if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) throw new StoreFault('damaged', 'FOREIGN_KEY')
}
