// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on rows, by roving tabindex; cells and heads take none
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its rows
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { columns, features, type Place } from './columns.tsx'
import classes from './grid.module.css'
import { rowHeight, stepFor, withCursor } from './grid-steps.ts'
import { lookAt, takeInHand, useHand } from './hand-store.ts'
import { list, useList } from './list.ts'
import { rowAt } from './page-cache.ts'

/** The list: only the rows on screen exist, whatever its length. */
export function RequestGrid({ showsHandBeside }: { showsHandBeside: boolean }) {
  const { t } = useTranslation()
  const scroll = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const { pages, total, cursor } = useList((state) => state)
  const count = total ?? 0
  const inHand = useHand(({ hand }) => (hand.kind === 'request' ? hand.id : null))

  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The row that the cursor stands on always exists, or the focus would fall off the page.
    rangeExtractor: (range) => withCursor(range, cursor.index)
  })
  const items = virtual.getVirtualItems()
  useVisiblePages(virtual.range)
  useFollowMoved(scroll)

  const places = useMemo<Place[]>(
    () => items.map((item) => ({ index: item.index, row: rowAt(pages, item.index) })),
    [items, pages]
  )
  const table = useTable({ features, columns, data: places, getRowId: (place) => String(place.index) })

  useLayoutEffect(() => {
    const focused = document.activeElement
    const isOnRow = focused instanceof HTMLElement && scroll.current?.contains(focused) === true
    // Rows that came in above have taken the cursor's place: the focus goes on with its request.
    const isLeftBehind = isOnRow && focused.getAttribute('data-index') !== String(cursor.index)
    if (!wantsFocus.current && !isLeftBehind) return
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${cursor.index}"]`)
    if (row == null) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })

  function step(to: number) {
    list.moveTo(to)
    wantsFocus.current = true
    const { cursor: moved } = list.store.getState()
    virtual.scrollToIndex(moved.index)
    if (showsHandBeside && moved.id !== null) lookAt(moved.id)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / rowHeight) - 1)
    const to = stepFor(event.key, cursor.index, count, page)
    if (to !== null) step(to)
    else if (event.key === 'Enter' && cursor.id !== null) takeInHand({ kind: 'request', id: cursor.id })
    else return
    event.preventDefault()
  }

  return (
    <div
      role="grid"
      aria-label={t('list.title')}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      className={classes.grid}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup">
        {table.getHeaderGroups().map((group) => (
          <div key={group.id} role="row" aria-rowindex={1} className={`${classes.row} ${classes.head}`}>
            {group.headers.map((header) => (
              <div key={header.id} role="columnheader" className={classes.cell}>
                <table.FlexRender header={header} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div role="rowgroup" ref={scroll} className={classes.scroll} data-scroll="requests">
        <div role="presentation" className={classes.space} style={{ height: virtual.getTotalSize() }}>
          {table.getRowModel().rows.map((row) => (
            <Line
              key={row.id}
              place={row.original}
              isInHand={row.original.row !== undefined && row.original.row.id === inHand}
              isCursor={row.original.index === cursor.index}
            >
              {row.getAllCells().map((cell) => (
                <div key={cell.id} role="gridcell" className={classes.cell} data-column={cell.column.id}>
                  {row.original.row === undefined ? (
                    <span className={classes.bone} />
                  ) : (
                    <table.FlexRender cell={cell} />
                  )}
                </div>
              ))}
            </Line>
          ))}
        </div>
      </div>
    </div>
  )
}

interface LineProps {
  place: Place
  isInHand: boolean
  isCursor: boolean
  children: ReactNode
}

function Line({ place, isInHand, isCursor, children }: LineProps) {
  const { index, row } = place
  function open() {
    list.moveTo(index)
    if (row !== undefined) takeInHand({ kind: 'request', id: row.id })
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isInHand}
      aria-busy={row === undefined}
      tabIndex={isCursor ? 0 : -1}
      data-index={index}
      data-testid="request-row"
      className={`${classes.row} ${classes.line}`}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      onClick={open}
    >
      {children}
    </div>
  )
}

/** Has the pages read that are on screen. */
function useVisiblePages(range: { startIndex: number; endIndex: number } | null) {
  const from = range?.startIndex ?? 0
  const to = range?.endIndex ?? 0
  useEffect(() => {
    void list.show({ from, to })
  }, [from, to])
}

/** When rows come in above, what is on screen stays where it is; at the very top the newest row is shown. */
function useFollowMoved(scroll: { current: HTMLDivElement | null }) {
  const moved = useList((state) => state.moved)
  useLayoutEffect(() => {
    const element = scroll.current
    if (moved.serial > 0 && element !== null && element.scrollTop > 0) element.scrollTop += moved.by * rowHeight
  }, [moved, scroll])
}
