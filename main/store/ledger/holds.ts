/** Requests that are held: nothing erases them, whatever is ordered or due. Held and released, each with who and when. */
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import type { Author } from './audit.ts'

/** A hold as it stands; `at` in milliseconds since 1970 UTC. */
export type Hold = { reason: string; author: string; at: number }

/** The desk's ids of all that are held: the newest row of a request counts. */
export const heldRequests = `SELECT request FROM hold h
  WHERE is_held = 1 AND rowid = (SELECT max(rowid) FROM hold l WHERE l.request = h.request)`

/** The table of holds. `request` is the desk's id. */
export function holdTable(connection: Connection, { clock, author }: { clock: Clock; author: Author }) {
  const add = connection.prepare('INSERT INTO hold (request, reason, author, at, is_held) VALUES (?, ?, ?, ?, ?)')
  const last = connection.prepare<[string], Hold & { isHeld: number }>(
    'SELECT reason, author, at, is_held AS isHeld FROM hold WHERE request = ? ORDER BY rowid DESC LIMIT 1'
  )
  const held = connection.prepare<[], string>(heldRequests).pluck()
  return {
    /** The hold on a request; undefined where there is none. */
    get(request: string): Hold | undefined {
      const found = last.get(request)
      if (found?.isHeld !== 1) return undefined
      const { reason, author: by, at } = found
      return { reason, author: by, at }
    },
    /** The desk's ids of all that are held. */
    all: (): string[] => held.all(),
    hold: (request: string, reason: string): void => void add.run(request, reason, author(), clock.now(), 1),
    release: (request: string): void => void add.run(request, '', author(), clock.now(), 0)
  }
}
