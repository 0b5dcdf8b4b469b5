/**
 * What this desk lacks of streams is taken from the office's server: each entry is checked, and where there are not too many of
 * them read at once. The next ones are asked for, and their signatures checked, while those before are kept.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { EntryName } from '../store/ledger/office-entries.ts'
import type { Store } from '../store/open-store.ts'
import { type CheckedOne, checkEach } from './check.ts'
import { countingAmong, type ObeyingStore } from './orders.ts'
import { type Brought, fetchBodies, type ReadingStore, readEach, type Unread } from './read-bodies.ts'
import type { Removed } from './said.ts'
import type { OfficeSecrets } from './secrets.ts'
import type { OfficeServer } from './server.ts'
import type { Standing } from './statements.ts'

/** What the server has of a stream above a number. */
export type Compared = { above: number; there: readonly EntryName[] }

/** What counts when entries are taken. `cut`: who has removed the desk of a stream. */
export type PullBasis = {
  stands: Standing
  cut: ReadonlyMap<string, readonly Removed[]>
  secrets: OfficeSecrets
}

/** Entries that came, and what they say, where that is read at once. */
type Fetched = { entries: readonly CheckedOne[]; brought: Brought | undefined }

const inBatch = 125
// Batches in one transaction: ids are random, so that the commit of one writes half the pages that the commit of four does. The window
// waits for all of it.
const inCommit = 4
// The signatures of some batches are checked while others come and those before are kept.
const underWayAtOnce = 2
// Of more than these, which take some seconds, the heads come first, and then what the newest of them say.
const mostReadAtOnce = 20_000
const fewestInBulk = 1_000

const entryIn = ({ entry }: CheckedOne): CheckedOne['entry'] => entry
/** The hashes of names, in their order. */
export const hashesOf = (names: readonly EntryName[]): string[] => names.map(({ hash }) => hash)

const unreadOf = ({ checked }: CheckedOne): Unread[] => {
  if (checked.is !== 'good') return []
  const { hash, told: head, arrived = null } = checked.entry
  return [{ hash, head, arrived }]
}

/** What it works with. */
export type PullParts = {
  store: ObeyingStore & ReadingStore & Pick<Store, 'bulk' | 'audit' | 'desk'>
  server: OfficeServer
  /** The services of whose requests something is new are put into it as soon as that is kept. */
  heard: Set<string>
}

/** Takes entries over one connection. */
export function createPull({ store, server, heard }: PullParts, basis: () => PullBasis) {
  const junk = new Set<string>()
  let isBegunAnew = false

  /** Of names in their order. */
  async function checkedOf(stream: string, names: readonly EntryName[]): Promise<CheckedOne[]> {
    const [from, to] = [names[0]?.number ?? 0, names.at(-1)?.number ?? 0]
    const office = store.office.membership()?.office ?? ''
    return checkEach(await server.entries(stream, hashesOf(names), { from, to }), office, basis().stands.desks)
  }

  async function fetch(stream: string, names: readonly EntryName[], isReadAtOnce: boolean): Promise<Fetched> {
    const entries = await checkedOf(stream, names)
    if (!isReadAtOnce) return { entries, brought: undefined }
    const { secrets } = basis()
    return { entries, brought: await fetchBodies({ store, server, secrets }, entries.flatMap(unreadOf)) }
  }

  /** Keeps what came; in a transaction. Returns of how many it is. */
  function keep({ entries, brought }: Fetched): number {
    const taken = entries.filter(takeOne)
    const read = brought === undefined ? [] : readEach(store, taken.flatMap(unreadOf), brought)
    for (const service of read) heard.add(service)
    return taken.length
  }

  // Checked before it is kept: this desk may have left its office meanwhile, or be of another one.
  const isOurs = (office: string): boolean => office === store.office.membership()?.office

  function takeOne({ entry, checked }: CheckedOne): boolean {
    const { stands, cut } = basis()
    // A stream of a removed desk of which no removal knows has begun since.
    const isLate = checked.is === 'good' && stands.removals.has(checked.entry.told.desk) && !cut.has(entry.stream)
    if (checked.is === 'junk' || isLate) junk.add(entry.hash)
    return (
      checked.is === 'good' &&
      !isLate &&
      isOurs(checked.entry.told.office) &&
      store.shared.take(checked.entry) !== 'gap'
    )
  }

  /** Of a removed desk's stream only what led to the ends that count, which is known when all of it is there. */
  async function pullCounting(stream: string, removals: readonly Removed[], lacking: EntryName[]): Promise<number> {
    const told: CheckedOne[] = []
    for (let at = 0; at < lacking.length; at += inBatch)
      told.push(...(await checkedOf(stream, lacking.slice(at, at + inBatch))))
    const good = told.filter(({ checked }) => checked.is === 'good')
    const byNumber = good.toSorted((one, other) => one.entry.number - other.entry.number)
    const counting = countingAmong(store, stream, removals, good.map(entryIn))
    const due = byNumber.filter(({ entry }) => counting.has(entry.hash))
    if (counting.size > 0) for (const { entry } of told) if (!counting.has(entry.hash)) junk.add(entry.hash)
    return store.atomically(() => due.filter(takeOne).length)
  }

  async function takeAll(stream: string, lacking: readonly EntryName[], isOwn: boolean): Promise<number> {
    const isReadAtOnce = lacking.length <= mostReadAtOnce
    let taken = 0
    // Until a ledger that was put back goes on as another stream, what a clerk does has numbers that are used.
    const isFirstAlone = isOwn && !isBegunAnew
    for await (const fetched of ahead(lacking, (names) => fetch(stream, names, isReadAtOnce), isFirstAlone)) {
      taken += store.atomically(() => {
        const count = fetched.map(keep).reduce((sum, each) => sum + each, 0)
        // In one transaction with what came: whoever is cut off behind it would go on with numbers that are used.
        if (isOwn && count > 0 && !isBegunAnew) beginAnew(store)
        return count
      })
      isBegunAnew ||= isOwn && taken > 0
    }
    return taken
  }

  return {
    /** Another round begins. */
    begin(): void {
      isBegunAnew = false
    },
    /** What was refused is looked at again: other statements count. */
    forgetRefused: (): void => junk.clear(),
    /** Takes what is lacking of a stream; returns how many entries. */
    async pull(stream: string, { above, there }: Compared): Promise<number> {
      const known = new Set(hashesOf(store.shared.names(stream, above)))
      const lacking = there.filter(({ hash }) => !known.has(hash) && !junk.has(hash))
      const removals = basis().cut.get(stream)
      if (removals) return pullCounting(stream, removals, lacking)
      // A stream that was left behind is only filled up: what goes on since has another name and code.
      const isOwn = store.shared.isOwn(stream) && store.audit.heads().at(-1)?.stream === stream
      const all = () => takeAll(stream, lacking, isOwn)
      return lacking.length < fewestInBulk ? all() : store.bulk.inBulk(all)
    }
  }
}

/**
 * What is fetched of `all`, batch by batch in their order, as many together as one transaction keeps; the next ones are under way
 * meanwhile. `isFirstAlone`: the first of them is not kept together with others. Where one fails, those before it are given first.
 */
async function* ahead<T, F>(
  all: readonly T[],
  fetch: (batch: readonly T[]) => Promise<F>,
  isFirstAlone: boolean
): AsyncGenerator<F[], void> {
  const underWay: Promise<F>[] = []
  let together = isFirstAlone ? 1 : inCommit
  for (let at = 0; at < all.length || underWay.length > 0; ) {
    while (at < all.length && underWay.length < inCommit + underWayAtOnce) {
      const fetched = fetch(all.slice(at, at + inBatch))
      // Whoever is cut off does not wait for it any more.
      fetched.catch(() => {})
      underWay.push(fetched)
      at += inBatch
    }
    const settled = await Promise.allSettled(underWay.splice(0, together))
    const failed = settled.findIndex(({ status }) => status === 'rejected')
    const came = settled.slice(0, failed < 0 ? settled.length : failed)
    if (came.length > 0) yield came.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const fault = settled[failed]
    if (fault?.status === 'rejected') throw fault.reason
    together = inCommit
    // What is there already would hold the window up together.
    if (underWay.length > 0) await nextTurn()
  }
}

/** The server holds entries of this ledger that it lacks: it was put back, and goes on as another stream, under another code. */
function beginAnew(store: Pick<Store, 'audit' | 'desk'>): void {
  store.desk.renewCode()
  store.audit.beginAnew()
}
