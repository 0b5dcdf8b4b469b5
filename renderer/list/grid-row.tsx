// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
import { memo, useLayoutEffect, useRef } from 'react'
import classes from './grid.module.css'
import type { GridRows } from './grid-rows.ts'

interface Props {
  rows: GridRows
  index: number
  /** Distance from the top of the list, pixels. */
  offset: number
  isCursor: boolean
}

/** The place of one row, which `rows` fill. The grid hears what is pressed in it. */
export const GridRow = memo(function Line({ rows, index, offset, isCursor }: Props) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (element.current === null ? undefined : rows.add(index, element.current)), [rows, index])
  return (
    <div
      ref={element}
      role="row"
      aria-rowindex={index + 2}
      // As it comes; what it is then is up to who fills it.
      aria-busy="true"
      aria-selected="false"
      tabIndex={isCursor ? 0 : -1}
      data-index={index}
      data-testid="request-row"
      className={`${classes.row} ${classes.line}`}
      style={{ top: offset }}
    />
  )
})
