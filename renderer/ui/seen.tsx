/**
 * What a key decides, sends or prints must have been on screen long enough to be seen. Otherwise the second of two
 * presses could hit the next person, who has just come in the same place.
 */
import { createContext, type MouseEvent, type ReactNode, use, useLayoutEffect, useRef, useState } from 'react'

/** How long something has to have been painted, milliseconds. */
export const seenMs = 500

/** Whether something is seen. */
export interface Seen {
  /** Whether it had been on screen long enough at a time, as events have it. */
  isSeen: (at: number) => boolean
  /** It says something else now, which has to be seen anew. */
  begin: () => void
}

/** The clock of one place. `isShown`: nothing hides it. */
export function createSeen(isShown: () => boolean): Seen {
  let paintedAt = Number.POSITIVE_INFINITY
  let turn = 0
  return {
    isSeen: (at) => at - paintedAt >= seenMs && isShown(),
    begin() {
      paintedAt = Number.POSITIVE_INFINITY
      turn += 1
      const own = turn
      // The second frame comes after the first has been painted.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (own === turn) paintedAt = performance.now()
        })
      )
    }
  }
}

// Outside of every place nothing is seen: what is offered there and should be never acts, which is soon noticed.
const SeenContext = createContext<Seen>({ isSeen: () => false, begin: () => undefined })

/** What is known of the place that a component is in. */
export const useSeen = (): Seen => use(SeenContext)

interface Props {
  /** In one string all that a decision is taken by: once it changes, it has to be seen anew. */
  about: string
  className?: string | undefined
  children: ReactNode
}

/** A place in which keys act only on what has been seen. */
export function SeenPlace({ about, className, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [seen] = useState(() => createSeen(() => place.current?.checkVisibility({ visibilityProperty: true }) === true))
  // biome-ignore lint/correctness/useExhaustiveDependencies: it begins anew whenever it is about something else
  useLayoutEffect(() => seen.begin(), [seen, about])

  /** A press by key, or the second one of a double click, on what has just come. A single click is aimed. */
  function onClickCapture(event: MouseEvent) {
    const isAimed = event.detail === 1
    const isButton = event.target instanceof Element && event.target.closest('button') !== null
    if (isAimed || !isButton || seen.isSeen(event.timeStamp)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <SeenContext value={seen}>
      <div ref={place} className={className} onClickCapture={onClickCapture}>
        {children}
      </div>
    </SeenContext>
  )
}
