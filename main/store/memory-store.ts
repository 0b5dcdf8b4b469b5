/** A store that is nowhere but in this process's memory, for a desk that works without keeping anything. */
import Database from 'better-sqlite3-multiple-ciphers'
import { cacheMigrations } from './cache/cache-migrations.ts'
import type { Connection } from './database/connection.ts'
import { schemaOf } from './database/copy.ts'
import { migrate } from './database/migrate.ts'
import { ledgerMigrations } from './ledger/ledger-migrations.ts'
import { type Store, type StoreOptions, storeOn } from './open-store.ts'

/** Opens it, empty. No file is read or written; what it holds is gone when it is closed. */
export function openMemoryStore(
  options: Pick<StoreOptions, 'clock' | 'random' | 'author' | 'policy' | 'speaksForOffice'>
): Store {
  const signs = { cacheRebuilt: false, ledgerRestored: null, notErased: null, suspectDamage: () => {} }
  return storeOn(memoryConnection(), options, signs)
}

/** A connection with both databases, new and in memory. */
export function memoryConnection(): Connection {
  const ledger = inMemory()
  ledger.pragma('foreign_keys=ON')
  ledger.pragma('temp_store=MEMORY')
  migrate(ledger, ledgerMigrations)
  ledger.exec(`ATTACH DATABASE ':memory:' AS cache`)
  for (const sql of cacheSchema()) ledger.exec(inCache(sql))
  return ledger
}

const inMemory = (): Connection => new Database(':memory:')

// Migrations speak of no schema, and so make their tables in the main one: the cache is made there first, and its newest
// form read back.
function cacheSchema(): string[] {
  const cache = inMemory()
  try {
    migrate(cache, cacheMigrations)
    return schemaOf(cache, `type IN ('table', 'index')`)
  } finally {
    cache.close()
  }
}

// SQLite keeps each statement beginning with just these words.
const inCache = (sql: string): string => sql.replace(/^CREATE (TABLE|UNIQUE INDEX|INDEX) /, 'CREATE $1 cache.')
