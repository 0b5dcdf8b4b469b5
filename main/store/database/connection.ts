/** One encrypted SQLite connection (SQLCipher 4 format, raw 256-bit key), set up for durability and for leaving no traces. */
import Database from 'better-sqlite3-multiple-ciphers'

/** An open database. */
export type Connection = InstanceType<typeof Database>

/** 32 bytes, the key of both databases. It stays in this process's memory and in the OS keychain. */
export type DatabaseKey = Uint8Array

/** What may be wrong with a database file. `unreadable`: a wrong key and a damaged first page look the same to SQLite. */
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

/** Whether the file itself is at fault, and neither the disk nor the app's version. */
export const isDamage = (error: unknown): boolean => ['unreadable', 'damaged'].includes(asStoreFault(error).fault)

/** The key as a SQL literal of SQLCipher's raw form, without key derivation. */
export function keyLiteral(key: DatabaseKey): string {
  if (key.length !== 32) throw new RangeError('a database key has 32 bytes')
  return `x'${Buffer.from(key).toString('hex')}'`
}

/**
 * Opens or makes the database at `file` and proves that the key fits by reading from it.
 * @throws StoreFault
 */
export const connect = (file: string, key: DatabaseKey): Connection =>
  opened(file, key, {}, ['foreign_keys=ON', 'journal_mode=WAL', 'synchronous=FULL'])

/**
 * Opens a file that must be there and is not to be changed; not for one in WAL mode.
 * @throws StoreFault
 */
export const connectToRead = (file: string, key: DatabaseKey): Connection =>
  opened(file, key, { readonly: true, fileMustExist: true }, [])

/**
 * Makes a file that counts for nothing until its writer has closed it, synced it and given it its name.
 * @throws StoreFault
 */
export const connectToDraft = (file: string, key: DatabaseKey): Connection =>
  opened(file, key, {}, ['foreign_keys=OFF', 'journal_mode=OFF', 'synchronous=OFF'])

function opened(file: string, key: DatabaseKey, options: Database.Options, pragmas: readonly string[]): Connection {
  let connection: Connection | undefined
  try {
    connection = new Database(file, options)
    connection.pragma("cipher='sqlcipher'")
    connection.pragma(`key="${keyLiteral(key)}"`)
    connection.pragma('temp_store=MEMORY')
    connection.pragma('secure_delete=ON')
    connection.prepare('SELECT count(*) FROM sqlite_schema').get()
    for (const pragma of pragmas) connection.pragma(pragma)
    return connection
  } catch (error) {
    connection?.close()
    throw asStoreFault(error)
  }
}
