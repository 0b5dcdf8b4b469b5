import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { list, useList } from './list.ts'

type Scroller = { current: HTMLDivElement | null }

/** Has the pages read that are on screen. */
export function useVisiblePages(range: { startIndex: number; endIndex: number } | null) {
  const from = range?.startIndex ?? 0
  const to = range?.endIndex ?? 0
  useEffect(() => {
    void list.show({ from, to })
  }, [from, to])
}

/**
 * Another list begins where it is told to: at its top, or where it was left. `offsetOf` says how far it is scrolled, as
 * the last scroll event had it: the element itself would lay out all the new rows to say it.
 */
export function useBegin(scroll: Scroller, rowHeight: number, offsetOf: () => number | null) {
  const begin = useList((state) => state.begin)
  const done = useRef(begin.serial)
  useLayoutEffect(() => {
    if (done.current === begin.serial) return
    done.current = begin.serial
    const wanted = begin.row * rowHeight
    const goThere = () => {
      if (scroll.current !== null && offsetOf() !== wanted) scroll.current.scrollTop = wanted
    }
    goThere()
    // A scroll that was under way is heard of in the next frame, just before this.
    requestAnimationFrame(goThere)
  }, [begin, rowHeight, scroll, offsetOf])
}

/** When rows come in above, what is on screen stays where it is; at the very top the newest row is shown. */
export function useFollowMoved(scroll: Scroller, rowHeight: number) {
  const moved = useList((state) => state.moved)
  const done = useRef(moved.serial)
  useLayoutEffect(() => {
    const element = scroll.current
    if (done.current === moved.serial) return
    done.current = moved.serial
    if (element !== null && element.scrollTop > 0) element.scrollTop += moved.by * rowHeight
  }, [moved, rowHeight, scroll])
}

/** How wide the scroll bar is, so that the head keeps the same distance. */
export function useGutter(scroll: Scroller): number {
  const [gutter, setGutter] = useState(0)
  useLayoutEffect(() => {
    const element = scroll.current
    if (element === null) return
    const observer = new ResizeObserver(() => setGutter(element.offsetWidth - element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroll])
  return gutter
}
