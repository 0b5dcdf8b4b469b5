import { createStore } from 'zustand/vanilla'
import type { DeskApi } from '../../preload/contract.ts'
import type { Problem } from '../../preload/problem.ts'
import type { RequestRow } from '../../preload/shapes.ts'
import { changedRows, type Pages, pageSize, pagesOf, placeOf, rowAt, type Stretch } from './page-cache.ts'

/** What the list needs of the outside. */
export interface ListPorts {
  read: (part: Omit<Parameters<DeskApi['requests']['list']>[0], 'query'>) => ReturnType<DeskApi['requests']['list']>
  /** A rejected call. */
  onSurprise: (cause: unknown) => void
  /** Rows that were here before and have changed. */
  onChanged: (changes: { old: RequestRow; now: RequestRow }[]) => void
}

/** The list as far as it is here. */
export interface ListState {
  serviceId: string | null
  /** How long the whole list is; null until it has been read once. */
  total: number | null
  pages: Pages
  problem: Problem | null
  /** The last reading failed, by a problem or by surprise. */
  isUnread: boolean
  /** The row that the arrow keys stand on. It keeps its request when rows come in above it. */
  cursor: { index: number; id: string | null }
  /** By how many rows what is on screen has moved at the last refresh, so that the scroll position can follow. */
  moved: { by: number; serial: number }
}

const empty: ListState = {
  serviceId: null,
  total: null,
  pages: new Map(),
  problem: null,
  isUnread: false,
  cursor: { index: 0, id: null },
  moved: { by: 0, serial: 0 }
}

/** Keeps the pages on screen, and reads them again when main says that something is new. */
export function createListStore(ports: ListPorts) {
  const store = createStore<ListState>(() => empty)
  const onTheWay = new Set<number>()
  let visible: Stretch = { from: 0, to: 0 }
  let generation = 0
  let refreshing = false
  let isStale = false

  async function readPage(page: number) {
    const { serviceId } = store.getState()
    if (serviceId === null) return null
    const asked = generation
    try {
      const outcome = await ports.read({ serviceId, offset: page * pageSize, limit: pageSize })
      if (asked !== generation) return 'outdated'
      if (outcome.ok) return outcome.value
      store.setState({ problem: outcome.error, isUnread: true })
    } catch (cause) {
      store.setState({ isUnread: true })
      ports.onSurprise(cause)
    }
    return null
  }

  async function readMissing(): Promise<void> {
    const missing = pagesOf(visible).filter((page) => !store.getState().pages.has(page) && !onTheWay.has(page))
    await Promise.all(missing.map(readOne))
  }

  async function readOne(page: number): Promise<void> {
    onTheWay.add(page)
    const answer = await readPage(page)
    onTheWay.delete(page)
    if (answer === 'outdated') return readMissing()
    if (answer === null) return
    store.setState(({ pages, cursor }) => {
      const next = new Map(pages).set(page, answer.rows)
      return {
        pages: next,
        total: answer.total,
        problem: null,
        isUnread: false,
        cursor: settleCursor(next, cursor, answer.total)
      }
    })
  }

  async function readVisibleAgain() {
    // What is on its way was asked before the news.
    generation += 1
    const wanted = pagesOf(visible)
    const answers = await Promise.all(wanted.map(readPage))
    const fresh = new Map<number, readonly RequestRow[]>()
    let total = 0
    for (const [place, answer] of answers.entries()) {
      const page = wanted[place]
      if (answer === undefined || answer === null || answer === 'outdated' || page === undefined) return
      fresh.set(page, answer.rows)
      total = answer.total
    }
    take(fresh, total)
  }

  function take(fresh: Pages, total: number) {
    const before = store.getState()
    const anchor = rowAt(before.pages, visible.from)
    const place = anchor === undefined ? -1 : placeOf(fresh, anchor.id)
    const by = place === -1 ? 0 : place - visible.from
    store.setState({
      pages: fresh,
      total,
      problem: null,
      isUnread: false,
      cursor: settleCursor(fresh, before.cursor, total),
      ...(by === 0 ? {} : { moved: { by, serial: before.moved.serial + 1 } })
    })
    ports.onChanged(changedRows(before.pages, fresh))
  }

  return {
    store,
    /** Shows another service's list, from its top. */
    open(serviceId: string) {
      generation += 1
      onTheWay.clear()
      visible = { from: 0, to: 0 }
      store.setState({ ...empty, serviceId })
      void readMissing()
    },
    /** Tells which rows are on screen; what is not here of them is read. */
    show(stretch: Stretch) {
      visible = stretch
      return readMissing()
    },
    /** Something is new: reads again what is on screen. Calls that come meanwhile make one more reading, not many. */
    async refresh() {
      isStale = true
      if (refreshing) return
      refreshing = true
      while (isStale) {
        isStale = false
        await readVisibleAgain()
        await readMissing()
      }
      refreshing = false
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

/** The cursor follows its request; without one it takes the request at its place. */
function settleCursor(pages: Pages, cursor: ListState['cursor'], total: number): ListState['cursor'] {
  const place = cursor.id === null ? -1 : placeOf(pages, cursor.id)
  if (place !== -1) return { index: place, id: cursor.id }
  const index = Math.max(0, Math.min(cursor.index, total - 1))
  return { index, id: cursor.id ?? rowAt(pages, index)?.id ?? null }
}
