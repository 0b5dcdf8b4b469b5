/** How far desks of the office have known the streams: the newest signed word of each, and this desk's own knowledge. */
import type { Connection } from '../database/connection.ts'

/** A desk's word, by the name of its key. `number`: which of its words it is; `at`: when by its clock, ms since 1970 UTC. */
export type SignedRow = { desk: string; number: number; at: number; id: string; said: string }

/** The end of a stream as it is known; `desk`: the name of the key of the desk that writes it. */
export type StreamEnd = { stream: string; desk: string; number: number; hash: string }

/** The table, and what is compared with it. */
export function officeSigned(connection: Connection) {
  const all = connection.prepare<[], SignedRow>('SELECT desk, number, at, id, said FROM office_signed ORDER BY desk')
  const get = connection.prepare<[string], SignedRow>(
    'SELECT desk, number, at, id, said FROM office_signed WHERE desk = ?'
  )
  const keep = connection.prepare<SignedRow>(
    `INSERT INTO office_signed (desk, number, at, id, said) VALUES (@desk, @number, @at, @id, @said)
     ON CONFLICT (desk) DO UPDATE SET number = @number, at = @at, id = @id, said = @said WHERE excluded.number > number`
  )
  const ends = connection.prepare<[], StreamEnd>(
    `SELECT s.stream, s.desk, e.number, e.hash FROM office_stream s JOIN audit_entry e ON e.stream = s.stream
       AND e.number = (SELECT max(number) FROM audit_entry l WHERE l.stream = s.stream AND l.signature IS NOT NULL)
     ORDER BY s.rowid`
  )
  const has = connection
    .prepare<{ stream: string; number: number; hash: string }, number>(
      `SELECT 1 FROM audit_entry WHERE stream = @stream AND number = @number AND hash = @hash
       UNION ALL SELECT 1 FROM office_fork WHERE hash = @hash AND stream = @stream`
    )
    .pluck()
  return {
    /** The newest word of each desk that is known here, this desk's own too. */
    all: (): SignedRow[] => all.all(),
    get: (desk: string): SignedRow | undefined => get.get(desk),
    /** Keeps a word, where the one before it is not newer. */
    keep: (row: SignedRow): void => void keep.run(row),
    /** How far each stream is known here, as far as it is signed. */
    ends: (): StreamEnd[] => ends.all(),
    /** Whether an entry is known. */
    has: ({ stream, number, hash }: Omit<StreamEnd, 'desk'>): boolean => has.get({ stream, number, hash }) === 1
  }
}
