/** What may be asked of the list. The IPC contract says what each word means. */

/** A request's state as the list filters by it. */
export type ListStatus = 'notSent' | 'waiting' | 'matching' | 'differing' | 'notCompared' | 'expired' | 'other'

/** What the clerk decided, in the order in which the list keeps it. */
export const listVerdicts = ['none', 'accept', 'reject', 'askAgain'] as const

/** What the clerk decided; `none`: nothing yet. */
export type ListVerdict = (typeof listVerdicts)[number]

/** The saved views. */
export const listViews = ['all', 'waiting', 'toDecide', 'expiringToday', 'proofMissing', 'parked'] as const

/** A saved view. */
export type ListView = (typeof listViews)[number]

/** What the list may be sorted by. */
export type ListOrder = 'createdAt' | 'reference' | 'who' | 'status' | 'completedAt'

/** Everything that decides which requests the list shows, and in which order. */
export type ListQuery = {
  view: ListView
  search: string
  statuses: readonly ListStatus[]
  verdicts: readonly ListVerdict[]
  /** Days of the desk's own clock, `YYYY-MM-DD`. */
  from: string | null
  to: string | null
  sort: { by: ListOrder; descending: boolean }
}

/** How many requests each view has. */
export type ListCounts = Record<ListView, number>

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
