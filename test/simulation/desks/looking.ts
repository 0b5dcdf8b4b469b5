/** Looks into ledgers and the server below all ports: what is there, and whether it can be read. */
import { readHead } from '../../../main/audit/entry.ts'
import type { SimulatedDesk } from './desk.ts'
import type { OfficeRows } from './server.ts'

/** A decision or a note as a desk has it. */
export type Said = {
  kind: 'decision' | 'note'
  request: string
  hash: string
  verdict: string
  text: string
  author: string
}

/** What a desk has of what was decided and noted, with its entry. */
export const saidAt = ({ connection }: SimulatedDesk): Said[] =>
  connection
    .prepare<[], Said>(
      `SELECT 'decision' AS kind, request_id AS request, entry AS hash, verdict, note AS text, author FROM decision
         WHERE entry IS NOT NULL
       UNION ALL SELECT 'note', request_id, entry, '', text, author FROM note WHERE entry IS NOT NULL`
    )
    .all()

/** The head of an entry, of those that a desk has. */
export const headAt = ({ connection }: SimulatedDesk, hash: string) => {
  const head = connection
    .prepare<{ hash: string }, string>(
      `SELECT head FROM audit_entry WHERE hash = @hash UNION ALL SELECT head FROM office_fork WHERE hash = @hash`
    )
    .pluck()
    .get({ hash })
  return head === undefined ? undefined : readHead(head)
}

/** Whether a desk has an entry and can read what it says, so that it can bring it to others. */
export const holds = ({ connection }: SimulatedDesk, hash: string): boolean =>
  connection
    .prepare<{ hash: string }, number>(
      `SELECT 1 FROM (SELECT head FROM audit_entry WHERE hash = @hash UNION ALL SELECT head FROM office_fork WHERE hash = @hash) e
         JOIN office_sealed s ON s.id = json_extract(e.head, '$.body') JOIN office_key k ON k.subject = s.subject`
    )
    .get({ hash }) !== undefined

/** Whether the server has an entry, its body and its key. */
export function isThere({ rows }: OfficeRows, hash: string): boolean {
  const entry = [...rows.entries.values()].find((one) => one.hash === hash)
  const head = entry && readHead(entry.head)
  const sealed = rows.sealed.get(head?.body ?? '')
  return sealed !== undefined && [...rows.keys.values()].some(({ subject }) => subject === sealed.subject)
}

/** The hashes of all shared entries that a desk knows, with their streams and numbers. */
export const sharedAt = ({ connection }: SimulatedDesk) =>
  connection
    .prepare<[], { stream: string; number: number; hash: string; isFork: number }>(
      `SELECT e.stream, e.number, e.hash, 0 AS isFork FROM audit_entry e JOIN office_stream s ON s.stream = e.stream
       UNION ALL SELECT stream, number, hash, 1 FROM office_fork ORDER BY 1, 2, 3`
    )
    .all()

/** Whether a desk shows a request at all: not where it has erased it. */
export const shows = ({ store }: SimulatedDesk, request: string): boolean => store.views.get(request) !== undefined
