/**
 * What a key decides, sends or prints must have been on screen long enough to be seen. Otherwise the second of two
 * presses could hit the next person, who has just come in the same place.
 */
import i18next from 'i18next'
import { createContext, type MouseEvent, type ReactNode, use, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from './announce.tsx'
import { Note } from './note.tsx'
import classes from './seen.module.css'

/** How long something has to have been painted, milliseconds. */
export const seenMs = 500

/** Whether something is seen. */
export interface Seen {
  /** Whether it had been on screen long enough at a time, as events have it. */
  isSeen: (at: number) => boolean
  /** It says something else now, which has to be seen anew. */
  begin: () => void
}

/** The same, with what the place tells the clerk. */
export interface SeenHere extends Seen {
  /** Whether a press acts. Where it does not, the clerk is told: a press that nothing comes of looks like a fault. */
  takes: (pressedAt: number) => boolean
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
const SeenContext = createContext<SeenHere>({ isSeen: () => false, begin: () => undefined, takes: () => false })

/** What is known of the place that a component is in. */
export const useSeen = (): SeenHere => use(SeenContext)

interface Props {
  /** In one string all that a decision is taken by: once it changes, it has to be seen anew. */
  about: string
  className?: string | undefined
  children: ReactNode
}

/** A place in which keys act only on what has been seen. */
export function SeenPlace({ about, className, children }: Props) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // What it was about when a press was not taken: what came since is told of no more.
  const [tooEarly, setTooEarly] = useState<string | null>(null)
  const now = useRef(about)
  const [seen] = useState((): SeenHere => {
    const clock = createSeen(() => place.current?.checkVisibility({ visibilityProperty: true }) === true)
    const takes = (pressedAt: number) => {
      const isTaken = clock.isSeen(pressedAt)
      setTooEarly(isTaken ? null : now.current)
      if (!isTaken) announce(i18next.t('action.notSeen'))
      return isTaken
    }
    return { ...clock, takes }
  })
  useLayoutEffect(() => {
    now.current = about
    seen.begin()
  }, [seen, about])

  /** A press by key, or the second one of a double click, on what has just come. A single click is aimed. */
  function onClickCapture(event: MouseEvent) {
    const isAimed = event.detail === 1
    const isByKey = event.detail === 0
    const isButton = event.target instanceof Element && event.target.closest('button') !== null
    if (isAimed || !isButton) return
    if (isByKey ? seen.takes(event.timeStamp) : seen.isSeen(event.timeStamp)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <SeenContext value={seen}>
      <div ref={place} className={className} onClickCapture={onClickCapture}>
        {tooEarly === about ? (
          <div className={classes.told}>
            <Note tone="warn">
              <p>{t('action.notSeen')}</p>
            </Note>
          </div>
        ) : null}
        {children}
      </div>
    </SeenContext>
  )
}
