/**
 * Decisions and notes of several desks in one order. Each names those it knew; what no other one names is at the end. One
 * end stands; several were made without knowing of one another. Nothing depends on which of them came first.
 */
import { oneOf } from '../../../common/words/one-of.ts'
import { verdicts } from '../../../common/words/outcomes.ts'
import type { SharedHead } from '../../audit/entry.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import type { SharedRequest } from './office.ts'
import { officeStopped } from './office-stopped.ts'

/** What an entry says of a request besides what the log tells. `countsInMs`: it may be withdrawn for so long. */
export type Said =
  | { is: 'decision'; verdict: string; note: string; wentAgainst: readonly string[]; countsInMs: number }
  | { is: 'withdrawal'; of: string }
  | { is: 'note'; text: string }

/** A desk has erased these subjects: what it said of them is to be gone everywhere. */
export type Erasure = { is: 'erasure'; subjects: readonly string[] }

/** A request by the service's id of it. */
export type RequestKey = { serviceId: string; requestId: string }

/**
 * An entry of another desk. `desk`: its code; empty where this desk made it in an earlier life of its ledger. `arrived`: when it came
 * to the server, milliseconds since 1970 UTC by that one's clock; null where that is not known.
 */
export type Heard = {
  hash: string
  head: SharedHead
  about: SharedRequest
  said: Said
  desk: string
  arrived?: number | null
}

type Row = { rowid: number; number: number; entry: string | null; seen: string | null; desk: string; text: string }

const seenBy = ({ seen }: Row): string[] => (seen === null ? [] : (JSON.parse(seen) as string[]))

/** A note that was only put together of several: no desk has written it. */
const isPutTogether = ({ entry, seen }: Row): boolean => entry === null && seen !== null

/** Those that no other one knew. What the desk kept before it belonged to an office is known to all that it made later. */
function endsOf(rows: readonly Row[]): Row[] {
  const seen = new Set(rows.filter((row) => !isPutTogether(row)).flatMap(seenBy))
  const lastOwn = Math.max(0, ...rows.filter((row) => row.desk === '' && !isPutTogether(row)).map((row) => row.number))
  return rows.filter(
    (row) => !isPutTogether(row) && (row.entry === null ? row.number === lastOwn : !seen.has(row.entry))
  )
}

const hashesOf = (rows: readonly Row[]): string[] => rows.flatMap(({ entry }) => entry ?? []).sort()

/** What several desks have decided and noted. */
export function officeMerge(connection: Connection, clock: Clock) {
  const rowsOf = (table: 'decision' | 'note', text: string) =>
    connection.prepare<RequestKey, Row>(
      `SELECT rowid, number, entry, seen, desk, ${text} AS text FROM ${table}
       WHERE service_id = @serviceId AND request_id = @requestId ORDER BY number`
    )
  const rows = { decision: rowsOf('decision', `''`), note: rowsOf('note', 'text') }
  const nameIt = (table: 'decision' | 'note') =>
    connection.prepare<RequestKey & { entry: string; seen: string }>(
      `UPDATE ${table} SET entry = @entry, seen = @seen WHERE service_id = @serviceId AND request_id = @requestId
         AND number = (SELECT max(number) FROM ${table} WHERE service_id = @serviceId AND request_id = @requestId)`
    )
  const names = { decision: nameIt('decision'), note: nameIt('note') }
  const moveUp = (table: 'decision' | 'note') =>
    connection.prepare<[number, number]>(`UPDATE ${table} SET number = ? WHERE rowid = ?`)
  const moves = { decision: moveUp('decision'), note: moveUp('note') }
  const twice = connection.prepare<RequestKey>(
    'INSERT INTO decided_twice (service_id, request_id) VALUES (@serviceId, @requestId) ON CONFLICT DO NOTHING'
  )
  const once = connection.prepare<RequestKey>(
    'DELETE FROM decided_twice WHERE service_id = @serviceId AND request_id = @requestId'
  )
  const isTwice = connection
    .prepare<RequestKey, number>(
      'SELECT 1 FROM decided_twice WHERE service_id = @serviceId AND request_id = @requestId'
    )
    .pluck()
  const addDecision = connection.prepare(
    `INSERT INTO decision (service_id, request_id, number, verdict, note, went_against, decided_at, counts_from, author,
       entry, seen, desk, arrived)
     SELECT @serviceId, @requestId, coalesce(max(number), 0) + 1, @verdict, @note, @wentAgainst, @at, @countsFrom, @author,
       @hash, @seen, @desk, @arrived FROM decision WHERE service_id = @serviceId AND request_id = @requestId`
  )
  const withdrawn = connection.prepare('DELETE FROM decision WHERE entry = ? AND desk = ?')
  const entryOf = connection
    .prepare<RequestKey & { number: number }, string | null>(
      'SELECT entry FROM decision WHERE service_id = @serviceId AND request_id = @requestId AND number = @number'
    )
    .pluck()
  const addNote = connection.prepare(
    `INSERT INTO note (service_id, request_id, number, text, written_at, author, entry, seen, desk)
     SELECT @serviceId, @requestId, coalesce(max(number), 0) + 1, @text, @at, @author, @hash, @seen, @desk
     FROM note WHERE service_id = @serviceId AND request_id = @requestId`
  )
  const serviceOf = connection
    .prepare<[string, string], string>('SELECT id FROM service WHERE base_url = ? AND client_id = ?')
    .pluck()
  const deskId = connection
    .prepare<RequestKey, string>(
      `SELECT coalesce((SELECT id FROM outbox WHERE service_id = @serviceId AND request_id = @requestId), @requestId)`
    )
    .pluck()
  // Not one under which this desk has erased what it said: what it says from now on would be refused by the others.
  const nameSubject = connection.prepare<{ request: string; subject: string }>(
    `INSERT INTO audit_subject (request, subject) SELECT @request, @subject
     WHERE NOT EXISTS (SELECT 1 FROM office_erased e JOIN office o ON e.desk IN ('', o.desk) WHERE e.subject = @subject)
     ON CONFLICT DO NOTHING`
  )

  const isNamed = connection
    .prepare<{ request: string; subject: string }, number>(
      'SELECT 1 FROM audit_subject WHERE request = @request AND subject = @subject'
    )
    .pluck()
  // Two desks that began with a request without knowing of each other have given it two names.
  const nameAlso = connection.prepare<{ request: string; subject: string }>(
    `INSERT INTO office_subject (subject, request) SELECT @subject, @request
     WHERE NOT EXISTS (SELECT 1 FROM audit_subject WHERE request = @request AND subject = @subject) ON CONFLICT DO NOTHING`
  )

  const endsNow = (table: 'decision' | 'note', key: RequestKey): Row[] => endsOf(rows[table].all(key))

  /** The one that stands has the highest number, whichever came last. `all`: in the order of their numbers. */
  function putLast(table: 'decision' | 'note', all: readonly Row[], row: Row): void {
    const highest = all.at(-1)
    if (highest && highest.rowid !== row.rowid) moves[table].run(highest.number + 1, row.rowid)
  }

  function settleDecisions(key: RequestKey): void {
    const all = rows.decision.all(key)
    const ends = endsOf(all)
    const [only] = ends
    if (ends.length > 1) twice.run(key)
    else once.run(key)
    if (only && ends.length === 1) putLast('decision', all, only)
  }

  /** Several wordings that did not know of one another stand together, in the same order on every desk. */
  function settleNotes(key: RequestKey): void {
    const all = rows.note.all(key)
    const ends = endsOf(all)
    const [only] = ends
    if (only && ends.length === 1) putLast('note', all, only)
    if (ends.length < 2) return
    const inOrder = ends.toSorted((one, other) => ((one.entry ?? '') < (other.entry ?? '') ? -1 : 1))
    const text = [...new Set(inOrder.map((row) => row.text))].filter((each) => each !== '').join('\n')
    const seen = JSON.stringify(hashesOf(ends))
    addNote.run({ ...key, text, at: clock.now(), author: '', hash: null, seen, desk: '' })
  }

  function hearDecision(
    key: RequestKey,
    { hash, head, desk, arrived = null }: Heard,
    said: Said & { is: 'decision' }
  ): boolean {
    const verdict = oneOf(verdicts, said.verdict)
    if (verdict === undefined || verdict === null) return false
    addDecision.run({
      ...key,
      verdict,
      note: said.note,
      wentAgainst: JSON.stringify(said.wentAgainst),
      at: head.at,
      // Counted from its coming, so that a withdrawal which comes right behind it is in time.
      countsFrom: clock.now() + said.countsInMs,
      author: head.author,
      hash,
      seen: JSON.stringify(head.seen),
      desk,
      arrived
    })
    settleDecisions(key)
    return true
  }

  function hearNote(key: RequestKey, { hash, head, desk }: Heard, { text }: Said & { is: 'note' }): boolean {
    addNote.run({ ...key, text, at: head.at, author: head.author, hash, seen: JSON.stringify(head.seen), desk })
    settleNotes(key)
    return true
  }

  // Only the desk that decided withdraws.
  function hearWithdrawal(key: RequestKey, { desk }: Heard, { of }: Said & { is: 'withdrawal' }): boolean {
    if (withdrawn.run(of, desk).changes === 0) return false
    settleDecisions(key)
    return true
  }

  return {
    ...officeStopped(connection),
    /** The hashes of the entries that stand at the end of what was decided or noted about a request. */
    seen: (table: 'decision' | 'note', key: RequestKey): string[] => hashesOf(endsNow(table, key)),
    /** The decision or note that was just kept has this entry. */
    named(table: 'decision' | 'note', key: RequestKey, entry: string, seen: readonly string[]): void {
      names[table].run({ ...key, entry, seen: JSON.stringify(seen) })
      if (table === 'decision') settleDecisions(key)
    },
    /** The entry of a decision of this desk; null where it has none. */
    entryOf: (key: RequestKey, number: number): string | null => entryOf.get({ ...key, number }) ?? null,
    /** Looks again at what was decided, after a decision was taken away. */
    settle: settleDecisions,
    /** The same of what was noted. */
    settleNotes,
    /** Whether desks have decided about a request without knowing of one another. */
    isDecidedTwice: (key: RequestKey): boolean => isTwice.get(key) === 1,
    /** The subject of entries is known as a request of this desk from now on. */
    nameSubject({ baseUrl, clientId, request }: SharedRequest, subject: string): void {
      const serviceId = serviceOf.get(baseUrl, clientId)
      const known = serviceId !== undefined && deskId.get({ serviceId, requestId: request })
      if (!known || isNamed.get({ request: known, subject }) === 1) return
      nameSubject.run({ request: known, subject })
      nameAlso.run({ request: known, subject })
    },
    /**
     * Keeps what another desk has said. Returns the service's id on this desk; undefined, and keeps nothing, where the desk
     * has no such service yet, or not yet what it is about.
     */
    hear(heard: Heard): string | undefined {
      const { said, about } = heard
      const serviceId = serviceOf.get(about.baseUrl, about.clientId)
      if (serviceId === undefined) return undefined
      const key = { serviceId, requestId: about.request }
      const isKept = {
        decision: () => said.is === 'decision' && hearDecision(key, heard, said),
        note: () => said.is === 'note' && hearNote(key, heard, said),
        withdrawal: () => said.is === 'withdrawal' && hearWithdrawal(key, heard, said)
      }[said.is]()
      return isKept ? serviceId : undefined
    }
  }
}
