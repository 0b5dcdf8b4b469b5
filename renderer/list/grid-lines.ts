import type { CellContext } from './columns.ts'
import { createCells, type LineCells } from './line-cells.ts'
import { type Pages, rowAt } from './page-cache.ts'
import { isChosen, type Selection } from './selection-store.ts'

/** What the lines show. */
export interface Shown {
  pages: Pages
  selection: Selection
  /** The id of the request in hand. */
  inHand: string | null
  context: CellContext
}

/** The lines that exist, by their place in the list. */
export interface Lines {
  /** A line has come at `index`; returns what to do when it goes. */
  add(index: number, line: Element): () => void
  /** Fills every line, each no more than it has changed. */
  show(shown: Shown): void
}

/**
 * Makes the lines of a grid. React says which ones exist; all of them are filled from here at once. With every letter of
 * a search each has another row, and nothing else is new.
 */
export function createLines(): Lines {
  const lines = new Map<number, { line: Element; cells?: LineCells }>()
  return {
    add(index, line) {
      lines.set(index, { line })
      return () => void lines.delete(index)
    },
    show({ pages, selection, inHand, context }) {
      for (const [index, place] of lines) {
        const row = rowAt(pages, index)
        // While one scrolls far, most lines go again before their row has come: they need no cells.
        if (row !== undefined) place.cells ??= createCells(place.line)
        place.cells?.show({
          row,
          isChosen: row !== undefined && isChosen(selection, row.id),
          isInHand: row !== undefined && row.id === inHand,
          context
        })
      }
    }
  }
}
