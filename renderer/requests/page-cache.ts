import type { RequestRow } from '../../preload/shapes.ts'

/** How many rows cross the IPC at a time. */
export const pageSize = 100

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
  const olds = new Map([...before.values()].flat().map((row) => [row.id, row]))
  return [...after.values()].flat().flatMap((now) => {
    const old = olds.get(now.id)
    return old === undefined || (old.status === now.status && old.outbox === now.outbox && old.matched === now.matched)
      ? []
      : [{ old, now }]
  })
}
