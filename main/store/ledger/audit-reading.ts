/** Reading the audit log: pages of it, by what is wanted, and all of it in steps. */
import { type Act, acts as knownActs } from '../../../common/words/audit.ts'
import { type Entry, type Head, readHead, type Salted } from '../../audit/entry.ts'
import type { Connection } from '../database/connection.ts'

/**
 * Which entries are wanted; times in milliseconds since 1970 UTC, the last one not included. `author`: empty for what the
 * desk did by itself; `request`: the desk's id; `reference`: how the reference begins, whatever its case.
 */
export type AuditFilter = {
  acts: readonly Act[]
  author: string | null
  from: number | null
  until: number | null
  request?: string | null
  reference?: string
}

/** An entry for reading; `told` null where its text was erased. */
export type AuditRow = Pick<Head, 'stream' | 'number' | 'author' | 'at' | 'act'> & {
  request: string | null
  told: Readonly<Record<string, unknown>> | null
}

type Raw = { head: string; hash: string; salt: string | null; text: string | null; request: string | null }
type Found = { where: string; values: Record<string, string | number> }

// The words of the index on references: SQLite uses it only for the same ones.
const reference = `iif(json_valid(e.text), json_extract(e.text, '$.reference'), NULL) COLLATE NOCASE`

/** Reading the tables of the audit log. */
export function auditReading(connection: Connection) {
  // Those of the office's other desks behind this desk's own.
  const streams = connection
    .prepare<[], string>(
      `SELECT stream FROM (SELECT stream, 0 AS isOther, rowid AS place FROM audit_stream
         UNION ALL SELECT stream, 1, rowid FROM office_stream WHERE stream NOT IN (SELECT stream FROM audit_stream))
       ORDER BY isOther, place`
    )
    .pluck()
  const part = connection.prepare<[string, number, number], Raw & { number: number }>(
    `SELECT number, head, hash, salt, text, NULL AS request FROM audit_entry WHERE stream = ? AND number > ?
     ORDER BY number LIMIT ?`
  )
  const authors = connection.prepare<[], string>('SELECT DISTINCT author FROM audit_entry ORDER BY author').pluck()
  const newest = connection.prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM audit_entry').pluck()
  const inPlace = connection.prepare<[number, number], Raw>(
    `SELECT e.head, e.hash, e.salt, e.text, s.request FROM audit_entry e LEFT JOIN audit_subject s ON s.subject = e.subject
     WHERE e.rowid > ? AND e.rowid <= ? ORDER BY e.rowid DESC`
  )

  /** All of it: rows stand in the order in which they were added, so that a page of them is found by its place alone. */
  function wholePage(offset: number, limit: number): { total: number; rows: AuditRow[] } {
    const total = newest.get() ?? 0
    const last = total - offset
    return { total, rows: inPlace.all(last - limit, last).flatMap(rowOf) }
  }

  // What is wanted is chosen by the index first: a log is long, and its entries are not looked at to be skipped.
  function foundPage({ where, values }: Found, offset: number, limit: number) {
    const total = connection.prepare<object, number>(`SELECT count(*) FROM audit_entry e WHERE ${where}`).pluck()
    const page = connection.prepare<object, Raw>(
      `SELECT e.head, e.hash, e.salt, e.text, s.request FROM audit_entry e LEFT JOIN audit_subject s ON s.subject = e.subject
       WHERE e.rowid IN (SELECT e.rowid FROM audit_entry e WHERE ${where} ORDER BY e.rowid DESC LIMIT @limit OFFSET @offset)
       ORDER BY e.rowid DESC`
    )
    return { total: total.get(values) ?? 0, rows: page.all({ ...values, offset, limit }).flatMap(rowOf) }
  }

  return {
    /** Every entry, stream by stream, the oldest first. Nothing else may be asked of the database meanwhile. */
    *entries(): Generator<Entry> {
      for (const stream of streams.all()) {
        for (const raw of part.iterate(stream, Number.MIN_SAFE_INTEGER, -1)) yield entryOf(raw)
      }
    },
    /** The same, so many at a time: between them everything else has its turn. What is added meanwhile may be left out. */
    *parts(size: number): Generator<Entry[]> {
      for (const stream of streams.all()) {
        let rows = part.all(stream, Number.MIN_SAFE_INTEGER, size)
        while (rows.length > 0) {
          yield rows.map(entryOf)
          rows = part.all(stream, rows.at(-1)?.number ?? 0, size)
        }
      }
    },
    /** A page of what fits, the newest first, and how many fit. An entry that cannot be read has no row. */
    page(filter: AuditFilter, offset: number, limit: number): { total: number; rows: AuditRow[] } {
      const found = conditions(filter)
      return found === null ? wholePage(offset, limit) : foundPage(found, offset, limit)
    },
    /** Everybody who is named in the log. */
    authors: (): string[] => authors.all()
  }
}

/** The conditions of a filter; null where it has none. */
function conditions({ acts, author, from, until, request, reference: begins }: AuditFilter): Found | null {
  const all: [boolean, string, Record<string, string | number>][] = [
    [author !== null, 'e.author = @author', { author: author ?? '' }],
    [acts.length > 0, 'e.act IN (SELECT value FROM json_each(@acts))', { acts: JSON.stringify(acts) }],
    [from !== null, 'e.at >= @from', { from: from ?? 0 }],
    [until !== null, 'e.at < @until', { until: until ?? 0 }],
    [
      request != null,
      'e.subject = (SELECT subject FROM audit_subject WHERE request = @request)',
      { request: request ?? '' }
    ],
    [
      !!begins,
      `e.text IS NOT NULL AND ${reference} >= @begins AND ${reference} < @beyond`,
      { begins: begins ?? '', beyond: `${begins ?? ''}\u{10ffff}` }
    ]
  ]
  const wanted = all.filter(([isWanted]) => isWanted)
  if (wanted.length === 0) return null
  return {
    where: wanted.map(([, sql]) => sql).join(' AND '),
    values: Object.assign({}, ...wanted.map(([, , values]) => values))
  }
}

const saltedOf = ({ salt, text }: Raw): Salted | null => (salt === null || text === null ? null : { salt, text })

const entryOf = (raw: Raw): Entry => ({ head: raw.head, hash: raw.hash, salted: saltedOf(raw) })

// A head that cannot be read is for the check to tell of; there is nothing to show of it.
function rowOf({ head, text, request }: Raw): AuditRow[] {
  const read = readHead(head)
  if (!read || !knownActs.includes(read.act)) return []
  const { stream, number, author, at, act } = read
  return [{ stream, number, author, at, act, request, told: text === null ? null : toldIn(text) }]
}

// So is a text that somebody has put in the place of the desk's.
function toldIn(text: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(text)
    return typeof told === 'object' && told !== null ? { ...told } : {}
  } catch {
    return {}
  }
}
