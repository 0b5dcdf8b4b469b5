/**
 * The backup of the proofs. A proof never changes once it is kept, and proofs are most of the ledger: each is copied once,
 * under its SHA-256, instead of into every backup.
 */
import { join } from 'node:path'
import { sha256Of } from '../../files/sha256.ts'
import { type Connection, connect, type DatabaseKey, isDamage } from '../database/connection.ts'
import { backupFolder, forgetSetAside, setAside } from '../database/files.ts'
import type { Steps } from '../database/steps.ts'

/** The archive's file among the backups. */
export const proofArchiveFile = (folder: string): string => join(backupFolder(folder), 'proofs.db')

type Entry = { rowid: number; sha256: string }

/**
 * Opens the archive. One that is damaged is set aside and begun anew: the ledger has the proofs.
 * @throws StoreFault of the disk
 */
export function openProofArchive(folder: string, key: DatabaseKey, now: number): Connection {
  const file = proofArchiveFile(folder)
  try {
    return prepared(file, key)
  } catch (error) {
    if (!isDamage(error)) throw error
    setAside(file, now)
    forgetSetAside(file, 1)
    return prepared(file, key)
  }
}

function prepared(file: string, key: DatabaseKey): Connection {
  const archive = connect(file, key)
  try {
    // What the last moment before a power cut has lost is archived again by the next backup.
    archive.pragma('synchronous=NORMAL')
    archive.exec('CREATE TABLE IF NOT EXISTS pdf (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
    return archive
  } catch (error) {
    archive.close()
    throw error
  }
}

/** Archives the proofs of `ledger` that are not there yet, one a step; returns how many. A spoilt one is left out. */
export function* archiveProofs(ledger: Connection, archive: Connection): Steps<number> {
  const pdfAt = ledger.prepare<[number], Buffer>('SELECT pdf FROM proof WHERE rowid = ?').pluck()
  const has = archive.prepare<[string], number>('SELECT 1 FROM pdf WHERE sha256 = ?').pluck()
  const insert = archive.prepare('INSERT INTO pdf (sha256, bytes) VALUES (?, ?)')
  let added = 0
  for (const { rowid, sha256 } of ledger.prepare<[], Entry>('SELECT rowid, sha256 FROM proof').all()) {
    yield
    if (has.get(sha256) === 1) continue
    const pdf = pdfAt.get(rowid)
    if (!pdf || sha256Of(pdf) !== sha256) continue
    insert.run(sha256, pdf)
    added++
  }
  return added
}

/** Removes from the archive the proofs that `ledger` does not have. */
export function forgetOtherProofs(ledger: Connection, archive: Connection): void {
  const kept = new Set(ledger.prepare<[], string>('SELECT sha256 FROM proof').pluck().all())
  const remove = archive.prepare('DELETE FROM pdf WHERE sha256 = ?')
  for (const sha256 of archive.prepare<[], string>('SELECT sha256 FROM pdf').pluck().all()) {
    if (!kept.has(sha256)) remove.run(sha256)
  }
  archive.pragma('wal_checkpoint(TRUNCATE)')
}

/** A proof from the archive, if it is there and what its hash says; never throws. */
export function archivedProof(archive: Connection, sha256: string): Buffer | undefined {
  try {
    const pdf = archive.prepare<[string], Buffer>('SELECT bytes FROM pdf WHERE sha256 = ?').pluck().get(sha256)
    return pdf && sha256Of(pdf) === sha256 ? pdf : undefined
  } catch {
    return undefined
  }
}
