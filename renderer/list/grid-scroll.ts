import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { GridWindow } from './grid-window.ts'
import { list, useList } from './list.ts'
import type { Stretch } from './page-cache.ts'

type Scroller = { current: HTMLDivElement | null }

/** Has the pages read that are on screen. */
export function useVisiblePages(onScreen: Stretch | null) {
  const from = onScreen?.from
  const to = onScreen?.to
  useEffect(() => {
    // Before it is known how high the window is, the list stays where it was opened.
    if (from !== undefined && to !== undefined) void list.show({ from, to })
  }, [from, to])
}

/** Another list begins where it is told to: at its top, or where it was left. */
export function useBegin(rowHeight: number, { offset, goTo }: GridWindow) {
  const begin = useList((state) => state.begin)
  const done = useRef(begin.serial)
  useLayoutEffect(() => {
    if (done.current === begin.serial) return
    done.current = begin.serial
    const wanted = begin.row * rowHeight
    const goThere = () => {
      if (offset() !== wanted) goTo(wanted)
    }
    goThere()
    // A scroll that was under way is heard of in the next frame, just before this.
    requestAnimationFrame(goThere)
  }, [begin, rowHeight, offset, goTo])
}

/** When rows come in above, what is on screen stays where it is; at the very top the newest row is shown. */
export function useFollowMoved(rowHeight: number, { offset, goTo }: GridWindow) {
  const moved = useList((state) => state.moved)
  const done = useRef(moved.serial)
  useLayoutEffect(() => {
    if (done.current === moved.serial) return
    done.current = moved.serial
    if (offset() > 0) goTo(offset() + moved.by * rowHeight)
  }, [moved, rowHeight, offset, goTo])
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
