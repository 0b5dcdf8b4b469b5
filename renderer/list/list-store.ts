import { createStore } from 'zustand/vanilla'
import { type ListQuery, wholeList } from '../../common/words/list-query.ts'
import type { Problem } from '../../common/words/problems.ts'
import type { DeskApi } from '../../preload/contract/contract.ts'
import type { RequestRow } from '../../preload/contract/request.ts'
import {
  ahead,
  changedRows,
  keepingSame,
  type Pages,
  pageSize,
  pagesOf,
  placeOf,
  rowAt,
  type Stretch,
  withPage
} from './page-cache.ts'
import { createScrollSpeed } from './scroll-speed.ts'

/** What the list needs of the outside. */
export interface ListPorts {
  read: DeskApi['requests']['list']
  /** A rejected call. */
  onSurprise: (cause: unknown) => void
  /** Rows that were here before and have changed. */
  onChanged: (changes: { old: RequestRow; now: RequestRow }[]) => void
}

/** The row that the arrow keys stand on; `id` is null while it is not known which request that is. */
export interface Cursor {
  index: number
  id: string | null
}

/** Where the clerk is in a list, so that it can be found again. */
export interface ListPlace {
  /** The first row on screen. */
  from: number
  cursor: Cursor
}

/** The list as far as it is here. */
export interface ListState {
  serviceId: string | null
  /** What is asked for; until its answer is here, `pages` and `total` are still those of what was asked before. */
  query: ListQuery
  /** The answer to `query` is not here yet. */
  isAsking: boolean
  /** How long the whole list is; null until it has been read once. */
  total: number | null
  pages: Pages
  problem: Problem | null
  /** The last reading failed, by a problem or by surprise. */
  isUnread: boolean
  /** The row that the arrow keys stand on. It keeps its request when rows come in above it. */
  cursor: Cursor
  /** By how many rows what is on screen has moved at the last refresh, so that the scroll position can follow. */
  moved: { by: number; serial: number }
  /** The row that another list begins with on screen, each time there is another one. */
  begin: { row: number; serial: number }
}

const top: ListPlace = { from: 0, cursor: { index: 0, id: null } }

const empty: ListState = {
  serviceId: null,
  query: wholeList,
  isAsking: false,
  total: null,
  pages: new Map(),
  problem: null,
  isUnread: false,
  cursor: top.cursor,
  moved: { by: 0, serial: 0 },
  begin: { row: 0, serial: 0 }
}

/**
 * Keeps the pages on screen, and reads them again when main says that something is new. One reading is under way at a
 * time, and the next is whatever is wanted most by then: what was scrolled or typed past is never asked for.
 */
export function createListStore(ports: ListPorts) {
  const store = createStore<ListState>(() => empty)
  let visible: Stretch = { from: 0, to: 0 }
  let direction: 1 | -1 = 1
  /** Counts what makes answers that are on their way worthless. */
  let generation = 0
  let isStale = false
  let isReading = false
  let reading: Promise<void> = Promise.resolve()
  const speed = createScrollSpeed(() => void settle())

  async function readPage(page: number) {
    const { serviceId, query } = store.getState()
    if (serviceId === null) return 'outdated'
    const asked = generation
    try {
      const outcome = await ports.read({ serviceId, query, offset: page * pageSize, limit: pageSize })
      if (asked !== generation) return 'outdated'
      if (outcome.ok) return outcome.value
      store.setState({ problem: outcome.error, isUnread: true })
    } catch (cause) {
      if (asked !== generation) return 'outdated'
      store.setState({ isUnread: true })
      ports.onSurprise(cause)
    }
    return null
  }

  /** Reads until nothing more is wanted, or until a reading fails: then the next call tries again. */
  function settle(): Promise<void> {
    if (!isReading) reading = readOn()
    return reading
  }

  async function readOn(): Promise<void> {
    isReading = true
    try {
      for (let turn = nextTurn(); turn !== null; turn = nextTurn()) {
        if (!(await turn())) return
      }
    } finally {
      isReading = false
    }
  }

  /** What is wanted most: another list, then what is new, then what is on screen, then what will be. */
  function nextTurn(): (() => Promise<boolean>) | null {
    const { isAsking, pages, total } = store.getState()
    if (isAsking) return readAnew
    if (isStale) return readAgain
    if (speed.isFlying()) return null
    const wanted = [...pagesOf(visible), ...pagesOf(ahead(visible, direction, total ?? 0))]
    const missing = wanted.find((page) => !pages.has(page))
    return missing === undefined ? null : () => readOne(missing)
  }

  async function readOne(page: number): Promise<boolean> {
    const answer = await readPage(page)
    if (answer === null || answer === 'outdated') return answer !== null
    store.setState(({ pages, cursor }) => {
      const next = withPage(pages, page, answer.rows)
      return { pages: next, ...read(answer.total), cursor: settleCursor(next, cursor, answer.total) }
    })
    return true
  }

  /** Reads another list, from the row that is to be on screen. */
  async function readAnew(): Promise<boolean> {
    isStale = false
    const { from } = visible
    const [page = 0] = pagesOf(visible)
    const answer = await readPage(page)
    if (answer === null || answer === 'outdated') return answer !== null
    store.setState(({ cursor, begin }) => {
      const pages: Pages = new Map([[page, answer.rows]])
      const row = Math.max(0, Math.min(from, answer.total - 1))
      return {
        pages,
        ...read(answer.total),
        isAsking: false,
        cursor: settleCursor(pages, cursor, answer.total),
        begin: { row, serial: begin.serial + 1 }
      }
    })
    return true
  }

  async function readAgain(): Promise<boolean> {
    isStale = false
    const wanted = pagesOf(visible)
    const answers = await Promise.all(wanted.map(readPage))
    if (answers.includes('outdated')) return true
    const fresh = new Map<number, readonly RequestRow[]>()
    let total = 0
    for (const [place, answer] of answers.entries()) {
      const page = wanted[place]
      if (answer === undefined || answer === null || answer === 'outdated' || page === undefined) return false
      fresh.set(page, answer.rows)
      total = answer.total
    }
    take(fresh, total)
    return true
  }

  function take(fresh: Pages, total: number) {
    const before = store.getState()
    const anchor = rowAt(before.pages, visible.from)
    const place = anchor === undefined ? -1 : placeOf(fresh, anchor.id)
    const by = place === -1 ? 0 : place - visible.from
    store.setState({
      pages: keepingSame(before.pages, fresh),
      ...read(total),
      cursor: settleCursor(fresh, withoutGone(before, fresh, total), total),
      ...(by === 0 ? {} : { moved: { by, serial: before.moved.serial + 1 } })
    })
    ports.onChanged(changedRows(before.pages, fresh))
  }

  function askAnew(change: Partial<ListState>, { from, cursor }: ListPlace) {
    generation += 1
    visible = { from, to: from }
    direction = 1
    store.setState({ ...change, isAsking: true, cursor })
    return settle()
  }

  return {
    store,
    /** Shows another service's list, from its top or from where it was left. */
    open(serviceId: string, query: ListQuery = wholeList, place: ListPlace = top) {
      const { begin } = store.getState()
      return askAnew({ ...empty, begin, serviceId, query }, place)
    },
    /** Asks for something else of the same service; what is on screen stays until its answer is here. */
    ask: (query: ListQuery) => askAnew({ query }, top),
    /** Where the clerk is. */
    place: (): ListPlace => ({ from: visible.from, cursor: store.getState().cursor }),
    /** Tells which rows are on screen; what is not here of them is read, and then what comes next. */
    show(stretch: Stretch) {
      // Until it is here, what is on screen belongs to the list before.
      if (store.getState().isAsking) return settle()
      if (stretch.from !== visible.from) direction = stretch.from > visible.from ? 1 : -1
      speed.moved(stretch.from > visible.to || stretch.to < visible.from)
      visible = stretch
      return settle()
    },
    /** Something is new: reads again what is on screen. Calls that come meanwhile make one more reading, not many. */
    refresh() {
      isStale = true
      return settle()
    },
    /** Once all that was asked for is here. */
    settled: () => settle(),
    /** The rows of a stretch, from here or read for it; null when it cannot be read. */
    async rows(stretch: Stretch): Promise<RequestRow[] | null> {
      const read: RequestRow[] = []
      for (const page of pagesOf(stretch)) {
        const here = store.getState().pages.get(page)
        const answer = here === undefined ? await readPage(page) : { rows: here }
        if (answer === null || answer === 'outdated') return null
        read.push(...answer.rows.filter((_, index) => isIn(stretch, page * pageSize + index)))
      }
      return read
    },
    /** Puts the cursor on a place in the list. */
    moveTo(index: number) {
      store.setState(({ pages, total }) => {
        const bounded = Math.max(0, Math.min(index, (total ?? 1) - 1))
        return { cursor: { index: bounded, id: rowAt(pages, bounded)?.id ?? null } }
      })
    },
    /** Puts the cursor on a request, wherever it is or will be. */
    moveToRequest(id: string) {
      store.setState(({ pages, cursor }) => {
        const place = placeOf(pages, id)
        return { cursor: { index: place === -1 ? cursor.index : place, id } }
      })
    }
  }
}

const isIn = ({ from, to }: Stretch, index: number): boolean => index >= from && index <= to

/** What every answer that was understood says. */
const read = (total: number) => ({ total, problem: null, isUnread: false })

/**
 * The cursor without its request when that was on its page and is not there any more: decided, it leaves the view. At the
 * end of the list nothing comes to its place.
 */
function withoutGone({ pages, cursor }: ListState, fresh: Pages, total: number): Cursor {
  const isGone = cursor.id !== null && rowAt(pages, cursor.index)?.id === cursor.id && placeOf(fresh, cursor.id) === -1
  const isSeen = cursor.index >= total || rowAt(fresh, cursor.index) !== undefined
  return isGone && isSeen ? { index: cursor.index, id: null } : cursor
}

/** The cursor follows its request; without one it takes the request at its place. */
function settleCursor(pages: Pages, cursor: Cursor, total: number): Cursor {
  const place = cursor.id === null ? -1 : placeOf(pages, cursor.id)
  if (place !== -1) return { index: place, id: cursor.id }
  const index = Math.max(0, Math.min(cursor.index, total - 1))
  return { index, id: cursor.id ?? rowAt(pages, index)?.id ?? null }
}
