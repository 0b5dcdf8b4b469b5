/** Finds out what became of creates whose answer did not come. */
import type { ProblemCode } from '../../common/words/problems.ts'
import { readKept } from '../eeid/read-request.ts'
import { asksForAnyone } from '../outcome/discovery.ts'
import type { OutboxRow, OutboxState } from '../store/ledger/outbox.ts'
import { createFinding, type Finding } from './finding.ts'
import { keepAnswer } from './keep-answer.ts'
import { keepEach } from './keep-each.ts'
import { type Listing, readList } from './listing.ts'
import type { OutboxOptions } from './outbox-options.ts'

/** How long the service may still act on a create whose answer did not come; after it its list is final. */
const settleMs = 60_000

// Each try is a whole round of sending, doubting, listing and waiting. After these, the clerk is asked.
const mostAttempts = 5

// How far a look goes while the service may still be acting: what is there is near an end of the list, and what is
// absent proves nothing yet.
const pagesOfAPeek = 3

// A list in which something can never be read proves nothing, however often it is read: then the clerk is asked.
const mostListings = 40

// Rows that are bound to no request and still may be. One that was refused is among them: a stack that sent it twice may
// have had the first one taken, and only the answer to the second came.
const open: readonly OutboxState[] = ['confirming', 'queued', 'needsAttention', 'needsCorrecting']

/** Resolves the rows that are `confirming`. */
export type Doubts = {
  /** A row has just become doubtful. */
  begin(id: string): void
  /** Looks them up where it is time to; false where the list could not be read. */
  lookUp(): Promise<boolean>
}

type Whole = Extract<Listing, { ok: true }>

type Doubt = { at: number; peeked: boolean; listings: number }

/** What listings since `begunAt` have shown together, for a list that moves while it is read. */
type Union = { begunAt: number; ids: Set<string> }

/** Makes the resolver of one outbox. */
export function createDoubts(options: OutboxOptions): Doubts {
  const { store, client, clock, serviceId, changed } = options
  // By the clock that does not jump, so that a desk clock put right does not shorten the wait. After a restart the wait
  // begins anew.
  const doubts = new Map<string, Doubt>()
  let union: Union | undefined

  const begin = (id: string) => {
    const doubt = { at: clock.monotonic(), peeked: false, listings: 0 }
    doubts.set(id, doubt)
    return doubt
  }
  const doubtOf = (row: OutboxRow) => doubts.get(row.id) ?? begin(row.id)
  const isSettled = (row: OutboxRow, at: number) => at - doubtOf(row).at >= settleMs
  const findingFor = (rows: readonly OutboxRow[]) => createFinding(rows, (id) => store.outbox.isBound(serviceId, id))

  /**
   * Takes up what the sweeps have seen meanwhile. Rows that certainly did not arrive are among them: a network stack that
   * sent a create twice may have had its second one refused.
   */
  function adoptKnown(): void {
    for (const row of open.flatMap((state) => store.outbox.inState(serviceId, state))) {
      const found = findingFor([row])
      const bodies = store.requests.withReference(serviceId, row.reference)
      found.take(bodies.map(readKept).filter((request) => request !== undefined))
      adopt(row, found)
    }
  }

  async function lookUp(): Promise<boolean> {
    adoptKnown()
    const rows = store.outbox.inState(serviceId, 'confirming')
    const begun = clock.monotonic()
    if (rows.some((row) => isSettled(row, begun))) return readWhole(rows, begun)
    return rows.some((row) => !doubtOf(row).peeked) ? peek(rows) : true
  }

  async function peek(rows: readonly OutboxRow[]): Promise<boolean> {
    const found = findingFor(rows)
    let pages = 0
    const listing = await readList(client, (requests) => {
      found.take(requests)
      pages += 1
      return found.count() < rows.length && pages < pagesOfAPeek
    })
    if (!listing.ok || !(await found.askWhose(client))) return false
    for (const row of rows) {
      doubtOf(row).peeked = true
      adopt(row, found)
    }
    return true
  }

  async function readWhole(rows: readonly OutboxRow[], begun: number): Promise<boolean> {
    const found = findingFor(rows)
    union ??= { begunAt: begun, ids: new Set() }
    const { begunAt, ids } = union
    const before = ids.size
    const note = (requests: Parameters<Finding['take']>[0]) => {
      found.take(requests)
      for (const { id } of requests) ids.add(id)
      return true
    }
    const listing = await readList(client, note, { beyondTotal: true })
    if (!listing.ok || !(await found.askWhose(client))) return false
    const isWholeTogether = isWhole(listing, ids.size, begunAt < begun && ids.size === before)
    const isAbsent = (row: OutboxRow) =>
      ((listing.complete && isSettled(row, begun)) || (isWholeTogether && isSettled(row, begunAt))) &&
      !found.isOpen(row)
    for (const row of rows) if (!adopt(row, found)) unfound(row, found, isAbsent(row), isSettled(row, begun))
    if (isWholeTogether || !store.outbox.inState(serviceId, 'confirming').some((row) => isSettled(row, begun)))
      union = undefined
    return true
  }

  /** Binds the row to what was found; false where nothing was. */
  function adopt(row: OutboxRow, found: Finding): boolean {
    const matches = found.of(row)
    const [first] = matches.toSorted((a, b) => (a.created_at ?? '').localeCompare(b.created_at ?? ''))
    if (!first) return false
    if (isStill(row)) {
      store.atomically(() => {
        store.outbox.markCreated(row.id, first.id)
        // Two matches are both kept: the list flags requests that share a reference.
        keepEach(options, matches, (request) => keepAnswer(store, { serviceId, request, now: clock.now() }))
      })
      changed()
    }
    doubts.delete(row.id)
    return true
  }

  function unfound(row: OutboxRow, found: Finding, isCertain: boolean, isLate: boolean): void {
    if (isLate && isUnfindable(row, found)) park(row, 'cannotBeFound')
    else missing(row, isCertain, isLate)
  }

  function missing(row: OutboxRow, isCertain: boolean, isLate: boolean): void {
    const doubt = doubtOf(row)
    doubt.peeked = true
    if (isLate) doubt.listings += 1
    if (!isStill(row)) return
    if (isCertain) {
      doubts.delete(row.id)
      if (row.attempts < mostAttempts) store.outbox.markQueued(row.id, row.lastProblem)
      else store.outbox.markNeedsAttention(row.id, row.lastProblem ?? 'serverFault')
      changed()
    } else if (doubt.listings >= mostListings) {
      park(row, 'malformed')
    }
  }

  function park(row: OutboxRow, problem: ProblemCode): void {
    if (!isStill(row)) return
    doubts.delete(row.id)
    store.outbox.markNeedsAttention(row.id, problem)
    changed()
  }

  // The clerk, or an answer that came after all, may have been quicker than the list.
  const isStill = (row: OutboxRow) => store.outbox.get(row.id)?.state === row.state

  return { begin: (id) => void begin(id), lookUp }
}

/** What asks for nobody is known by its reference alone: where requests come without one, no reading finds it. */
const isUnfindable = (row: OutboxRow, found: Finding) => asksForAnyone(row.claims) && found.isOpen(row)

// Where the service does not count, two readings that show the same have to do, and as many requests as there were places
// on the pages: one that stands on two of them stands where another one is missing.
const isWhole = ({ total, shown, malformed, ended }: Whole, known: number, isConfirmed: boolean) =>
  malformed === 0 && (total === null ? ended && isConfirmed && known >= shown : known >= total)
