/** One encrypted SQLite connection (SQLCipher 4 format, raw 256-bit key), set up for durability and for leaving no traces. */
import Database from 'better-sqlite3-multiple-ciphers'

/** An open database. */
export type Connection = InstanceType<typeof Database>

/** 32 bytes, the key of both databases. It stays in this process's memory and in the OS keychain. */
export type DatabaseKey = Uint8Array

/** What may be wrong with a database file. `wrongKey` and `damaged` look the same to SQLite while no page can be read. */
export type OpenFault = 'unreadable' | 'damaged' | 'tooNew' | 'diskFault'

/** A database that could not be opened; nothing was changed. */
export class StoreFault extends Error {
  readonly fault: OpenFault
  readonly sqliteCode: string
  constructor(fault: OpenFault, sqliteCode: string) {
    super(`${fault} (${sqliteCode})`)
    this.name = 'StoreFault'
    this.fault = fault
    this.sqliteCode = sqliteCode
  }
}

const faults: Record<string, OpenFault> = { SQLITE_NOTADB: 'unreadable', SQLITE_CORRUPT: 'damaged' }

/** Names what an exception of SQLite means; anything but a wrong key or damage is a fault of the disk. */
export function asStoreFault(error: unknown): StoreFault {
  if (error instanceof StoreFault) return error
  const code = error instanceof Database.SqliteError ? error.code : 'OTHER'
  const known = Object.entries(faults).find(([prefix]) => code.startsWith(prefix))
  return new StoreFault(known?.[1] ?? 'diskFault', code)
}

/** The key as a SQL literal of SQLCipher's raw form, without key derivation. */
export function keyLiteral(key: DatabaseKey): string {
  if (key.length !== 32) throw new RangeError('a database key has 32 bytes')
  return `x'${Buffer.from(key).toString('hex')}'`
}

/**
 * Opens or makes the database at `file` and proves that the key fits by reading from it.
 * @throws StoreFault
 */
export function connect(file: string, key: DatabaseKey): Connection {
  let connection: Connection | undefined
  try {
    connection = new Database(file)
    connection.pragma("cipher='sqlcipher'")
    connection.pragma(`key="${keyLiteral(key)}"`)
    connection.pragma('temp_store=MEMORY')
    connection.pragma('secure_delete=ON')
    connection.pragma('foreign_keys=ON')
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    connection.pragma('journal_mode=WAL')
    connection.pragma('synchronous=FULL')
    return connection
  } catch (error) {
    connection?.close()
    throw asStoreFault(error)
  }
}
