import type { CellContext } from './columns.ts'
import { type Pages, rowAt } from './page-cache.ts'
import { createCells, type RowCells } from './row-cells.ts'
import { isChosen, type Selection } from './selection-store.ts'

/** What the rows show. */
export interface Shown {
  pages: Pages
  selection: Selection
  /** The id of the request in hand. */
  inHand: string | null
  context: CellContext
}

/** The rows that exist, by their place in the list. */
export interface GridRows {
  /** A row has come at `index`; returns what to do when it goes. */
  add(index: number, element: Element): () => void
  /** Fills every row, each no more than it has changed. */
  show(shown: Shown): void
}

/**
 * Makes the rows of a grid. React says which ones exist; all of them are filled from here at once. With every letter of
 * a search each has another row, and nothing else is new.
 */
export function createGridRows(): GridRows {
  const places = new Map<number, { element: Element; cells?: RowCells }>()
  return {
    add(index, element) {
      places.set(index, { element })
      return () => void places.delete(index)
    },
    show({ pages, selection, inHand, context }) {
      for (const [index, place] of places) {
        const row = rowAt(pages, index)
        // During a long scroll most rows go again before their request has come, so they need no cells.
        if (row !== undefined) place.cells ??= createCells(place.element)
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
