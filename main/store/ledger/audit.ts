/**
 * The audit log of the ledger: entries are added in the transaction of what they tell, and never changed but by erasing
 * their text. A stream is one life of this ledger: after a restoration another one begins.
 */
import type { Act } from '../../../common/words/audit.ts'
import { commitmentTo, hashOfHead, type Salted, type SharedPart, writeHead } from '../../audit/entry.ts'
import { type Range, rootOf, withLeaf } from '../../audit/tree.ts'
import type { KnownHead } from '../../audit/verify.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Connection } from '../database/connection.ts'
import { auditReading } from './audit-reading.ts'
import type { officeTables } from './office.ts'
import type { Erasure, Said } from './office-merge.ts'

/**
 * What was done. `request`: the desk's id of the request that it is about; `told`: what else is to be known of it;
 * `isByItself`: the desk did it, and nobody at it.
 */
export type Deed = {
  act: Act
  request?: string
  told?: Readonly<Record<string, unknown>>
  isByItself?: true
  /** What the office's other desks are to know besides, and which entries this desk knew when it was said. */
  shared?: { said: Said | Erasure; seen: readonly string[] }
  /** A version that does not understand it does nothing about the request any more. */
  mustBeUnderstood?: true
}

/** Who works at the desk now, as decisions and the log name them. */
export type Author = () => string

/** The end of a day of a stream. `day`: the date in UTC, of the entries' own times. */
export type DayHead = KnownHead & { day: string }

type Options = {
  clock: Clock
  random: (bytes: number) => Uint8Array
  author: Author
  /** What shares the entries with the office's other desks. */
  office: Pick<ReturnType<typeof officeTables>, 'membership' | 'seal' | 'shareStream' | 'sharedRequest' | 'forget'>
}
type State = { stream: string; number: number; last: string | null; range: string; day: string | null }

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The audit log's tables. */
export function auditTables(connection: Connection, { clock, random, author, office }: Options) {
  const hex = (bytes: number) => Buffer.from(random(bytes)).toString('hex')
  const state = connection.prepare<[], State>(
    'SELECT stream, number, last, range, day FROM audit_stream ORDER BY rowid DESC LIMIT 1'
  )
  const states = connection.prepare<[], State>(
    'SELECT stream, number, last, range, day FROM audit_stream ORDER BY rowid'
  )
  const begin = connection.prepare(
    'INSERT INTO audit_stream (stream, era, number, range) SELECT ?, era, 0, ? FROM ledger_changes'
  )
  const isOfThisLife = connection
    .prepare<[], number>(
      `SELECT 1 FROM audit_stream s, ledger_changes c
       WHERE s.era = c.era AND s.rowid = (SELECT max(rowid) FROM audit_stream)`
    )
    .pluck()
  const advance = connection.prepare<State>(
    'UPDATE audit_stream SET number = @number, last = @last, range = @range, day = @day WHERE stream = @stream'
  )
  const insert = connection.prepare(
    'INSERT INTO audit_entry (stream, number, head, hash, salt, text) VALUES (@stream, @number, @head, @hash, @salt, @text)'
  )
  const closeDay = connection.prepare<DayHead>(
    'INSERT INTO audit_day (stream, day, size, root) VALUES (@stream, @day, @size, @root)'
  )
  const subjectOf = connection.prepare<[string], string>('SELECT subject FROM audit_subject WHERE request = ?').pluck()
  const addSubject = connection.prepare('INSERT INTO audit_subject (request, subject) VALUES (?, ?)')
  const days = connection.prepare<[], DayHead>('SELECT stream, day, size, root FROM audit_day ORDER BY rowid')
  // By the desk's id of the request: of the outbox row where this desk made it, else of the service.
  const ofTest = connection
    .prepare<{ request: string }, number>(
      `SELECT 1 FROM service s WHERE s.environment = 'test' AND (
         s.id = (SELECT service_id FROM outbox WHERE id = @request)
         OR EXISTS (SELECT 1 FROM cache.request r WHERE r.service_id = s.id AND r.id = @request))`
    )
    .pluck()
  const about = connection
    .prepare<[string], number>(
      'SELECT count(*) FROM audit_entry WHERE subject = (SELECT subject FROM audit_subject WHERE request = ?)'
    )
    .pluck()
  const eraseTexts = connection.prepare<{ request: string }>(
    `UPDATE audit_entry SET salt = NULL, text = NULL
     WHERE subject IN (SELECT subject FROM audit_subject WHERE request = @request
       UNION ALL SELECT subject FROM office_subject WHERE request = @request)`
  )
  const otherNames = connection
    .prepare<[string], string>('DELETE FROM office_subject WHERE request = ? RETURNING subject')
    .pluck()
  const forgetSubject = connection.prepare('DELETE FROM audit_subject WHERE request = ?')

  const whole = <T>(work: () => T): T => connection.transaction(work)()

  function subject(request: string): string {
    const known = subjectOf.get(request)
    if (known !== undefined) return known
    const drawn = hex(16)
    addSubject.run(request, drawn)
    return drawn
  }

  function current(): State {
    if (isOfThisLife.get() === undefined) beginStream()
    const found = state.get()
    if (!found) throw new Error('the audit log has no stream')
    return found
  }

  // The first entry of a stream tells how far this desk knows the one before it.
  function beginStream(): void {
    const before = state.get()
    begin.run(hex(16), '[]')
    const told = before ? { before: before.stream, size: before.number, root: rootOf(readRange(before.range)) } : {}
    const begun = state.get()
    if (!begun) return
    const membership = office.membership()
    if (membership) office.shareStream(begun.stream, membership.desk)
    append(begun, { act: 'streamBegun', told, isByItself: true })
  }

  /** What the head of a shared entry tells besides; undefined where the desk works alone. */
  function share(
    subject: string,
    salted: Salted,
    { act, request, shared, mustBeUnderstood }: Deed
  ): SharedPart | undefined {
    const membership = office.membership()
    if (!membership) return undefined
    const about = request === undefined ? undefined : office.sharedRequest(request)
    const body = office.seal(subject, act, JSON.stringify({ ...salted, about, said: shared?.said }))
    return { ...membership, seen: shared?.seen ?? [], body, ...(mustBeUnderstood && { mustBeUnderstood }) }
  }

  function append(before: State, deed: Deed): string | null {
    const { act, request, told = {}, isByItself } = deed
    const { stream } = before
    const at = clock.now()
    const day = dayOf(at)
    if (before.day !== null && before.day !== day) closeDay.run({ ...headOf(before), day: before.day })
    // Whatever is done with what is for practice says so.
    const marked = request !== undefined && ofTest.get({ request }) === 1 ? { ...told, isTest: true } : told
    const salted = { text: JSON.stringify(marked), salt: hex(16) }
    const number = before.number + 1
    const about = request === undefined ? null : subject(request)
    // What is about no request has the stream's own key.
    const shared = share(about ?? stream, salted, deed)
    const head = writeHead({
      version: shared ? 2 : 1,
      stream,
      number,
      before: before.last,
      id: hex(16),
      author: isByItself ? '' : author(),
      at,
      act,
      subject: about,
      text: commitmentTo(salted),
      ...shared
    })
    const hash = hashOfHead(head)
    insert.run({ stream, number, head, hash, ...salted })
    const range = JSON.stringify(withLeaf(readRange(before.range), hash))
    advance.run({ stream, number, last: hash, range, day })
    return shared ? hash : null
  }

  return {
    ...auditReading(connection),
    /**
     * Adds an entry, by whoever works at the desk, whole or not at all. To be called in the transaction of what it tells,
     * where that changes the ledger. Returns the hash of an entry that is shared with the office's other desks, else null.
     */
    add: (deed: Deed): string | null => whole(() => append(current(), deed)),
    /** Begins another stream: the desk belongs to an office from now on, or no longer, or knows that its ledger was put back. */
    beginAnew: (): void => whole(beginStream),
    /** How far this stream has come; written down elsewhere, it shows whether the log was cut or changed since. */
    head: (): KnownHead => whole(() => headOf(current())),
    /** How far each stream has come, by what is kept beside its entries: a cut tail is missing from them. */
    heads: (): KnownHead[] => states.all().map(headOf),
    /** The ends of all days but the one that is not over. */
    days: (): DayHead[] => days.all(),
    /** How many entries are about a request. */
    countAbout: (request: string): number => about.get(request) ?? 0,
    /** Takes away what the log tells of a request; its entries stay, as entries of nobody knows what. Returns how many. */
    erase(request: string): number {
      const { changes } = eraseTexts.run({ request })
      const named = subjectOf.get(request)
      const others = otherNames.all(request)
      const shared = office.sharedRequest(request)
      for (const each of named === undefined ? others : [named, ...others]) office.forget(each, shared)
      forgetSubject.run(request)
      return changes
    }
  }
}

const readRange = (text: string): Range => JSON.parse(text) as Range

const headOf = ({ stream, number, range }: State): KnownHead => ({
  stream,
  size: number,
  root: rootOf(readRange(range))
})
