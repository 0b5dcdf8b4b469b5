import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Stretch } from './page-cache.ts'
import { clamped, rowsOnScreen } from './rows-on-screen.ts'

/** The list as its window shows it. Offsets in pixels from the top of the list. */
export interface GridWindow {
  /** Null until it is known how high the window is. */
  onScreen: Stretch | null
  /** How far it is scrolled, as far as was heard: the element itself would lay out all the new rows to say it. */
  offset: () => number
  /** Scrolls, and shows the rows there in the same frame. */
  goTo: (offset: number) => void
  /** Scrolls no farther than it takes to have the whole row on screen. */
  reveal: (row: number) => void
}

interface Options {
  scroll: RefObject<HTMLElement | null>
  rowHeight: number
  count: number
  /** The first row on screen to begin with. */
  begin: () => number
}

/** Follows which rows are on screen. */
export function useGridWindow({ scroll, rowHeight, count, begin }: Options): GridWindow {
  const [onScreen, setOnScreen] = useState<Stretch | null>(null)
  const place = useRef({ offset: 0, height: 0 })

  const moved = useCallback(
    (offset: number) => {
      place.current.offset = offset
      const next = rowsOnScreen(place.current, rowHeight)
      setOnScreen((last) => (last?.from === next.from && last.to === next.to ? last : next))
    },
    [rowHeight]
  )
  const goTo = useCallback(
    (offset: number) => {
      const element = scroll.current
      if (element === null) return
      element.scrollTop = offset
      moved(element.scrollTop)
    },
    [scroll, moved]
  )
  const reveal = useCallback(
    (row: number) => {
      const { offset, height } = place.current
      const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight]
      if (top < offset) goTo(top)
      else if (bottom > offset + height) goTo(bottom - height)
    },
    [rowHeight, goTo]
  )

  const first = useRef(begin)
  useLayoutEffect(() => {
    const element = scroll.current
    if (element === null) return
    const measure = () => {
      place.current.height = element.clientHeight
      moved(element.scrollTop)
    }
    element.scrollTop = first.current() * rowHeight
    measure()
    // At once: rows that come a frame later would be seen as a gap.
    const onScroll = () => flushSync(() => moved(element.scrollTop))
    const observer = new ResizeObserver(measure)
    element.addEventListener('scroll', onScroll, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [scroll, rowHeight, moved])

  const offset = useCallback(() => place.current.offset, [])
  const shown = useMemo(() => (onScreen === null ? null : clamped(onScreen, count)), [onScreen, count])
  return { onScreen: shown, offset, goTo, reveal }
}
