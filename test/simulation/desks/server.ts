/**
 * The office's server in memory, as the SQL of `main/office/schema/schema.ts` has it: what is checked, what is unique, who put
 * what, and what a login may take back. It can lose its last transactions, go back to an earlier state, or be empty.
 */
import { createHash } from 'node:crypto'
import { hashOfHead } from '../../../main/audit/entry.ts'
import { sealedId } from '../../../main/audit/sealed.ts'
import type { OfficeServer, Sealed } from '../../../main/office/server.ts'
import type { Statement } from '../../../main/office/statements.ts'
import { type WrappedKey, wrappedId } from '../../../main/store/ledger/office.ts'
import type { EntryName, SharedEntry } from '../../../main/store/ledger/office-entries.ts'
import { onlyOlder } from '../../desk-parts/memory-office-server.ts'

/** Who put a row there: a login. */
type PutBy = { putBy: string }

/** What is in the tables. */
export type Rows = {
  entries: Map<string, SharedEntry & PutBy>
  counts: Map<string, number>
  sealed: Map<string, Sealed & PutBy>
  keys: Map<string, WrappedKey & PutBy>
  erased: Set<string>
  statements: Map<string, Statement & PutBy>
}

const noRows = (): Rows => ({
  entries: new Map(),
  counts: new Map(),
  sealed: new Map(),
  keys: new Map(),
  erased: new Set(),
  statements: new Map()
})

const copyOf = ({ entries, counts, sealed, keys, erased, statements }: Rows): Rows => ({
  entries: new Map(entries),
  counts: new Map(counts),
  sealed: new Map(sealed),
  keys: new Map(keys),
  erased: new Set(erased),
  statements: new Map(statements)
})

const inOrder = (one: EntryName, other: EntryName): number =>
  one.number - other.number || (one.hash < other.hash ? -1 : Number(one.hash > other.hash))

const isHex = (text: string, bytes: number): boolean => new RegExp(`^[0-9a-f]{${bytes * 2}}$`).test(text)

/** A `CHECK` of the schema. */
function check(holds: boolean): void {
  if (!holds) throw Object.assign(new Error('violates a check constraint'), { code: '23514' })
}

function addNew<Row extends object>(to: Map<string, Row & PutBy>, key: string, row: Row, putBy: string): boolean {
  if (to.has(key)) return false
  to.set(key, { ...row, putBy })
  return true
}

function addEntry({ entries, counts }: Rows, entry: SharedEntry, login: string): void {
  const { stream, number, hash, head, signature } = entry
  check(isHex(stream, 16) && number > 0 && isHex(signature, 64))
  check(hash === hashOfHead(head) && Buffer.byteLength(head) <= 65_536)
  const isNew = addNew(entries, `${stream} ${number} ${hash}`, { stream, number, hash, head, signature }, login)
  if (isNew) counts.set(stream, (counts.get(stream) ?? 0) + 1)
}

function addSealed({ sealed, erased }: Rows, { id, subject, bytes }: Sealed, login: string): void {
  check(isHex(subject, 16) && id === sealedId(subject, bytes) && bytes.length <= 16_777_216)
  if (!erased.has(subject)) addNew(sealed, id, { id, subject, bytes }, login)
}

function addKey({ keys, erased }: Rows, key: WrappedKey, login: string): void {
  check(isHex(key.subject, 16) && key.epoch > 0 && isHex(key.wrapped, 60) && key.id === wrappedId(key))
  if (!erased.has(key.subject)) addNew(keys, key.id, key, login)
}

function addStatement({ statements }: Rows, one: Statement, login: string): void {
  check(one.id === createHash('sha256').update(one.statement).digest('hex') && one.statement.length <= 16_384)
  addNew(statements, one.id, one, login)
}

/** The function `office.take_back`. */
function takeBack({ sealed, keys }: Rows, ids: readonly string[], subjects: readonly string[], login: string): void {
  for (const id of ids) if (sealed.get(id)?.putBy === login) sealed.delete(id)
  const used = new Set([...sealed.values()].map(({ subject }) => subject))
  for (const [id, { subject, putBy }] of keys)
    if (subjects.includes(subject) && putBy === login && !used.has(subject)) keys.delete(id)
}

/** The function `office.forget_keys`, of a desk's login. */
function forgetKeys({ keys }: Rows, epoch: number, login: string): void {
  const isWrapped = new Set([...keys.values()].filter((one) => one.epoch === epoch).map(({ subject }) => subject))
  for (const [id, one] of keys)
    if (one.epoch < epoch && one.putBy === login && isWrapped.has(one.subject)) keys.delete(id)
}

/** The server. */
export class OfficeRows {
  /** The states after each transaction, the first one first. */
  #states: Rows[] = [noRows()]

  /** Hashes of entries that it does not show, though it counts them. */
  readonly withheld = new Set<string>()

  /** Counts up when connections are cut. */
  generation = 0

  get rows(): Rows {
    return this.#states.at(-1) ?? noRows()
  }

  /** Changes rows in one transaction, whole or not at all. */
  transact(work: (rows: Rows) => void): void {
    const next = copyOf(this.rows)
    work(next)
    this.#states.push(next)
  }

  /** A standby takes over that had not got the last transactions. */
  failOver(lost: number): void {
    this.generation += 1
    this.#states.length = Math.max(1, this.#states.length - lost)
  }

  /** It is put back to a state that it had; `share`: which, 0 the first and 1 the last. */
  putBack(share: number): void {
    this.generation += 1
    const state = this.#states[Math.floor(share * (this.#states.length - 1))] ?? noRows()
    this.#states.push(copyOf(state))
  }

  /** Somebody has emptied it. */
  empty(): void {
    this.generation += 1
    this.#states.push(noRows())
  }

  /** What somebody does who only has a login; what a check refuses is not done. */
  put(login: string, what: Parameters<OfficeServer['put']>[0], statements: readonly Statement[] = []): void {
    this.transact((rows) => {
      for (const one of what.sealed) addSealed(rows, one, login)
      for (const one of what.keys) addKey(rows, one, login)
      for (const one of what.entries) addEntry(rows, one, login)
      for (const one of statements) addStatement(rows, one, login)
    })
  }

  /** The entries that it shows. */
  shown(): SharedEntry[] {
    return [...this.rows.entries.values()].filter(({ hash }) => !this.withheld.has(hash))
  }

  /** What a login may do with it. */
  calls(login: string): Omit<OfficeServer, 'listen' | 'close'> {
    const ofStream = (stream: string) => this.shown().filter((entry) => entry.stream === stream)
    return {
      counts: async () => new Map(this.rows.counts),
      names: async (stream, behind, most) =>
        ofStream(stream)
          .filter((entry) => behind === null || inOrder(entry, behind) > 0)
          .toSorted(inOrder)
          .slice(0, most)
          .map(({ number, hash }) => ({ number, hash })),
      entries: async (stream, hashes) =>
        ofStream(stream)
          .filter(({ hash }) => hashes.includes(hash))
          .toSorted(inOrder),
      sealed: async (ids) => ids.flatMap((id) => this.rows.sealed.get(id) ?? []),
      sealedThere: async (ids) => new Set(ids.filter((id) => this.rows.sealed.has(id))),
      keys: async (subjects) => [...this.rows.keys.values()].filter(({ subject }) => subjects.includes(subject)),
      statementIds: async () => [...this.rows.statements.keys()],
      statements: async (ids) => ids.flatMap((id) => this.rows.statements.get(id) ?? []),
      put: async (what) => this.put(login, what),
      takeBack: async (ids, subjects) => this.transact((rows) => takeBack(rows, ids, subjects, login)),
      keysThere: async (ids) => new Set(ids.filter((id) => this.rows.keys.has(id))),
      onlyOlder: async (epoch, behind, most) => onlyOlder(this.rows.keys.values(), epoch, behind, most),
      forgetKeys: async (epoch) => this.transact((rows) => forgetKeys(rows, epoch, login)),
      // Managers' logins are not played.
      isManager: async () => false,
      async erase() {
        throw Object.assign(new Error('permission denied'), { code: '42501' })
      },
      putStatements: async (statements) => this.put(login, { entries: [], sealed: [], keys: [] }, statements)
    }
  }
}
