/** Opens the ledger: looked over, backed up before a migration, and restored where it is damaged and a backup is there. */
import type { Clock } from '../clock/clock.ts'
import { backupSteps } from './backup/backup.ts'
import { listBackups } from './backup/backup-names.ts'
import { finishRestoring, keyOpens, restoreLedger } from './backup/restore.ts'
import { checkTables } from './database/check.ts'
import { asStoreFault, type Connection, connect, type DatabaseKey, StoreFault } from './database/connection.ts'
import { cacheFile, hasContent, ledgerFile } from './database/files.ts'
import { type Migrations, migrate } from './database/migrate.ts'
import { atOnce } from './database/steps.ts'
import type { CheckDepth } from './database/suspicion.ts'
import { ledgerMigrations } from './ledger/ledger-migrations.ts'

/** What the ledger is opened with. */
export type LedgerOptions = {
  folder: string
  key: DatabaseKey
  clock: Clock
  random: (bytes: number) => Uint8Array
  /** The ledger's own, unless a test has others. */
  migrations?: Migrations
}

/**
 * The ledger at the newest version.
 * @throws StoreFault `unreadable` where nothing opens with the key; `damaged` where no backup is good; `tooNew`; `diskFault`
 */
export function openLedger(options: LedgerOptions, depth: CheckDepth): Connection {
  const { folder, key, clock, random, migrations = ledgerMigrations } = options
  finishRestoring(folder, clock.now())
  try {
    return openWhole(options, depth)
  } catch (error) {
    const fault = faultOf(error, options)
    if (fault.fault !== 'damaged') throw fault
    restoreLedger({ folder, key, now: clock.now(), random, migrations })
    return openWhole(options, 'everything')
  }
}

/** What is wrong. A ledger that cannot be read is damaged, and the key right, where the key opens anything else. */
function faultOf(error: unknown, { folder, key }: LedgerOptions): StoreFault {
  const fault = asStoreFault(error)
  if (fault.fault !== 'unreadable') return fault
  const others = [...listBackups(folder).map(({ file }) => file), cacheFile(folder)]
  return keyOpens(others, key) ? new StoreFault('damaged', fault.sqliteCode) : fault
}

function openWhole(options: LedgerOptions, depth: CheckDepth): Connection {
  const { folder, key } = options
  const hasBackups = listBackups(folder).length > 0
  // A desk with backups had a ledger: an empty one in its place would seem to be a new desk.
  if (hasBackups && !hasContent(ledgerFile(folder))) throw new StoreFault('damaged', 'MISSING')
  const connection = connect(ledgerFile(folder), key)
  try {
    if (hasBackups && versionOf(connection) === 0) throw new StoreFault('damaged', 'EMPTY')
    // Proofs are looked at when they are read, by their hash: all of them would take seconds.
    if (depth !== 'asItEnded') checkTables(connection, depth === 'everything' ? [] : ['proof'])
    bringUpToDate(connection, options)
    return connection
  } catch (error) {
    connection.close()
    throw asStoreFault(error)
  }
}

function bringUpToDate(connection: Connection, options: LedgerOptions): void {
  const { folder, key, clock, migrations = ledgerMigrations } = options
  const version = versionOf(connection)
  if (version > 0 && version < migrations.length) atOnce(backupSteps({ folder, key, now: clock.now() }))
  migrate(connection, migrations)
}

const versionOf = (connection: Connection) => Number(connection.pragma('user_version', { simple: true }))
