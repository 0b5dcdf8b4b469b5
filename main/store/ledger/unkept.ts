/** What only this desk knows, counted: what is lost with a store that keeps nothing. */
import type { Connection } from '../database/connection.ts'

/** How much would be gone. `proofs`: those that nobody saved since the store was opened. */
export type Unkept = { requests: number; proofs: number; decisions: number; notes: number }

/** Counts what is lost, and remembers which proofs were saved by hand. */
export function unkeptCounts(connection: Connection) {
  const saved = new Set<string>()
  const count = (sql: string) => connection.prepare<[], number>(sql).pluck()
  const unsent = count(
    `SELECT (SELECT count(*) FROM outbox WHERE state <> 'created' AND discarded_at IS NULL)
       + (SELECT count(*) FROM batch_row WHERE outbox_id IS NULL)`
  )
  const hashes = connection.prepare<[], string>('SELECT sha256 FROM proof').pluck()
  const decisions = count('SELECT count(*) FROM decision')
  const notes = count('SELECT count(*) FROM (SELECT DISTINCT service_id, request_id FROM note)')
  return {
    /** This proof is in a file of the clerk's. */
    noteSaved: (sha256: string): void => void saved.add(sha256),
    count: (): Unkept => ({
      requests: unsent.get() ?? 0,
      proofs: hashes.all().filter((sha256) => !saved.has(sha256)).length,
      decisions: decisions.get() ?? 0,
      notes: notes.get() ?? 0
    })
  }
}
