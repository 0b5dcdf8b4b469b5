/**
 * One sweep over a service's list for all requests that may still change: cheaper than asking for each. It begins where
 * the newest are, stops early, and trusts the service's own count to tell whether anything was hidden from it.
 */
import { createFirstReading } from './first-reading.ts'
import { mostPages } from './listing.ts'
import { createPageReader, type PageRead, type SweepOptions } from './page-reader.ts'

export type { SweepOptions } from './page-reader.ts'

/** How far the first reading of the list has come. `total`: null where the service does not say how many it has. */
export type Progress = { seen: number; total: number | null }

/** The sweeps of one service. */
export type Sweep = {
  /** Sweeps: answers how many calls it took, or null where the service could not be read. */
  run(): Promise<number | null>
  /** Asks for one request alone; null where the service could not be asked, false where it does not have it. */
  look(requestId: string): Promise<boolean | null>
  /** How far the first reading of the list has come; null once it is done. */
  progress(): Progress | null
}

// One sweep that misses a request proves little: it may have moved to a page that was read already.
const missesBeforeShow = 2

// One that the service does not have is asked for again only after so many sweeps.
const restAfterShow = 20

// A service whose lists tell little of thousands of requests is asked for them bit by bit.
const mostLacking = 5

// However few pages the list has, so many may be asked for one by one.
const fewestCalls = 10

/** What one sweep goes by and finds out. */
type Pass = { calls: number; missing: Set<string>; failed: boolean }

/** Makes the sweeps of one service. */
export function createSweep(options: SweepOptions): Sweep {
  const { store, serviceId } = options
  const reader = createPageReader(options)
  const first = createFirstReading(options, reader)
  const misses = new Map<string, number>()
  // How many sweeps in a row found fewer requests than the service counts.
  let shortSweeps = 0
  // What a whole reading could not find either is not looked for again.
  let unfindable = 0

  async function read(pass: Pass, page: number): Promise<PageRead | null> {
    const told = await reader.read(page)
    pass.calls += told?.calls ?? 1
    if (told === null) pass.failed = true
    else for (const id of told.ids) pass.missing.delete(id)
    return told
  }

  /** Whether the pages beyond hold nothing that is looked for, in a list that is ordered by time. */
  function isEnough(pass: Pass, told: PageRead): boolean {
    if (told.hasNews) return false
    if (pass.missing.size === 0) return true
    const oldest = oldestOf(pass.missing)
    return told.newest !== null && oldest !== null && told.newest < oldest
  }

  function oldestOf(ids: ReadonlySet<string>): number | null {
    const times = [...ids].map((id) => store.requests.createdAt(serviceId, id) ?? 0)
    return times.length === 0 ? null : Math.min(...times)
  }

  async function newestFirst(pass: Pass): Promise<void> {
    for (let page = 1; page <= mostPages; page++) {
      const told = await read(pass, page)
      if (!told || isEnd(told, page) || (mayStopEarly() && isEnough(pass, told))) return
      if (page === 1 && reader.shape().order === 'oldestFirst') return oldestFirst(pass)
      if (reader.shape().order === 'none' || !mayStopEarly()) return whole(pass, page + 1)
    }
  }

  /** Whether a page without news says that nothing is new: by the list's order, or by the service's count. */
  const mayStopEarly = () => reader.shape().order === 'newestFirst' || reader.shape().total !== null

  async function oldestFirst(pass: Pass): Promise<void> {
    const from = reader.pages()
    // First onwards, to what was created since the number of pages was told, then back.
    let told = await onwards(pass, from)
    for (let page = from - 1; page >= 1 && told && !isEnough(pass, told); page--) told = await read(pass, page)
  }

  /** Reads from this page to the last: answers the last with anything on it, null where there is nothing to go back from. */
  async function onwards(pass: Pass, from: number): Promise<PageRead | null> {
    let last: PageRead | null = null
    for (let page = from; page <= mostPages; page++) {
      const told = await read(pass, page)
      if (!told) return null
      if (!told.isEmpty) last = told
      if (isEnd(told, page)) break
    }
    // The list has become shorter, or its pages larger: where its end is has to be found anew.
    if (last === null && from > 1) await whole(pass, 1)
    return last
  }

  /** Reads on to the end, or until nothing is looked for and nothing can be hidden. */
  async function whole(pass: Pass, from: number, evenIfComplete = false): Promise<void> {
    for (let page = from; page <= mostPages; page++) {
      const told = await read(pass, page)
      if (!told || isEnd(told, page)) return
      const isCounted = reader.shape().total !== null && hidden() <= unfindable
      if (pass.missing.size === 0 && !told.hasNews && !evenIfComplete && isCounted) return
    }
  }

  const isEnd = (told: PageRead, page: number) =>
    told.isEmpty || (reader.shape().total !== null && page >= reader.pages())

  /** How many requests the service counts that the desk does not know. */
  function hidden(): number {
    return Math.max(0, (reader.shape().total ?? 0) - store.requests.count(serviceId))
  }

  /** How many pages a sweep over the list would take. */
  function listCost(): number {
    const oldest = store.requests.oldestPending(serviceId)
    const { order, perPage } = reader.shape()
    if (order !== 'newestFirst' && order !== 'oldestFirst') return reader.pages()
    return oldest === null ? 1 : Math.ceil(store.requests.countSince(serviceId, oldest) / perPage)
  }

  async function list(pass: Pass): Promise<void> {
    const before = hidden()
    if (shortSweeps >= missesBeforeShow) {
      await whole(pass, 1, true)
      if (!pass.failed && hidden() >= before) unfindable = hidden()
    } else if (reader.shape().order === 'oldestFirst') await oldestFirst(pass)
    else if (reader.shape().order === 'none') await whole(pass, 1)
    else await newestFirst(pass)
  }

  /** Where the newest are, and each pending request by itself. */
  async function ask(pass: Pass): Promise<void> {
    if (reader.shape().order === 'oldestFirst') await onwards(pass, reader.pages())
    else await read(pass, 1)
    if (!pass.failed) await show(pass, [...pass.missing])
  }

  async function show(pass: Pass, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      pass.calls += 1
      const isThere = await reader.show(id)
      if (isThere === null) {
        pass.failed = true
        return
      }
      pass.missing.delete(id)
      if (isThere) misses.delete(id)
      else misses.set(id, missesBeforeShow - restAfterShow)
    }
  }

  /** Counts who was not seen, and answers who was missed too often. */
  function countMisses({ missing }: Pass): string[] {
    for (const id of misses.keys()) if (!missing.has(id)) misses.delete(id)
    for (const id of missing) misses.set(id, (misses.get(id) ?? 0) + 1)
    return [...missing].filter((id) => (misses.get(id) ?? 0) >= missesBeforeShow)
  }

  const pass = (): Pass => ({ calls: 0, missing: new Set(store.requests.pendingIds(serviceId)), failed: false })

  /** Whether single calls are fewer than a sweep's, and nothing is looked for beside them. */
  const mayAsk = ({ missing }: Pass) =>
    missing.size > 0 &&
    missing.size + 1 < listCost() &&
    shortSweeps < missesBeforeShow &&
    (mayStopEarly() || reader.shape().order === 'oldestFirst')

  /** Asks alone for those of which lists do not tell enough, some in each sweep: answers how many calls it took. */
  async function askForLacking(): Promise<number> {
    const ids = store.requests.lacking(serviceId, mostLacking)
    for (const [index, id] of ids.entries()) if ((await reader.show(id)) === null) return index + 1
    return ids.length
  }

  async function run(): Promise<number | null> {
    const calls = await readNews()
    return calls === null ? null : calls + (await askForLacking())
  }

  async function readNews(): Promise<number | null> {
    if (!store.firstSync.get(serviceId).done) return first.goOn()
    const mine = pass()
    const overdue = [...mine.missing].filter((id) => (misses.get(id) ?? 0) >= missesBeforeShow)
    const most = Math.max(fewestCalls, reader.pages())
    // In a list in no order many may be missed twice: they are then asked for in place of another long listing.
    if (overdue.length > fewestCalls) await show(mine, overdue.slice(0, most))
    else if (mayAsk(mine)) await ask(mine)
    else {
      await list(mine)
      if (!mine.failed) await show(mine, countMisses(mine).slice(0, Math.max(0, most - mine.calls)))
    }
    if (mine.failed) return null
    shortSweeps = hidden() > unfindable ? shortSweeps + 1 : 0
    return mine.calls
  }

  return {
    run,
    look: reader.show,
    progress: first.progress
  }
}
