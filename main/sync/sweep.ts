/**
 * One sweep over a service's list for all requests that may still change: cheaper than asking for each. It begins with
 * the newest. It stops early where the service's own count, or the order of its pages, says that it has missed nothing.
 * Now and then the whole list is read, bit by bit, whatever they say.
 */
import { createFirstReading } from './first-reading.ts'
import { mostPages, pageSize } from './listing.ts'
import { createMissed } from './missed.ts'
import type { ListOrder } from './order.ts'
import { createPageReader, type PageRead, type SweepOptions } from './page-reader.ts'
import { createPass, noteRead, type Pass } from './pass.ts'
import { createWholeReadings } from './whole-readings.ts'

export type { SweepOptions } from './page-reader.ts'

/** How far the first reading of the list has come. `total`: null where the service does not say how many it has. */
export type Progress = { seen: number; total: number | null }

/** The sweeps of one service. */
export type Sweep = {
  /** Sweeps: returns how many calls it took, or null where the service could not be read. */
  run(): Promise<number | null>
  /** Asks for one request alone; null where the service could not be asked, false where it does not have it. */
  show(requestId: string): Promise<boolean | null>
  /** How far reading the list has come, where not all is known that the service counts; null once it is done. */
  progress(): Progress | null
  /** Whether the list gives the same page again and again, so that the rest of it cannot be read. */
  repeats(): boolean
}

// What pace a round leaves is a matter of its calls: the rest of a longer reading is left to the next rounds.
const mostAtOnce = 120

// One sweep that finds too few proves little: requests may have moved to a page that was read already.
const shortBeforeAll = 2

// A service whose lists tell little of thousands of requests is asked for them bit by bit.
const mostLacking = 5

// However few pages the list has, so many may be asked for one by one.
const fewestCalls = 10

// So many pages of a whole reading are read beside a sweep: nobody notices them.
const mostBeside = 10

/** Whether the pages beyond need not be read, where the order can be relied on. */
type IsDone = (told: PageRead) => boolean

/** Makes the sweeps of one service. */
export function createSweep(options: SweepOptions): Sweep {
  const { store, serviceId } = options
  const reader = createPageReader(options)
  let repeats = false
  const first = createFirstReading(options, reader, (isStuck) => {
    repeats = isStuck
  })
  let shortSweeps = 0 // in a row that found fewer requests than the service counts
  // What a whole reading could not find either is not looked for again.
  let unfindable = 0
  // How many were hidden when the whole reading that goes on now began; null where none does.
  let hiddenBefore: number | null = null
  const wholeReadings = createWholeReadings(reader)
  const missed = createMissed()

  async function read(pass: Pass, page: number): Promise<PageRead | null> {
    const told = noted(pass, await reader.read(page))
    if (told?.hasNews) wholeReadings.doubt()
    return told
  }

  function noted(pass: Pass, told: PageRead | null): PageRead | null {
    noteRead(pass, told)
    // The same for every page is of use only where it is all there is.
    if (pass.isStuck && told) repeats = reader.shape().total === null ? told.ids.length >= pageSize : hidden() > 0
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

  async function newestFirst(pass: Pass, isDone: IsDone): Promise<void> {
    for (let page = 1; page <= mostPages; page++) {
      const told = await read(pass, page)
      if (!told || isEnd(pass, told, page) || (isSure(pass, 'newestFirst') && isDone(told))) return
      if (page === 1 && reader.shape().order === 'oldestFirst') return oldestFirst(pass, isDone)
      if (reader.shape().order === 'none' || !isSure(pass, 'newestFirst')) return whole(pass, page + 1)
    }
  }

  /** Whether the service's count can tell that nothing is hidden: not one that is less than what the desk knows. */
  function isCounted(): boolean {
    const { total } = reader.shape()
    return total !== null && total >= store.requests.count(serviceId)
  }

  /** Whether the desk knows all that the service counts, but for what cannot be found. */
  const isComplete = () => isCounted() && hidden() <= unfindable

  /**
   * Whether a page without news says that nothing is new: by the service's count, or by the order that this sweep itself
   * has seen. One that an earlier sweep saw may have turned since, and pages may have become too small to show it.
   */
  const isSure = (pass: Pass, order: ListOrder) => isCounted() || pass.order === order

  async function oldestFirst(pass: Pass, isDone: IsDone): Promise<void> {
    const from = reader.pages()
    const isOver = (page: PageRead) => isSure(pass, 'oldestFirst') && isDone(page)
    // First onwards, to what was created since the number of pages was told, then back.
    let told = await onwards(pass, from)
    for (let page = from - 1; page >= 1 && told && !pass.isStuck && !isOver(told); page--) told = await read(pass, page)
  }

  /** Reads from this page to the last: returns the last with anything on it, null where there is nothing to go back from. */
  async function onwards(pass: Pass, from: number): Promise<PageRead | null> {
    let last: PageRead | null = null
    for (let page = from; page <= mostPages; page++) {
      const told = await read(pass, page)
      if (!told) return null
      if (!told.isEmpty) last = told
      if (isEnd(pass, told, page)) break
    }
    // The list has become shorter, or its pages larger: where its end is has to be found anew.
    if (last === null && from > 1) await whole(pass, 1)
    return last
  }

  /** Reads on to the end, or until nothing is looked for and nothing can be hidden. */
  async function whole(pass: Pass, from: number): Promise<void> {
    for (let page = from; page <= mostPages; page++) {
      const told = await read(pass, page)
      if (!told || isEnd(pass, told, page)) return
      if (pass.missing.size === 0 && !told.hasNews && isComplete()) return
    }
  }

  const isEnd = (pass: Pass, told: PageRead, page: number) =>
    told.isEmpty || pass.isStuck || (isCounted() && page >= reader.pages())

  /** Reads all there is, beyond the service's count too. */
  async function everything(pass: Pass): Promise<void> {
    if (hiddenBefore === null) {
      wholeReadings.begin()
      hiddenBefore = hidden()
    }
    await readOn(pass, mostAtOnce)
    // Where a page cannot be had, the rest is read beside the next sweeps.
    if (pass.failed) shortSweeps = 0
    else if (wholeReadings.isDue()) return
    else if (hidden() >= hiddenBefore && !pass.isStuck) unfindable = hidden()
    hiddenBefore = null
  }

  async function readOn(pass: Pass, most: number): Promise<void> {
    while (wholeReadings.isDue() && !pass.failed && pass.calls < most) {
      noted(pass, await wholeReadings.readNext())
      if (pass.isStuck) wholeReadings.giveUp()
    }
  }

  /** Goes on with a whole reading for about so many calls; a page that fails takes no sweep with it. */
  async function readBeside(most: number): Promise<number> {
    const beside = pass()
    await readOn(beside, most)
    return beside.calls
  }

  /** How many requests the service counts that the desk does not know. */
  function hidden(): number {
    return Math.max(0, (reader.shape().total ?? 0) - store.requests.count(serviceId))
  }

  /** How many pages a sweep over the list would take. */
  function listCost(): number {
    const oldest = store.requests.oldestPending(serviceId)
    if (!isOrdered()) return reader.pages()
    return oldest === null ? 1 : Math.ceil(store.requests.countSince(serviceId, oldest) / reader.shape().perPage)
  }

  async function list(pass: Pass): Promise<void> {
    const { order } = reader.shape()
    if (shortSweeps >= shortBeforeAll) await everything(pass)
    else if (order === 'none') await whole(pass, 1)
    else await fromNewest(pass, (told) => isEnough(pass, told))
  }

  const fromNewest = (pass: Pass, isDone: IsDone) =>
    reader.shape().order === 'oldestFirst' ? oldestFirst(pass, isDone) : newestFirst(pass, isDone)

  async function show(pass: Pass, ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      pass.calls += 1
      const isThere = await reader.show(id)
      if (isThere === null) {
        pass.failed = true
        return
      }
      pass.missing.delete(id)
      missed.shown(id, isThere)
    }
  }

  const pass = (): Pass => createPass(store.requests.pendingIds(serviceId))

  /** Whether single calls are fewer than a sweep's, and nothing is looked for beside them. */
  const mayAsk = ({ missing }: Pass) =>
    missing.size > 0 && missing.size + 1 < listCost() && shortSweeps < shortBeforeAll && (isCounted() || isOrdered())

  const isOrdered = () => ['newestFirst', 'oldestFirst'].includes(reader.shape().order ?? 'none')

  /** Asks alone for those of which lists do not tell enough, some in each sweep: returns how many calls it took. */
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
    const { done, nextPage } = store.firstSync.get(serviceId)
    const mine = pass()
    if (!done) return readFirst(mine, nextPage > 1)
    const overdue = missed.overdue(mine.missing)
    const most = Math.max(fewestCalls, reader.pages())
    // In a list in no order many may be missed twice: they are then asked for in place of another long listing.
    if (overdue.length > fewestCalls || (missed.isOwed() && overdue.length > 0))
      await show(mine, overdue.slice(0, most))
    else await readList(mine, most)
    return mine.failed ? null : mine.calls
  }

  async function readFirst(pass: Pass, isInterrupted: boolean): Promise<number | null> {
    if (isInterrupted) {
      // Whatever moved, or changed its pages' size, while the first reading was interrupted may have slipped past it.
      wholeReadings.doubt()
      await pendingFirst(pass)
    }
    const calls = pass.failed ? null : await first.goOn()
    if (calls === null) return null
    if (hidden() > 0) shortSweeps = 1
    return pass.calls + calls
  }

  /** Before a long reading: the few that somebody waits for are asked for alone. */
  async function pendingFirst(pass: Pass): Promise<void> {
    const isShort =
      store.firstSync.get(serviceId).done && reader.shape().order !== 'none' && shortSweeps < shortBeforeAll
    if (!isShort && pass.missing.size <= fewestCalls && reader.pages() > fewestCalls)
      await show(pass, [...pass.missing])
  }

  /** Reads of the list what there is to read, and asks alone for those that are cheaper asked for or were missed. */
  async function readList(pass: Pass, most: number): Promise<void> {
    wholeReadings.sweeping()
    const left = () => Math.max(0, most - pass.calls)
    await pendingFirst(pass)
    if (pass.failed) return
    if (mayAsk(pass)) {
      await fromNewest(pass, ({ hasNews }) => !hasNews || isComplete())
      if (!pass.failed) await show(pass, [...pass.missing])
    } else {
      await list(pass)
      if (!pass.failed) await show(pass, missed.after(pass.missing, left()))
    }
    if (pass.failed) return
    wholeReadings.swept()
    if (wholeReadings.isDue()) pass.calls += await readBeside(Math.max(1, Math.min(mostBeside, left())))
    ended(pass)
  }

  /** The sweep ended well: what it says of how much is hidden. */
  function ended({ isStuck }: Pass): void {
    if (!isStuck && hidden() === 0 && isCounted()) repeats = false
    shortSweeps = hidden() > unfindable ? shortSweeps + 1 : 0
    unfindable = Math.min(unfindable, hidden())
  }

  return {
    run,
    show: reader.show,
    progress: () =>
      first.progress() ??
      (shortSweeps > 0 ? { seen: store.requests.count(serviceId), total: reader.shape().total } : null),
    repeats: () => repeats
  }
}
