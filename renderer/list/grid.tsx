// biome-ignore-all lint/a11y/useSemanticElements: a table's rows cannot be placed one by one, as a list of any length needs
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState
} from 'react'
import { useTranslation } from 'react-i18next'
import { isForTest } from '../../common/words/services.ts'
import { useLocale } from '../locales/use-locale.ts'
import { rememberWords } from '../locales/words.ts'
import { useConnections } from '../state/connection-store.ts'
import { useDesk } from '../state/desk-store.ts'
import { inHandNow, mayShowBeside, showBeside, takeInHand, useHand } from '../state/hand-store.ts'
import { comboOf } from '../ui/keys.ts'
import { useKeys } from '../ui/use-keys.ts'
import { useNow } from '../ui/use-now.ts'
import { type CellContext, columns, type RowMark } from './columns.ts'
import classes from './grid.module.css'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import { createGridRows } from './grid-rows.ts'
import { useBegin, useFollowMoved, useGutter, useVisiblePages } from './grid-scroll.ts'
import { rowHeights, stepFor } from './grid-steps.ts'
import { useGridWindow } from './grid-window.ts'
import { list, useList } from './list.ts'
import { focusRow } from './list-search.tsx'
import { rowAt } from './page-cache.ts'
import { boxPlace } from './row-cells.ts'
import { existingRows } from './rows-on-screen.ts'
import { createRange } from './selection-range.ts'
import { chooseAll, isChosen, selectionStore, setChosen, useSelection } from './selection-store.ts'

const range = createRange(list.rows)

/** Takes a row into what is chosen, or out of it. */
function toggle(id: string): void {
  setChosen([id], !isChosen(selectionStore.getState().selection, id))
  range.end()
}

/** What a press on a row means: the box chooses, anything else opens. */
function onPress(event: MouseEvent<HTMLElement>): void {
  const target = event.target as Element
  const [line, box] = [target.closest('[data-index]'), target.closest(boxPlace)?.querySelector('input')]
  // A press beside the box presses the box too: that one counts.
  if (line === null || (box != null && target !== box)) return
  const { cursor, pages } = list.store.getState()
  const index = Number(line.getAttribute('data-index'))
  const row = rowAt(pages, index)
  list.moveTo(index)
  if (row === undefined) return
  if (event.shiftKey) void range.extend(cursor.index, index)
  else if (box != null || event.ctrlKey || event.metaKey) toggle(row.id)
  else takeInHand({ kind: 'request', id: row.id })
  // The box has ticked itself, whatever it was pressed for.
  if (box != null) box.checked = isChosen(selectionStore.getState().selection, row.id)
}

/** The row opens by a press; the box is not part of that, and does not take the focus from the row. */
function onMouseDown(event: MouseEvent<HTMLElement>): void {
  if ((event.target as Element).closest(boxPlace) !== null) event.preventDefault()
}

/** What has the arrow keys to itself: text, and what is chosen among by them. */
const ownArrows =
  'input, textarea, select, [contenteditable], [role="radio"], [role="slider"], [role^="menu"], [role="tab"]'

/** Whether an arrow key pressed there goes through the list: nothing has the focus, or something in the request in hand. */
function goesThroughList(target: EventTarget | null): boolean {
  if (target === document.body) return true
  const { hand } = useHand.getState()
  // A phone may be aimed at the code.
  if (hand.kind !== 'request' || hand.isHandedOver === true || !(target instanceof Element)) return false
  return target.closest('[data-focus-place="hand"]') !== null && target.closest(ownArrows) === null
}

/** The list: only the rows on screen exist, whatever its length. */
export function RequestGrid({ showsHandBeside }: { showsHandBeside: boolean }) {
  const { t } = useTranslation()
  const rowSize = useDesk((state) => state.preferences.rows)
  const height = rowHeights[rowSize]
  const scroll = useRef<HTMLDivElement>(null)
  const pages = useList((state) => state.pages)
  const count = useList((state) => state.total) ?? 0
  const cursorIndex = useList((state) => state.cursor.index)
  const shownView = useList((state) => state.query.view)
  const inHand = useHand(({ hand }) => (hand.kind === 'request' ? hand.id : null))
  const selection = useSelection((now) => now)
  const context = useCellContext()
  const [gridRows] = useState(createGridRows)

  const view = useGridWindow({ scroll, rowHeight: height, count, begin: () => list.place().from })
  useVisiblePages(view.onScreen)
  useBegin(height, view)
  useFollowMoved(height, view)
  const gutter = useGutter(scroll)
  const focusCursor = useRowFocus(scroll, cursorIndex)
  const rows = view.onScreen === null ? [] : existingRows(view.onScreen, count, cursorIndex)
  // With every time: some of them may be new.
  useLayoutEffect(() => gridRows.show({ pages, selection, inHand, context }))

  function step(to: number, extends_: boolean) {
    list.moveTo(to)
    focusCursor()
    const { cursor: moved } = list.store.getState()
    view.reveal(moved.index)
    if (extends_) return void range.extend(cursorIndex, moved.index)
    range.end()
    if (showsHandBeside && moved.id !== null) showBeside(moved.id)
  }

  /** Goes down; where the cursor's row is not the one in hand, that one comes first. */
  function down() {
    const { cursor } = list.store.getState()
    const isSkipped = showsHandBeside && cursor.id !== null && mayShowBeside() && cursor.id !== inHandNow()
    step(isSkipped ? cursor.index : cursor.index + 1, false)
  }

  /** Goes on from the request in hand, where the list is covered by it. */
  function goOnCovered(by: 1 | -1) {
    list.moveTo(list.store.getState().cursor.index + by)
    const { cursor: moved } = list.store.getState()
    view.reveal(moved.index)
    if (moved.id !== null && moved.id !== inHandNow() && mayShowBeside()) takeInHand({ kind: 'request', id: moved.id })
  }

  useKeys(
    {
      arrowdown: () => (focusRow() ? down() : goOnCovered(1)),
      arrowup: () => (focusRow() ? step(list.store.getState().cursor.index - 1, false) : goOnCovered(-1))
    },
    { isFor: goesThroughList }
  )
  // After the last decision the focus is nowhere: the key of the list works from there, too.
  useKeys({ 'mod+a': () => chooseAll(list.store.getState().query) }, { isFor: (target) => target === document.body })

  /** Goes where a key of the list leads; returns whether it was one. */
  function move({ key, shiftKey }: KeyboardEvent): boolean {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 0) / height) - 1)
    const to = stepFor(key, cursorIndex, count, page)
    if (key === 'ArrowDown' && !shiftKey) down()
    else if (to !== null) step(to, shiftKey)
    return to !== null
  }

  function onKeyDown(event: KeyboardEvent) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const { cursor, query } = list.store.getState()
    if (isPlain && move(event)) return event.preventDefault()
    if (comboOf(event.nativeEvent) === 'mod+a') chooseAll(query)
    else if (isPlain && event.key === ' ' && cursor.id !== null) toggle(cursor.id)
    else if (isPlain && event.key === 'Enter' && cursor.id !== null) takeInHand({ kind: 'request', id: cursor.id })
    else return
    event.preventDefault()
  }

  return (
    <div
      role="grid"
      aria-label={t(`list.views.${shownView}`)}
      aria-multiselectable="true"
      aria-rowcount={count + 1}
      aria-colcount={columns.length + 1}
      className={classes.grid}
      data-rows={rowSize}
      style={{ '--row-height': `${height}px`, '--gutter': `${gutter}px` } as CSSProperties}
    >
      <GridHead />
      <div
        role="rowgroup"
        ref={scroll}
        className={classes.scroll}
        data-scroll="requests"
        onKeyDown={onKeyDown}
        onClick={onPress}
        onMouseDown={onMouseDown}
      >
        <div role="presentation" className={classes.space} style={{ height: count * height }}>
          {rows.map((index) => (
            <GridRow
              key={index}
              rows={gridRows}
              index={index}
              offset={index * height}
              isCursor={index === cursorIndex}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

/** What the cells need, the same object until something of it has changed. */
function useCellContext(): CellContext {
  const { t } = useTranslation()
  const locale = useLocale()
  const now = useNow(30_000)
  const offsets = useConnections(({ connections }) =>
    JSON.stringify(Object.values(connections).map(({ serviceId, clockOffsetMs }) => [serviceId, clockOffsetMs]))
  )
  const words = useMemo(() => rememberWords(t), [t])
  const serviceNow = useMemo(() => {
    const known = new Map(JSON.parse(offsets) as [string, number][])
    return (serviceId: string) => now + (known.get(serviceId) ?? 0)
  }, [offsets, now])
  const markOf = useRowMarks()
  return useMemo(() => ({ t, words, locale, now, serviceNow, markOf }), [t, words, locale, now, serviceNow, markOf])
}

/** The marks of the services' rows: of all that are for practice, and of each where the list has several. */
function useRowMarks(): CellContext['markOf'] {
  const { t } = useTranslation()
  const services = useDesk((state) => state.services)
  const isAll = useDesk((state) => state.isAll)
  return useMemo(() => {
    const marked = (services ?? []).filter((service) => isAll || isForTest(service))
    const marks = new Map<string, RowMark>(
      marked.map((service) => [
        service.id,
        {
          color: service.color,
          name: isAll ? service.name : '',
          test: isForTest(service) ? t('environment.testBadge') : null
        }
      ])
    )
    return (serviceId) => marks.get(serviceId)
  }, [services, isAll, t])
}

/** Keeps the focus on the cursor's row as it moves; returns how to bring it there. */
function useRowFocus(scroll: { current: HTMLDivElement | null }, index: number) {
  const wantsFocus = useRef(false)
  useLayoutEffect(() => {
    const focused = document.activeElement
    const isOnRow = focused instanceof HTMLElement && scroll.current?.contains(focused) === true
    // Rows that came in above have taken the cursor's place: the focus goes on with its request.
    const isLeftBehind = isOnRow && focused.getAttribute('data-index') !== String(index)
    // Rows have come where there were none: they take over the focus that was left on the title.
    const isOnTitle = focused?.matches('[data-focus-place="list"] [data-focus-home]') === true
    if (!wantsFocus.current && !isLeftBehind && !isOnTitle) return
    const row = scroll.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    if (row == null) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })
  return useCallback(() => {
    wantsFocus.current = true
  }, [])
}
