/** A desk's ledger in memory: it can be copied, and put back to a copy. The cache beside it is told anew each time. */
import Database from 'better-sqlite3-multiple-ciphers'
import type { Connection } from '../../../main/store/database/connection.ts'
import { memoryConnection } from '../../../main/store/memory-store.ts'

/** A ledger as it was at one moment. */
export type Copy = Uint8Array

/** Opens a copy, or a new ledger, with an empty cache. */
export function openLedger(copy?: Copy): Connection {
  const connection = copy === undefined ? memoryConnection() : opened(copy)
  // As the app opens its files.
  connection.pragma('secure_delete=ON')
  connection.pragma('cache.secure_delete=ON')
  return connection
}

let cacheSchema: string[] | undefined

function opened(copy: Copy): Connection {
  const connection = new Database(Buffer.from(copy))
  connection.pragma('foreign_keys=ON')
  connection.pragma('temp_store=MEMORY')
  connection.exec(`ATTACH DATABASE ':memory:' AS cache`)
  cacheSchema ??= schemaOfCache()
  for (const sql of cacheSchema) connection.exec(sql)
  return connection
}

function schemaOfCache(): string[] {
  const connection = memoryConnection()
  const rows = connection.prepare<[], string>('SELECT sql FROM cache.sqlite_schema WHERE sql IS NOT NULL').pluck().all()
  connection.close()
  return rows.map((sql) => sql.replace(/^CREATE (TABLE|UNIQUE INDEX|INDEX) /, 'CREATE $1 cache.'))
}

/** The bytes of a ledger, which are what a copy is; and of the cache beside it. */
export const bytesOf = (connection: Connection, name: 'main' | 'cache' = 'main'): Buffer =>
  connection.serialize({ attached: name })
