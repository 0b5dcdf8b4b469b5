/** What became of kept proofs by the clerk's hand: saved where, printed when. Times in milliseconds since 1970 UTC. */
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import type { ProofKey } from './filings.ts'

/** The last time that a proof was saved, alone or within a record. */
export type SavedProof = { folder: string; fileName: string; at: number }

/** What was done with one proof last; null where it never was. */
export type ProofDeeds = { saved: SavedProof | null; printed: { at: number } | null }

type Row = { deed: 'save' | 'print'; folder: string | null; fileName: string | null; at: number }

/** The table of what was done with proofs. */
export function proofDeedTable(connection: Connection, clock: Clock) {
  const put = connection.prepare<ProofKey & Row>(
    `INSERT INTO proof_deed (service_id, request_id, deed, folder, file_name, done_at)
     VALUES (@serviceId, @requestId, @deed, @folder, @fileName, @at)
     ON CONFLICT DO UPDATE SET folder = excluded.folder, file_name = excluded.file_name, done_at = excluded.done_at`
  )
  const read = connection.prepare<[string, string], Row>(
    `SELECT deed, folder, file_name AS fileName, done_at AS at FROM proof_deed WHERE service_id = ? AND request_id = ?`
  )
  return {
    /** The proof is in this file. */
    noteSaved({ serviceId, requestId }: ProofKey, { folder, fileName }: Omit<SavedProof, 'at'>): void {
      put.run({ serviceId, requestId, deed: 'save', folder, fileName, at: clock.now() })
    },
    /** A printer has taken the proof. */
    notePrinted({ serviceId, requestId }: ProofKey): void {
      put.run({ serviceId, requestId, deed: 'print', folder: null, fileName: null, at: clock.now() })
    },
    get(serviceId: string, requestId: string): ProofDeeds {
      const rows = read.all(serviceId, requestId)
      const saved = rows.find(({ deed }) => deed === 'save')
      const printed = rows.find(({ deed }) => deed === 'print')
      return {
        saved: saved ? { folder: saved.folder ?? '', fileName: saved.fileName ?? '', at: saved.at } : null,
        printed: printed ? { at: printed.at } : null
      }
    }
  }
}
