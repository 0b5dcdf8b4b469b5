/** Days by this desk's own clock, as `YYYY-MM-DD`. */

/** The day so many days before `now`. */
export function dayBefore(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** The Monday of the week in which `now` is. */
export const mondayBefore = (now: Date): string => dayBefore(now, (now.getDay() + 6) % 7)
