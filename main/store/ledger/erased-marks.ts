/**
 * By what a request that was erased is known again, so that nothing brings it back: keyed hashes (HMAC-SHA256, RFC 2104)
 * of the service's id, of the reference, and of the request file's own id. Without the key, which is in the ledger, nobody can try ids on them.
 */
import { createHmac } from 'node:crypto'
import type { Connection } from '../database/connection.ts'
import type { officeTables } from './office.ts'

/** What a mark stands for: the service's id of a request, a reference, or the id of a request file. */
export type MarkKind = 'request' | 'reference' | 'file'

/** A mark, as 64 hexadecimal digits. */
export type Mark = { serviceId: string; kind: MarkKind; mark: string }

/** Files are known by their id alone, whatever service they asked for. */
export const anyService = ''

/** A request file's id as marks know it: it is nobody else's in whatever case. */
export const fileKey = (id: string): string => id.toLowerCase()

/** Returns the function that makes marks with this ledger's key. */
export function marking(connection: Connection): (serviceId: string, kind: MarkKind, text: string) => string {
  const key = connection.prepare<[], string>('SELECT key FROM erased_mark_key').pluck().get()
  if (key === undefined) throw new Error('the ledger has no key for marks')
  const bytes = Buffer.from(key, 'hex')
  return (serviceId, kind, text) =>
    createHmac('sha256', bytes)
      .update(JSON.stringify([kind, serviceId, text]))
      .digest('hex')
}

/**
 * The marks as they were when the store was opened: nothing is erased while it is open. Orders that have deleted nothing
 * yet do not count.
 */
export function erasedMarks(connection: Connection, office: Pick<ReturnType<typeof officeTables>, 'markOf'>) {
  const rows = connection
    .prepare<[], Mark>(
      `SELECT m.service_id AS serviceId, m.kind, m.mark FROM erased_mark m JOIN erasure e ON e.id = m.erasure
       WHERE e.step <> 'ordered'`
    )
    .all()
  const known = new Set(rows.map(({ mark }) => mark))
  const counts = new Map<string, number>()
  for (const { serviceId, kind } of rows) {
    if (kind === 'request') counts.set(serviceId, (counts.get(serviceId) ?? 0) + 1)
  }
  const markOf = marking(connection)
  // What a manager of the office has ordered counts at once: it may never have been here.
  const isAny = connection.prepare<[], number>('SELECT 1 FROM office_reading_gone LIMIT 1').pluck()
  const isGone = connection.prepare<[string], number>('SELECT 1 FROM office_reading_gone WHERE mark = ?').pluck()
  const refused = new Map<string, Set<string>>()
  function isOrdered(serviceId: string, requestId: string): boolean {
    if (isAny.get() !== 1) return false
    const mark = office.markOf(serviceId, requestId)
    if (mark === undefined || isGone.get(mark) !== 1) return false
    refused.set(serviceId, (refused.get(serviceId) ?? new Set()).add(requestId))
    return true
  }
  const isKnown = (serviceId: string, kind: MarkKind, text: string) =>
    known.size > 0 && known.has(markOf(serviceId, kind, text))
  return {
    /** Whether the service's request was erased: nothing that is told of it is kept. */
    hasRequest: (serviceId: string, requestId: string): boolean =>
      isKnown(serviceId, 'request', requestId) || isOrdered(serviceId, requestId),
    /** Whether a reference was that of an erased request, which the service still has. */
    hasReference: (serviceId: string, reference: string): boolean => isKnown(serviceId, 'reference', reference),
    /** Whether a request file's id was that of an erased request: it makes no other one, in whatever case. */
    hasFile: (id: string): boolean => isKnown(anyService, 'file', fileKey(id)),
    /** How many of a service's requests were erased: it still counts them. */
    count: (serviceId: string): number => (counts.get(serviceId) ?? 0) + (refused.get(serviceId)?.size ?? 0)
  }
}

/** The marks of an open store. */
export type ErasedMarks = ReturnType<typeof erasedMarks>
