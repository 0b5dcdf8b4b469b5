import type { RequestRow } from '../../preload/shapes.ts'
import { type Cell, type CellContext, columns, emptyCell } from './columns.ts'
import classes from './grid.module.css'
import { copyOfShape } from './line-shapes.tsx'

/** The cells of a line. */
export interface LineCells {
  /** Shows a request, or nothing while its row is not here. Only what differs from what is shown is touched. */
  show(row: RequestRow | undefined, context: CellContext): void
}

/**
 * Makes the cells of a line inside `place`, which nobody else fills. By hand and not by React: with every letter of a
 * search a hundred cells change at once, and React takes several times as long to find out what we know already.
 */
export function createCells(place: Element): LineCells {
  place.append(emptyCells.cloneNode(true))
  const fills = [...place.children].map(fillerOf)
  return {
    show(row, context) {
      for (const [index, { cell }] of columns.entries()) {
        fills[index]?.(row === undefined ? emptyCell : cell(row, context))
      }
    }
  }
}

/** The cells of any line before there is something in them; lines take copies. */
const emptyCells = document.createDocumentFragment()
emptyCells.append(...columns.map(({ name }) => cellOf(name)))

function cellOf(name: string): Element {
  const element = document.createElement('div')
  element.className = classes.cell ?? ''
  element.setAttribute('role', 'gridcell')
  element.dataset.column = name
  return element
}

/** How to have a cell show something. */
function fillerOf(element: Element): (cell: Cell) => void {
  const text = document.createTextNode('')
  element.append(text)
  let shown = emptyCell

  function fill(cell: Cell) {
    if (cell.text !== shown.text) text.data = cell.text
    if (cell.shape !== shown.shape) fillShape(text, cell.shape)
    if (cell.besides !== shown.besides) fillBesides(text, cell.besides)
    if (cell.title !== shown.title) setOrTake(element, 'title', cell.title)
    if (cell.label !== shown.label) setOrTake(element, 'aria-label', cell.label)
    shown = cell
  }
  return fill
}

function fillShape(text: Text, shape: Cell['shape']): void {
  text.previousSibling?.remove()
  if (shape !== undefined) text.before(copyOfShape(shape))
}

function fillBesides(text: Text, besides: Cell['besides']): void {
  text.nextSibling?.remove()
  if (besides === undefined) return
  const words = document.createElement('span')
  words.className = classes.besides ?? ''
  words.textContent = besides
  text.after(words)
}

function setOrTake(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
