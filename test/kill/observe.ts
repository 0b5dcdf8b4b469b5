/** Looks at what a killed desk has left behind, in a copy: it is the desk that has to recover from the kill. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256Of } from '../../main/files/sha256.ts'
import { type Connection, connect } from '../../main/store/database/connection.ts'
import { keyIn } from './keychain.ts'

/** A row of the outbox, as far as it is judged. */
export type Row = { reference: string; state: string; requestId: string | null; attempts: number }

/** What was found. Undefined where there is no such database, or the app would not take it for one. */
export type Observation = {
  ledger: { integrity: string; rows: Row[]; proofs: { requestId: string; isWhole: boolean }[] } | undefined
  cache: { integrity: string; statuses: Map<string, string> } | undefined
  /** Databases that are there and do not open. */
  unreadable: string[]
}

/** What is seen of a desk that has never lived. */
export const nothingSeen: Observation = { ledger: undefined, cache: undefined, unreadable: [] }

/** Reads both databases of the desk whose files are below `folder`. */
export function observe(folder: string): Observation {
  const key = keyIn(folder)
  if (!key) return nothingSeen
  const copy = mkdtempSync(join(tmpdir(), 'eeid-desk-look-'))
  const unreadable: string[] = []
  const read = <T>(name: string, look: (database: Connection) => T): T | undefined => {
    try {
      return readCopy(join(folder, 'desk', name), join(copy, name), key, look)
    } catch {
      unreadable.push(name)
      return undefined
    }
  }
  try {
    return { ledger: read('ledger.db', readLedger), cache: read('cache.db', readCache), unreadable }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function readCopy<T>(from: string, to: string, key: Uint8Array, look: (database: Connection) => T): T | undefined {
  if (!existsSync(from)) return undefined
  for (const part of ['', '-wal']) if (existsSync(from + part)) copyFileSync(from + part, to + part)
  const database = connect(to, key)
  try {
    return Number(database.pragma('user_version', { simple: true })) === 0 ? undefined : look(database)
  } finally {
    database.close()
  }
}

const integrityOf = (database: Connection) => String(database.pragma('integrity_check', { simple: true }))

function readLedger(database: Connection): Observation['ledger'] {
  const rows = database
    .prepare<[], Row>('SELECT reference, state, request_id AS requestId, attempts FROM outbox ORDER BY rowid')
    .all()
  const proofs = database
    .prepare<[], { requestId: string; sha256: string; pdf: Buffer }>(
      'SELECT request_id AS requestId, sha256, pdf FROM proof'
    )
    .all()
    .map(({ requestId, sha256, pdf }) => ({ requestId, isWhole: pdf.length > 0 && sha256Of(pdf) === sha256 }))
  return { integrity: integrityOf(database), rows, proofs }
}

function readCache(database: Connection): Observation['cache'] {
  const rows = database.prepare<[], { id: string; status: string }>('SELECT id, status FROM request').all()
  return { integrity: integrityOf(database), statuses: new Map(rows.map(({ id, status }) => [id, status])) }
}
