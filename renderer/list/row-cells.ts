import type { RequestRow } from '../../preload/contract/request.ts'
import { type Cell, type CellContext, columns, emptyCell } from './columns.ts'
import classes from './grid.module.css'
import { copyOfShape } from './row-shapes.tsx'

/** What a row shows. */
export interface RowContent {
  /** Undefined while it is not here: the place is kept, empty. */
  row: RequestRow | undefined
  isChosen: boolean
  isInHand: boolean
  context: CellContext
}

/** The cells of a row: the box that chooses it, and those of the columns. */
export interface RowCells {
  /** Shows a request, or nothing while its row is not here. Only what differs is touched. */
  show(content: RowContent): void
}

/** Where the box of a row is; a press anywhere in it chooses. */
export const boxPlace = 'label'

/**
 * Makes the cells of a row inside `element`, which nobody else fills. By hand and not by React: with every letter of a
 * search a hundred cells change at once, and what changes is known already (docs/decisions/list-rows.md).
 */
export function createCells(element: Element): RowCells {
  element.append(emptyCells.cloneNode(true))
  const [place, ...cells] = element.children
  const box = place?.querySelector('input')
  const fills = cells.map(fillerOf)
  nameBox(box, cells[columns.findIndex(({ name }) => name === 'reference')])
  let shown: Partial<RowContent> = {}

  function fill(row: RequestRow | undefined, context: CellContext) {
    for (const [index, { cell }] of columns.entries()) {
      fills[index]?.(row === undefined ? emptyCell : cell(row, context))
    }
  }
  return {
    show(content) {
      const { row, context } = content
      showState(element, content, shown)
      if (box != null) showBox(box, content, shown)
      if (row !== shown.row || context !== shown.context) fill(row, context)
      shown = content
    }
  }
}

/** What the row itself says; it comes busy, and not chosen. */
function showState(element: Element, now: RowContent, before: Partial<RowContent>): void {
  if (now.row !== before.row) element.setAttribute('aria-busy', String(now.row === undefined))
  if (now.isChosen !== before.isChosen) element.setAttribute('aria-selected', String(now.isChosen))
  if (now.isInHand !== before.isInHand) setOrTake(element, 'aria-current', now.isInHand ? 'true' : undefined)
}

function showBox(box: HTMLInputElement, now: RowContent, before: Partial<RowContent>): void {
  if (now.context !== before.context) box.setAttribute('aria-label', now.context.words('list.choose'))
  box.hidden = now.row === undefined
  box.checked = now.isChosen
}

let lastName = 0

/** The box is called by its own word and the reference beside it: texts that are there anyway. */
function nameBox(box: Element | null | undefined, reference: Element | undefined): void {
  if (box == null || reference === undefined) return
  lastName += 1
  box.id = `choose-${lastName}`
  reference.id = `reference-${lastName}`
  box.setAttribute('aria-labelledby', `${box.id} ${reference.id}`)
}

/** The cells of any row before there is something in them; rows take copies. */
const emptyCells = document.createDocumentFragment()
emptyCells.append(boxCell(), ...columns.map(({ name }) => cellOf(name)))

function cellOf(name: string): Element {
  const element = document.createElement('div')
  element.className = classes.cell ?? ''
  element.setAttribute('role', 'gridcell')
  element.dataset.column = name
  return element
}

/** By key it is Space on the row, so the box itself is no stop on the way. */
function boxCell(): Element {
  const [cell, place, box] = [cellOf('select'), document.createElement(boxPlace), document.createElement('input')]
  place.className = classes.box ?? ''
  box.type = 'checkbox'
  box.tabIndex = -1
  place.append(box)
  cell.append(place)
  return cell
}

/** How to have a cell show something. */
function fillerOf(element: Element): (cell: Cell) => void {
  const text = document.createTextNode('')
  element.append(text)
  let shown = emptyCell

  function fill(cell: Cell) {
    if (cell.text !== shown.text) text.data = cell.text
    if (cell.mark !== shown.mark) fillMark(element, cell.mark)
    if (cell.shape !== shown.shape) fillShape(text, cell.shape)
    if (cell.grey !== shown.grey || cell.besides !== shown.besides) fillBesides(text, cell)
    if (cell.title !== shown.title) setOrTake(element, 'title', cell.title)
    if (cell.label !== shown.label) setOrTake(element, 'aria-label', cell.label)
    shown = cell
  }
  return fill
}

/** The mark of the row's service stands before everything else in its cell. */
function fillMark(element: Element, mark: Cell['mark']): void {
  element.querySelector('[data-mark]')?.remove()
  if (mark === undefined) return
  const place = document.createElement('span')
  place.className = classes.mark ?? ''
  place.dataset.mark = mark.color
  if (mark.name !== '') place.append(spanOf('visually-hidden', mark.name), ' ')
  if (mark.test !== null) place.append(spanOf(classes.testMark, mark.test), ' ')
  element.prepend(place)
}

function fillShape(text: Text, shape: Cell['shape']): void {
  text.previousSibling?.remove()
  if (shape !== undefined) text.before(copyOfShape(shape))
}

function fillBesides(text: Text, { grey, besides }: Cell): void {
  while (text.nextSibling !== null) text.nextSibling.remove()
  if (grey !== undefined) text.after(' ', spanOf(besides === undefined ? classes.grey : classes.greyBesides, grey))
  if (besides !== undefined) text.parentNode?.append(' ', spanOf(classes.besides, besides))
}

function spanOf(className: string | undefined, words: string): HTMLElement {
  const span = document.createElement('span')
  span.className = className ?? ''
  span.textContent = words
  return span
}

function setOrTake(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
