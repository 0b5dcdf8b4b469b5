/** Which rows of a long list are on screen. All have one height, so that it is arithmetic and costs nothing by length. */
import type { Stretch } from './page-cache.ts'

/** Rows above and below the screen that exist already, so that a small step shows no gap. */
const around = 2

/** The rows that can be seen at least in part. Pixels; the list may be shorter. */
export function rowsOnScreen({ offset, height }: { offset: number; height: number }, rowHeight: number): Stretch {
  const from = Math.max(0, Math.floor(offset / rowHeight))
  return { from, to: Math.max(from, Math.ceil((offset + height) / rowHeight) - 1) }
}

/** The same in a list that has become shorter: its end, as many rows of it as before. */
export function clamped({ from, to }: Stretch, count: number): Stretch {
  const beyond = Math.max(0, to - Math.max(0, count - 1))
  return { from: Math.max(0, from - beyond), to: to - beyond }
}

/** The rows that exist, in order: those on screen, a few around them, and the cursor's wherever it is. */
export function existingRows(onScreen: Stretch, count: number, cursor: number): number[] {
  const [from, to] = [Math.max(0, onScreen.from - around), Math.min(onScreen.to + around, count - 1)]
  const rows = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  if (cursor >= count || (cursor >= from && cursor <= to)) return rows
  return cursor < from ? [cursor, ...rows] : [...rows, cursor]
}
