/** Numbered migrations: each runs once, in order, in a transaction of its own with the new number. */
import { type Connection, StoreFault } from './connection.ts'

/** The SQL that leads from one version to the next; the first makes version 1. */
export type Migrations = readonly string[]

/**
 * Brings a database to the newest version. @throws StoreFault `tooNew` if a newer app made the file, which is then left
 * as it is
 */
export function migrate(connection: Connection, migrations: Migrations): void {
  const version = Number(connection.pragma('user_version', { simple: true }))
  if (version > migrations.length) throw new StoreFault('tooNew', `VERSION_${version}`)
  migrations.slice(version).forEach((sql, index) => {
    connection.transaction(() => {
      connection.exec(sql)
      connection.pragma(`user_version=${version + index + 1}`)
    })()
  })
}
