/** What desks of an office tell one another of the service's answers. Without an office all of it is empty. */
import type { Connection } from '../database/connection.ts'

/** A request of which the other desks are to be told. `turn`: which of its changes is meant. */
export type Untold = { serviceId: string; id: string; turn: number }

/**
 * That another desk has told of a request what this one has not read. `at`: its own time, milliseconds since 1970 UTC;
 * `ownBody`: what this desk has read itself, as JSON; null where that is nothing.
 */
export type ToldBy = { desk: string; at: number; ownBody: string | null }

type Key = { serviceId: string; id: string }

/** The tables of shared readings. */
export function readingTables(connection: Connection) {
  const toTell = connection.prepare<Key>(
    `INSERT INTO cache.to_tell (service_id, request_id, turn) VALUES (@serviceId, @id, 1)
     ON CONFLICT DO UPDATE SET turn = turn + 1`
  )
  const untold = connection.prepare<[number], Untold>(
    'SELECT service_id AS serviceId, request_id AS id, turn FROM cache.to_tell ORDER BY rowid LIMIT ?'
  )
  const isUntold = connection
    .prepare<[string], number>('SELECT 1 FROM cache.to_tell WHERE service_id = ? LIMIT 1')
    .pluck()
  const wasTold = connection.prepare<Untold>(
    'DELETE FROM cache.to_tell WHERE service_id = @serviceId AND request_id = @id AND turn = @turn'
  )
  const by = connection.prepare<[string, string], ToldBy>(
    'SELECT desk, at, own_body AS ownBody FROM cache.told_by WHERE service_id = ? AND request_id = ?'
  )
  const noteBy = connection.prepare<Key & ToldBy>(
    `INSERT INTO cache.told_by (service_id, request_id, desk, at, own_body) VALUES (@serviceId, @id, @desk, @at, @ownBody)
     ON CONFLICT DO UPDATE SET desk = excluded.desk, at = excluded.at`
  )
  const keepOwn = connection.prepare('UPDATE cache.told_by SET own_body = ? WHERE service_id = ? AND request_id = ?')
  const confirm = connection.prepare('DELETE FROM cache.told_by WHERE service_id = ? AND request_id = ?')
  const seen = connection
    .prepare<[string, string], number>('SELECT number FROM cache.reading_seen WHERE login = ? AND stream = ?')
    .pluck()
  const see = connection.prepare(
    `INSERT INTO cache.reading_seen (login, stream, number) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET number = excluded.number`
  )
  const streams = connection.prepare<[], { login: string; stream: string }>(
    'SELECT login, stream FROM cache.reading_seen'
  )
  const forget = connection.prepare('DELETE FROM cache.reading_seen WHERE login = ? AND stream = ?')
  return {
    /** The service told this desk something of a request: the others are to be told. */
    toTell: (serviceId: string, id: string): void => void toTell.run({ serviceId, id }),
    /** Some of those that wait to be told, the oldest first. */
    untold: (most: number): Untold[] => untold.all(most),
    isUntold: (serviceId: string): boolean => isUntold.get(serviceId) === 1,
    /** They are told, unless they have changed again meanwhile. */
    wasTold: (one: Untold): void => void wasTold.run(one),
    /** Who told what is known of a request, where this desk has not read it itself; undefined where it has. */
    toldBy: (serviceId: string, id: string): ToldBy | undefined => by.get(serviceId, id),
    /** Another desk has told something of a request. What this desk had read itself stays beside it. */
    noteTold: (serviceId: string, id: string, told: ToldBy): void => void noteBy.run({ serviceId, id, ...told }),
    /** This desk has read something itself, and not yet what the other one told. */
    keepOwn: (serviceId: string, id: string, body: string): void => void keepOwn.run(body, serviceId, id),
    /** This desk has read it itself. */
    confirm: (serviceId: string, id: string): void => void confirm.run(serviceId, id),
    /** Up to which number a stream of readings is known; 0 where nothing of it is. */
    seen: (login: string, stream: string): number => seen.get(login, stream) ?? 0,
    see: (login: string, stream: string, number: number): void => void see.run(login, stream, number),
    /** The streams of which something is known. */
    streams: () => streams.all(),
    /** A stream that is over, and nowhere any more. */
    forget: (login: string, stream: string): void => void forget.run(login, stream)
  }
}
