/** Unique texts and numbers in every place that could hold one: none of them may be in what is saved for IT support. */
import type { Value } from '../../../common/settings/value.ts'
import type { Connection } from '../../../main/store/database/connection.ts'

/** Makes canaries, and knows all of them. */
export function canaryCage() {
  const all: string[] = []
  const text = (): string => {
    const made = `Kanari${all.length}Lind`
    all.push(made)
    return made
  }
  const number = (): number => {
    const made = 71_000_000 + all.length
    all.push(String(made))
    return made
  }
  return { text, number, all }
}

/** Where canaries come from. */
export type Cage = ReturnType<typeof canaryCage>

type Column = { name: string; type: string; hidden: number }

/** Every table of a schema with the columns that can be written. */
export function tablesWith(connection: Connection, schema: string): { table: string; columns: Column[] }[] {
  const names = connection
    .prepare<[], string>(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
    .pluck()
    .all()
  return names.map((table) => {
    const columns = connection.prepare<[], Column>(`PRAGMA ${schema}.table_xinfo("${table}")`).all()
    return { table, columns: columns.filter(({ hidden }) => hidden === 0) }
  })
}

/** Puts a canary into every column of every table. The schema says which there are, so that a new one has one too. */
export function fillWithCanaries(connection: Connection, cage: Cage): void {
  connection.pragma('foreign_keys=OFF')
  connection.pragma('ignore_check_constraints=ON')
  for (const schema of ['main', 'cache']) {
    for (const { table, columns } of tablesWith(connection, schema)) {
      connection.exec(`DELETE FROM ${schema}."${table}"`)
      try {
        insert(connection, `${schema}."${table}"`, columns, (made) => made, cage)
      } catch {
        // Generated columns read JSON.
        insert(connection, `${schema}."${table}"`, columns, (made) => JSON.stringify({ author: made, act: made }), cage)
      }
    }
  }
}

function insert(connection: Connection, into: string, columns: Column[], as: (made: string) => string, cage: Cage) {
  const values = columns.map(({ type }) => {
    if (type === 'BLOB') return Buffer.from(cage.text())
    return type === 'INTEGER' ? cage.number() : as(cage.text())
  })
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  connection.prepare(`INSERT INTO ${into} (${names}) VALUES (${columns.map(() => '?').join(', ')})`).run(...values)
}

/** A value that fits its declaration, with a canary wherever it could hold a text of somebody's. */
export function filled(value: Value, cage: Cage): unknown {
  switch (value.kind) {
    case 'switch':
      return true
    case 'choice':
      return value.of[0]
    case 'choices':
      return value.of
    case 'text':
      return cage.text().slice(0, value.most)
    case 'count':
      return value.least
    case 'number':
      return cage.number()
    case 'parts':
      return Object.fromEntries(Object.entries(value.of).map(([name, part]) => [name, filled(part, cage)]))
    case 'list':
      return [filled(value.of, cage)]
    case 'byId':
      return { [cage.text()]: filled(value.of, cage) }
    case 'orNull':
      return filled(value.of, cage)
  }
}
