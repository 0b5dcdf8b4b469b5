// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
import { memo, useLayoutEffect, useRef } from 'react'
import classes from './grid.module.css'
import type { Lines } from './grid-lines.ts'

interface Props {
  lines: Lines
  index: number
  /** Distance from the top of the list, pixels. */
  offset: number
  isCursor: boolean
}

/** The place of one row, which `lines` fill. The grid hears what is pressed in it. */
export const Line = memo(function Line({ lines, index, offset, isCursor }: Props) {
  const line = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => (line.current === null ? undefined : lines.add(index, line.current)), [lines, index])
  return (
    <div
      ref={line}
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
