/** Opens the two databases. A wrong or missing key never deletes and never mints anything. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { cacheMigrations } from './cache-migrations.ts'
import { asStoreFault, type Connection, connect, type DatabaseKey, keyLiteral, type StoreFault } from './connection.ts'
import { deskTable } from './desk.ts'
import { ledgerMigrations } from './ledger-migrations.ts'
import { lineTable } from './lines.ts'
import { migrate } from './migrate.ts'
import { outboxTable } from './outbox.ts'
import { proofTables } from './proofs.ts'
import { requestTable } from './requests.ts'
import { serviceTable } from './services.ts'
import { requestViews } from './views.ts'

/** Where the databases are and what opens them. */
export type StoreOptions = { folder: string; key: DatabaseKey; clock: Clock; random: (bytes: number) => Uint8Array }

/** Everything the desk keeps, by table group. */
export type Store = ReturnType<typeof tables> & { cacheRebuilt: boolean; close(): void }

/** The ledger's file in `folder`. */
export const ledgerFile = (folder: string): string => join(folder, 'ledger.db')

const cacheFile = (folder: string): string => join(folder, 'cache.db')

/** Whether a ledger is there already, so that its key must be found and not made. */
export function storeExists(folder: string): boolean {
  return existsSync(ledgerFile(folder))
}

/**
 * Opens both databases, made and migrated as needed.
 * A cache that cannot be read is set aside and made anew; the ledger has proved by then that the key is right.
 * @throws StoreFault of the ledger, or of the disk
 */
export function openStore(options: StoreOptions): Store {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const connection = connect(ledgerFile(options.folder), options.key)
  try {
    migrate(connection, ledgerMigrations)
    const cacheRebuilt = prepareCache(options)
    connection.prepare('ATTACH DATABASE ? AS cache KEY ?').run(cacheFile(options.folder), keyLiteral(options.key))
    connection.pragma('cache.synchronous=NORMAL')
    connection.pragma('cache.secure_delete=ON')
    return { ...tables(connection, options), cacheRebuilt, close: () => connection.close() }
  } catch (error) {
    connection.close()
    throw asStoreFault(error)
  }
}

function tables(connection: Connection, options: StoreOptions) {
  return {
    desk: deskTable(connection, options.random),
    services: serviceTable(connection, options.clock),
    outbox: outboxTable(connection, options.clock),
    requests: requestTable(connection),
    proofs: proofTables(connection, options.clock),
    lines: lineTable(connection),
    views: requestViews(connection),
    /** Runs `work` in one transaction over both databases. */
    atomically: <T>(work: () => T): T => connection.transaction(work)()
  }
}

/** Brings the cache up to date in a connection of its own; true where a damaged one was set aside. */
function prepareCache({ folder, key, clock }: StoreOptions): boolean {
  const file = cacheFile(folder)
  try {
    checkCache(file, key)
    return false
  } catch (error) {
    const fault: StoreFault = asStoreFault(error)
    if (fault.fault === 'diskFault') throw fault
    setAside(file, clock.now())
    checkCache(file, key)
    return true
  }
}

function checkCache(file: string, key: DatabaseKey): void {
  const connection = connect(file, key)
  try {
    migrate(connection, cacheMigrations)
    connection.prepare('SELECT count(*) FROM request').get()
  } finally {
    connection.close()
  }
}

function setAside(file: string, now: number): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.damaged-${now}${suffix}`)
  }
}
