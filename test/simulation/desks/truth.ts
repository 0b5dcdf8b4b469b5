/**
 * What was really said, whoever knows of it: each decision, note, withdrawal and erasure from the moment at which a desk has
 * kept it. Something that nobody has any more, because the one ledger that had it was put back, may be lost.
 */
import type { SimulatedDesk } from './desk.ts'
import { headAt, holds, isThere, type Said, saidAt } from './looking.ts'
import type { OfficeRows } from './server.ts'

/** Whether something is to be there in the end: `either` where it was lost with the only ledger that had it, or taken back. */
export type Fate = 'kept' | 'gone' | 'either'

/** A decision or a note. `seen`: the entries that it knew; `desk`: the name of the key that signs it; `isErased`: not only withdrawn. */
export type Fact = Said & { seen: readonly string[]; desk: string; body: string; fate: Fate; isErased: boolean }

/** A withdrawal or an erasure, which can be lost too. `at`, `by`: the desk and its key; `entry`: null until it was told. */
type Undoing = {
  at: SimulatedDesk
  by: string
  entry: string | null
  facts: readonly Fact[]
  subjects: readonly string[]
}

/** See above. */
export class Truth {
  readonly facts = new Map<string, Fact>()
  #undone: Undoing[] = []

  /** Takes in what a desk has kept since. */
  learn(desk: SimulatedDesk): void {
    for (const said of saidAt(desk)) {
      if (this.facts.has(said.hash)) continue
      const head = headAt(desk, said.hash)
      if (!head?.seen || head.desk === undefined || head.body === undefined) continue
      const { seen, desk: by, body, subject } = head
      // A clone, or a ledger that was put back, says it of what this desk has erased elsewhere.
      const isErased = this.#undone.some((one) => one.by === by && one.subjects.includes(subject ?? ''))
      this.facts.set(said.hash, { ...said, seen, desk: by, body, fate: isErased ? 'either' : 'kept', isErased: false })
    }
  }

  /** What was at a desk and is not any more was withdrawn there. */
  withdrawn(desk: SimulatedDesk, before: readonly Said[]): void {
    const now = new Set(saidAt(desk).map(({ hash }) => hash))
    const facts = before.filter(({ hash }) => !now.has(hash)).flatMap(({ hash }) => this.facts.get(hash) ?? [])
    if (facts.length === 0) return
    for (const fact of facts) if (fact.fate === 'kept') fact.fate = 'gone'
    this.#undone.push({ at: desk, by: keyOf(desk), entry: lastEntry(desk, 'withdraw'), facts, subjects: [] })
  }

  /** A desk is about to erase a request: what it has said of it, and knows of, is gone in the end. */
  erases(desk: SimulatedDesk, request: string): void {
    const by = keyOf(desk)
    const about = [...this.facts.values()].filter((fact) => fact.request === request && fact.desk === by)
    const facts = about.filter(({ hash }) => headAt(desk, hash) !== undefined)
    const said = about.flatMap(({ hash }) => headAt(desk, hash)?.subject ?? [])
    // Where only others have said something of it, a clone may do so later under the same name.
    const subjects = [...new Set([...said, ...namesOf(desk, request)])]
    for (const fact of about) if (fact.fate === 'kept') fact.fate = 'either'
    for (const fact of facts) Object.assign(fact, { fate: 'gone', isErased: true })
    if (subjects.length > 0) this.#undone.push({ at: desk, by, entry: null, facts, subjects })
  }

  /** A desk has exchanged: what it had erased, it has told by now. */
  told(desk: SimulatedDesk): void {
    for (const undoing of this.#undone)
      if (undoing.at === desk && undoing.entry === null && isErasedAt(desk, undoing, 1))
        undoing.entry = lastEntry(desk, 'erase')
  }

  /** After something was lost: what nobody holds any more need not be there, and what nobody knows to be undone may be. */
  afterLoss(desks: readonly SimulatedDesk[], server: OfficeRows): void {
    const isHeld = (hash: string) => desks.some((desk) => holds(desk, hash)) || isThere(server, hash)
    for (const fact of this.facts.values()) if (fact.fate === 'kept' && !isHeld(fact.hash)) fact.fate = 'either'
    this.#undone = this.#undone.filter((undoing) => {
      const isKnown = undoing.entry === null ? isErasedAt(undoing.at, undoing, 0) : isHeld(undoing.entry)
      if (!isKnown) for (const fact of undoing.facts) if (fact.fate === 'gone') fact.fate = 'either'
      return isKnown
    })
  }
}

/** The names under which a desk says something of a request. */
const namesOf = ({ connection }: SimulatedDesk, request: string): string[] =>
  connection
    .prepare<{ request: string }, string>(
      `SELECT subject FROM audit_subject WHERE request = @request
       UNION SELECT subject FROM office_subject WHERE request = @request`
    )
    .pluck()
    .all({ request })

const keyOf = ({ store }: SimulatedDesk): string => store.office.membership()?.desk ?? ''

/** Whether a desk knows that it has erased these subjects. `isTold`: 1 where it has told the others. */
function isErasedAt({ connection }: SimulatedDesk, { subjects }: Undoing, isTold: 0 | 1): boolean {
  const erased = connection.prepare<[string, number], number>(
    'SELECT 1 FROM office_erased WHERE subject = ? AND is_told >= ?'
  )
  return subjects.some((subject) => erased.get(subject, isTold) !== undefined)
}

const lastEntry = ({ connection }: SimulatedDesk, act: string): string | null =>
  connection
    .prepare<[string], string>('SELECT hash FROM audit_entry WHERE act = ? ORDER BY rowid DESC LIMIT 1')
    .pluck()
    .get(act) ?? null
