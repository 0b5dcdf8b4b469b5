/** The days of the desk's own clock. */

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
