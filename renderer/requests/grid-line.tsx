// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on rows, by roving tabindex; cells take none
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its rows
import { type MouseEvent, memo, useLayoutEffect, useRef } from 'react'
import type { RequestRow } from '../../preload/shapes.ts'
import type { CellContext } from './columns.ts'
import classes from './grid.module.css'
import { createCells, type LineCells } from './line-cells.ts'

/** What a press on a row means: the box chooses, anything else opens. */
export type LinePress = (index: number, row: RequestRow | undefined, event: MouseEvent, isOnBox: boolean) => void

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
  onPress: LinePress
}

/** One row; painted again only when something of it has changed. */
export const Line = memo(function Line(props: Props) {
  const { index, row, offset, isInHand, isCursor, isChosen, context, onPress } = props
  const place = useCells(row, context)
  return (
    <div
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
      onClick={(event) => onPress(index, row, event, false)}
    >
      <div role="gridcell" className={classes.cell} data-column="select">
        {row === undefined ? null : (
          <Box row={row} isChosen={isChosen} context={context} onPress={(event) => onPress(index, row, event, true)} />
        )}
      </div>
      <div role="presentation" className={classes.cells} ref={place} />
    </div>
  )
})

/** Fills the cells of a line inside the element that the answer is given to. */
function useCells(row: RequestRow | undefined, context: CellContext) {
  const place = useRef<HTMLDivElement>(null)
  const cells = useRef<LineCells>(null)
  useLayoutEffect(() => {
    // While one scrolls far, most lines go again before their row has come: they need no cells.
    if (row !== undefined && place.current !== null) cells.current ??= createCells(place.current)
    cells.current?.show(row, context)
  }, [row, context])
  return place
}

interface BoxProps {
  row: RequestRow
  isChosen: boolean
  context: CellContext
  onPress: (event: MouseEvent) => void
}

/** The box of a row. By key it is Space on the row, so the box itself is no stop on the way. */
function Box({ row, isChosen, context, onPress }: BoxProps) {
  return (
    <label
      className={classes.box}
      // The row opens by a press; the box is not part of that, and does not take the focus from the row.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => event.stopPropagation()}
    >
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isChosen}
        aria-label={context.t('list.choose', { reference: row.reference })}
        onClick={onPress}
        onChange={() => undefined}
      />
    </label>
  )
}
