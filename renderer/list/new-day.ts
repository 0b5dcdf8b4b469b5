/** A list is never shown filtered by yesterday's search on a new day. */
import { type ListQuery, ofAnyDay } from '../../common/words/list-query.ts'
import { askFor, list } from './list.ts'
import { dayBefore } from './list-dates.ts'

/** Whoever has changed the search so lately is typing it, and means today. */
const typingMs = 5 * 60_000

/** What is known of when the list was asked for what it shows. */
interface Asked {
  query: ListQuery
  /** Milliseconds since 1970 UTC. */
  at: number
}

const dayOf = (at: number): string => dayBefore(new Date(at), 0)

/** What to ask for once the clerk does something at `now`; null where what was asked may stay. */
export function askedAnew({ query, at }: Asked, now: number): ListQuery | null {
  if (dayOf(at) === dayOf(now) || Math.abs(now - at) < typingMs) return null
  return ofAnyDay(query)
}

const activities = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const

/** On the first activity of another day, what was looked for on the day before is not looked for any more. Returns how to stop. */
export function followDays(): () => void {
  let asked: Asked = { query: list.store.getState().query, at: Date.now() }
  const stop = list.store.subscribe(({ query }) => {
    if (query !== asked.query) asked = { query, at: Date.now() }
  })
  function look() {
    const now = Date.now()
    const anew = askedAnew(asked, now)
    // What was being typed over midnight is today's.
    if (anew === null) {
      if (dayOf(asked.at) !== dayOf(now)) asked = { ...asked, at: now }
      return
    }
    asked = { ...asked, at: now }
    if (JSON.stringify(anew) !== JSON.stringify(asked.query)) void askFor(() => anew)
  }
  // Before anybody else hears of it: what is typed goes into the field that was cleared.
  for (const name of activities) window.addEventListener(name, look, { capture: true, passive: true })
  return () => {
    stop()
    for (const name of activities) window.removeEventListener(name, look, { capture: true })
  }
}
