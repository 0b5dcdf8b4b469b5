// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
import { memo, useLayoutEffect, useRef } from 'react'
import type { RequestRow } from '../../preload/shapes.ts'
import type { CellContext } from './columns.ts'
import classes from './grid.module.css'
import { createCells, type LineCells } from './line-cells.ts'

interface Props {
  index: number
  /** Undefined while it is not here: the place is kept, empty. */
  row: RequestRow | undefined
  /** Distance from the top of the list, pixels. */
  offset: number
  isInHand: boolean
  isCursor: boolean
  isChosen: boolean
  context: CellContext
}

/** One row; painted again only when something of it has changed. The grid hears what is pressed in it. */
export const Line = memo(function Line({ index, row, offset, isInHand, isCursor, isChosen, context }: Props) {
  const line = useCells(row, isChosen, context)
  return (
    <div
      ref={line}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      aria-current={isInHand ? 'true' : undefined}
      aria-busy={row === undefined}
      tabIndex={isCursor ? 0 : -1}
      data-index={index}
      data-testid="request-row"
      className={`${classes.row} ${classes.line}`}
      style={{ top: offset }}
    />
  )
})

/** Fills the cells of the line that the answer is given to. */
function useCells(row: RequestRow | undefined, isChosen: boolean, context: CellContext) {
  const line = useRef<HTMLDivElement>(null)
  const cells = useRef<LineCells>(null)
  useLayoutEffect(() => {
    // While one scrolls far, most lines go again before their row has come: they need no cells.
    if (row !== undefined && line.current !== null) cells.current ??= createCells(line.current)
    cells.current?.show(row, isChosen, context)
  }, [row, isChosen, context])
  return line
}
