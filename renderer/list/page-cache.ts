import type { RequestRow } from '../../preload/contract/request.ts'

/** How many rows cross the IPC at a time: a screenful or two, since carrying them takes longer than finding them. */
export const pageSize = 25

/** How many pages are kept: some screens in both directions, whatever the length of the list. */
const mostPages = 40

/** How many rows beyond the screen are read before they are needed. */
const lead = Math.floor(pageSize / 2)

/** The pages of the list that this window has; a list of any length has only a few of them here. */
export type Pages = ReadonlyMap<number, readonly RequestRow[]>

/** A stretch of rows, both ends included. */
export interface Stretch {
  from: number
  to: number
}

/** The pages that a stretch of rows lies on. */
export function pagesOf(stretch: Stretch): number[] {
  const first = Math.floor(Math.max(0, stretch.from) / pageSize)
  const last = Math.floor(Math.max(0, stretch.to) / pageSize)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The rows that come next on screen when it goes on as it went. */
export function ahead(stretch: Stretch, direction: 1 | -1, total: number): Stretch {
  return direction === 1
    ? { from: stretch.to, to: Math.max(stretch.to, Math.min(stretch.to + lead, total - 1)) }
    : { from: Math.max(0, stretch.from - lead), to: stretch.from }
}

/** The pages with one more; those farthest from it go when there are too many. */
export function withPage(pages: Pages, page: number, rows: readonly RequestRow[]): Pages {
  const all = [...pages, [page, rows] as const]
  if (all.length <= mostPages) return new Map(all)
  const nearest = all.sort(([one], [other]) => Math.abs(one - page) - Math.abs(other - page))
  return new Map(nearest.slice(0, mostPages))
}

/** The row at a place in the list, if it is here. */
export function rowAt(pages: Pages, index: number): RequestRow | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize]
}

/** The place of a request in the list, if its page is here; else -1. */
export function placeOf(pages: Pages, id: string): number {
  for (const [page, rows] of pages) {
    const place = rows.findIndex((row) => row.id === id)
    if (place !== -1) return page * pageSize + place
  }
  return -1
}

/** The rows that are in both, as they were and as they are, where they are not the same. */
export function changedRows(before: Pages, after: Pages): { old: RequestRow; now: RequestRow }[] {
  const olds = rowsById(before)
  return [...after.values()].flat().flatMap((now) => {
    const old = olds.get(now.id)
    return old === undefined || (old.status === now.status && old.outbox === now.outbox && old.outcome === now.outcome)
      ? []
      : [{ old, now }]
  })
}

/** The pages read again, where a row that says the same is the same object: it need not be painted again. */
export function keepingSame(before: Pages, after: Pages): Pages {
  const olds = rowsById(before)
  const kept = (row: RequestRow) => {
    const old = olds.get(row.id)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row
  }
  return new Map([...after].map(([page, rows]) => [page, rows.map(kept)]))
}

const rowsById = (pages: Pages) => new Map([...pages.values()].flat().map((row) => [row.id, row]))
