/** Copies tables from one database to another row by row, whatever columns a migration has given them. */
import { type Connection, StoreFault } from './connection.ts'
import type { Steps } from './steps.ts'

/** How many rows of each table were copied. */
export type Copied = Record<string, number>

/** The expression that stands in for a column; the column itself where it names none. */
export type Instead = (table: string, column: string) => string | undefined

type Row = unknown[]

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The app's own tables, in the order in which they were made. */
export function tablesOf(connection: Connection): string[] {
  const all = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`
  return connection.prepare<[], string>(all).pluck().all()
}

function columnsOf(connection: Connection, table: string): string[] {
  return connection.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
}

/** Whether rows get new places, or keep those by which other tables, and another database, may know them. */
export type Places = 'newPlaces' | 'samePlaces'

/** Makes in `to` what `from` has, with every row; a step for each. `to` is empty and belongs to nobody else. */
export function* copyAll(from: Connection, to: Connection, instead: Instead, places: Places): Steps<Copied> {
  const copied: Copied = {}
  to.exec('BEGIN')
  for (const sql of schemaOf(from, `type = 'table'`)) to.exec(sql)
  for (const table of tablesOf(from)) {
    copied[table] = 0
    const columns = [...(places === 'samePlaces' && hasPlaces(from, table) ? ['rowid'] : []), ...columnsOf(from, table)]
    const insert = inserting(to, table, columns, 'ABORT')
    for (const row of rowsOf(from, table, '', instead, columns)) {
      insert(row)
      copied[table]++
      yield
    }
  }
  for (const sql of schemaOf(from, `type <> 'table'`)) to.exec(sql)
  to.pragma(`user_version=${Number(from.pragma('user_version', { simple: true }))}`)
  to.exec('COMMIT')
  return copied
}

/**
 * Puts every row of a table that can still be read in the place of what `to` has under the same key: from the front up
 * to the damage, and from the back down to it.
 */
export function copyReadable(from: Connection, to: Connection, table: string): void {
  const columns = columnsOf(from, table)
  const insert = inserting(to, table, columns, 'REPLACE')
  for (const order of ['ORDER BY rowid', 'ORDER BY rowid DESC']) {
    try {
      for (const row of rowsOf(from, table, order)) insert(row)
      return
    } catch {
      // Damage: what lies behind it is read from the other end.
    }
  }
}

/** Puts all rows of a table in the place of those that `to` has. */
export function copyWhole(from: Connection, to: Connection, table: string): void {
  to.prepare(`DELETE FROM ${quoted(table)}`).run()
  const insert = inserting(to, table, columnsOf(from, table), 'ABORT')
  for (const row of rowsOf(from, table, '')) insert(row)
}

function hasPlaces(connection: Connection, table: string): boolean {
  return connection.prepare<[string], number>('SELECT wr FROM pragma_table_list(?)').pluck().get(table) === 0
}

function* rowsOf(
  from: Connection,
  table: string,
  order: string,
  instead: Instead = () => undefined,
  columns = columnsOf(from, table)
): Generator<Row> {
  const wanted = columns.map((column) => instead(table, column) ?? quoted(column))
  const select = from.prepare<[], Row>(`SELECT ${wanted.join(', ')} FROM ${quoted(table)} ${order}`)
  yield* select.raw().safeIntegers().iterate()
}

function inserting(to: Connection, table: string, columns: readonly string[], onConflict: string) {
  const values = columns.map(() => '?').join(', ')
  const names = columns.map(quoted).join(', ')
  const insert = to.prepare<Row>(`INSERT OR ${onConflict} INTO ${quoted(table)} (${names}) VALUES (${values})`)
  return (row: Row) => void insert.run(...row)
}

/**
 * Holds a copy to the number of rows that were copied.
 * @throws StoreFault `damaged`
 */
export function checkCopied(copy: Connection, copied: Copied): void {
  for (const [table, count] of Object.entries(copied)) {
    const found = copy
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
      .pluck()
      .get()
    if (found !== count) throw new StoreFault('damaged', 'ROWS_MISSING')
  }
}

/** The statements that make the app's own tables, or whatever else `which` asks for, in the order in which they were made. */
export function schemaOf(connection: Connection, which: string): string[] {
  const own = `sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`
  const select = `SELECT sql FROM sqlite_schema WHERE ${which} AND ${own} ORDER BY rowid`
  return connection.prepare<[], string>(select).pluck().all()
}
