/** The entries that desks share: of this desk and of all others, as far as they are known here. */
import { isShared, readHead, type Salted, type SharedHead } from '../../audit/entry.ts'
import type { Connection } from '../database/connection.ts'

/** An entry by its place and its hash. */
export type EntryName = { number: number; hash: string }

/** An entry as it is signed and exchanged; hash and signature in hexadecimal. */
export type SharedEntry = EntryName & { stream: string; head: string; signature: string }

/** The same as the server gives it; `arrived`: when it came there by the server's clock, milliseconds since 1970 UTC. */
export type ArrivedEntry = SharedEntry & { arrived?: number }

/** An entry whose signature, desk and office are right. */
export type CheckedEntry = ArrivedEntry & { told: SharedHead }

/** What came of an entry. `gap`: what it follows is not known yet. */
export type Taken = 'taken' | 'fork' | 'gap'

/** The shared streams of the ledger. */
export function sharedEntries(connection: Connection) {
  const streams = connection
    .prepare<[], string>(
      `SELECT s.stream FROM office_stream s LEFT JOIN audit_stream a ON a.stream = s.stream
       ORDER BY a.stream IS NULL, s.rowid`
    )
    .pluck()
  const isOwn = connection.prepare<[string], number>('SELECT 1 FROM audit_stream WHERE stream = ?').pluck()
  const addStream = connection.prepare(
    'INSERT INTO office_stream (stream, desk) VALUES (@stream, @desk) ON CONFLICT DO NOTHING'
  )
  // Entries follow one another without a gap, so that the last number is how many there are; this is asked at each turn.
  const count = connection
    .prepare<{ stream: string }, number>(
      `SELECT coalesce((SELECT max(number) FROM audit_entry WHERE stream = @stream), 0)
         + (SELECT count(*) FROM office_fork WHERE stream = @stream)`
    )
    .pluck()
  const names = connection.prepare<{ stream: string; above: number }, EntryName>(
    `SELECT number, hash FROM audit_entry WHERE stream = @stream AND number > @above
     UNION ALL SELECT number, hash FROM office_fork WHERE stream = @stream AND number > @above ORDER BY number, hash`
  )
  const one = connection.prepare<{ hash: string }, SharedEntry>(
    `SELECT stream, number, hash, head, signature FROM audit_entry WHERE hash = @hash AND signature IS NOT NULL
     UNION ALL SELECT stream, number, hash, head, signature FROM office_fork WHERE hash = @hash`
  )
  const bodies = connection
    .prepare<{ stream: string; above: number; upTo: number }, string>(
      `SELECT b.id FROM (
         SELECT stream, number, head FROM audit_entry UNION ALL SELECT stream, number, head FROM office_fork) e
       JOIN office_sealed b ON b.id = json_extract(e.head, '$.body')
       WHERE e.stream = @stream AND e.number > @above AND e.number <= @upTo`
    )
    .pluck()
  const last = connection.prepare<[string], EntryName>(
    'SELECT number, hash FROM audit_entry WHERE stream = ? ORDER BY number DESC LIMIT 1'
  )
  // They are the last ones: whatever comes from the server is signed, and comes when all of this desk's is.
  const unsigned = connection.prepare<[], { hash: string; head: string }>(
    `WITH signed AS MATERIALIZED (
       SELECT s.stream, coalesce((
         SELECT x.number FROM audit_entry x WHERE x.stream = s.stream AND x.signature IS NOT NULL
         ORDER BY x.number DESC LIMIT 1), 0) AS upTo
       FROM office_stream s JOIN audit_stream a ON a.stream = s.stream)
     SELECT e.hash, e.head FROM signed s JOIN audit_entry e ON e.stream = s.stream AND e.number > s.upTo`
  )
  const sign = connection.prepare('UPDATE audit_entry SET signature = @signature WHERE hash = @hash')
  const append = connection.prepare<SharedEntry>(
    `INSERT INTO audit_entry (stream, number, head, hash, salt, text, signature)
     VALUES (@stream, @number, @head, @hash, NULL, NULL, @signature)`
  )
  const addFork = connection.prepare<SharedEntry>(
    `INSERT INTO office_fork (hash, stream, number, head, signature) VALUES (@hash, @stream, @number, @head, @signature)
     ON CONFLICT DO NOTHING`
  )
  const inFork = connection.prepare<[string], number>('SELECT 1 FROM office_fork WHERE hash = ?').pluck()
  const forks = connection.prepare<[], number>('SELECT count(*) FROM office_fork').pluck()
  const toRead = connection.prepare('INSERT INTO office_unread (hash, arrived) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const unread = connection.prepare<[], { hash: string; head: string; arrived: number | null }>(
    `SELECT u.hash, coalesce(e.head, f.head) AS head, u.arrived FROM office_unread u
       LEFT JOIN audit_entry e ON e.hash = u.hash LEFT JOIN office_fork f ON f.hash = u.hash ORDER BY u.rowid DESC`
  )
  const forgetUnread = connection.prepare('DELETE FROM office_unread WHERE hash = ?')
  const lastOf = connection
    .prepare<[string], number | null>(
      `SELECT max((SELECT at FROM audit_entry e WHERE e.stream = s.stream ORDER BY number DESC LIMIT 1))
       FROM office_stream s WHERE s.desk = ?`
    )
    .pluck()
  const setText = connection.prepare('UPDATE audit_entry SET salt = @salt, text = @text WHERE hash = @hash')

  function take({ told, arrived, ...entry }: CheckedEntry): Taken {
    const before = last.get(entry.stream)
    const follows = entry.number === (before?.number ?? 0) + 1 && told.before === (before?.hash ?? null)
    const isForked = () => entry.number <= (before?.number ?? 0) || inFork.get(told.before ?? '') === 1
    if (!follows && !isForked()) return 'gap'
    addStream.run({ stream: entry.stream, desk: told.desk })
    if (follows) append.run(entry)
    else addFork.run(entry)
    toRead.run(entry.hash, arrived ?? null)
    return follows ? 'taken' : 'fork'
  }

  return {
    /** All streams, this desk's own first. */
    streams: (): string[] => streams.all(),
    /** Whether this ledger has begun the stream. */
    isOwn: (stream: string): boolean => isOwn.get(stream) === 1,
    count: (stream: string): number => count.get({ stream }) ?? 0,
    /** What is known of a stream above a number, by number; those of a fork too. */
    names: (stream: string, above: number): EntryName[] => names.all({ stream, above }),
    /** The ids of the bodies that are here of a stream's entries, of those above one number up to another. */
    bodies: (stream: string, above: number, upTo: number): string[] => bodies.all({ stream, above, upTo }),
    /** The last number of a stream; 0 where nothing of it is known. */
    lastNumber: (stream: string): number => last.get(stream)?.number ?? 0,
    /** An entry that is signed. */
    get: (hash: string): SharedEntry | undefined => one.get({ hash }),
    /** This desk's entries that wait for its signature. */
    unsigned: () => unsigned.all(),
    sign: (hash: string, signature: string): void => void sign.run({ hash, signature }),
    /** Keeps an entry that was checked. */
    take,
    /** How many entries have a number that another one has. */
    forks: (): number => forks.get() ?? 0,
    /** Entries whose body has not been read, the newest first. */
    unread: (): { hash: string; head: SharedHead; arrived: number | null }[] =>
      unread.all().flatMap(({ hash, head, arrived }) => {
        const read = readHead(head)
        return read && isShared(read) ? [{ hash, head: read, arrived }] : []
      }),
    /** The text of an entry, out of its body. */
    setText: (hash: string, { salt, text }: Salted): void => void setText.run({ hash, salt, text }),
    /** Nothing more is to be read of an entry. */
    wasRead: (hash: string): void => void forgetUnread.run(hash),
    /** When a desk did what it did last, by its own clock; undefined where nothing of it is known. */
    lastOf: (desk: string): number | undefined => lastOf.get(desk) ?? undefined
  }
}
