/** The days of the desk's own clock, which are as long as its zone makes them. */

/** When a local day begins, milliseconds since 1970 UTC; with `later`, that many days after it. */
export function dayStart(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).getTime()
}

/** When the local day ends in which `now` is, milliseconds since 1970 UTC. */
export function dayEnd(now: number): number {
  const day = new Date(now)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime()
}

/** The local day in which a moment is, `YYYY-MM-DD`. */
export function dayOf(now: number): string {
  const day = new Date(now)
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** The day so many days after another one. */
export function dayAfter(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date + later)).toISOString().slice(0, 10)
}

/** The Monday of the week in which a day is. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return dayAfter(day, -((weekday + 6) % 7))
}

/** Days as whoever counts by them is given them, so that a test can own the zone. */
export type Days = { of: (now: number) => string; start: (day: string) => number }

/** The days of this computer's zone, whichever it is by then. */
export const localDays: Days = { of: dayOf, start: dayStart }
