/** Brings the cache up to date before it is attached; one that is damaged is set aside and begun anew. */
import type { Clock } from '../../clock/clock.ts'
import { checkTables } from '../database/check.ts'
import { asStoreFault, connect, type DatabaseKey, isDamage } from '../database/connection.ts'
import { cacheFile, forgetSetAside, setAside } from '../database/files.ts'
import { migrate } from '../database/migrate.ts'
import type { CheckDepth } from '../database/suspicion.ts'
import { cacheMigrations } from './cache-migrations.ts'

/** What the cache is opened with. */
export type CacheOptions = { folder: string; key: DatabaseKey; clock: Clock }

// How many damaged caches are kept for IT support to look at. More of them would only fill the disk.
const mostSetAside = 2

/**
 * Returns true where a damaged cache was set aside, or one that a newer app had made.
 * @throws StoreFault of the disk
 */
export function prepareCache({ folder, key, clock }: CacheOptions, depth: CheckDepth): boolean {
  const file = cacheFile(folder)
  try {
    bringUpToDate(file, key, depth)
    return false
  } catch (error) {
    if (!isDamage(error) && asStoreFault(error).fault !== 'tooNew') throw error
    setAside(file, clock.now())
    forgetSetAside(file, mostSetAside)
    bringUpToDate(file, key, 'quickly')
    return true
  }
}

function bringUpToDate(file: string, key: DatabaseKey, depth: CheckDepth): void {
  const connection = connect(file, key)
  try {
    if (depth === 'everything') checkTables(connection)
    migrate(connection, cacheMigrations)
    // Of one that ended well its first row proves the key; of any other an index is read from end to end.
    connection.prepare(depth === 'asItEnded' ? 'SELECT 1 FROM request LIMIT 1' : 'SELECT count(*) FROM request').get()
  } finally {
    connection.close()
  }
}
