/** What the clerk may want to see of a service's list. */
import { type Verdict, verdicts } from './outcomes.ts'
import type { RequestState } from './request-states.ts'

/**
 * The saved views. `waiting`: has not ended yet, on the service or on its way there; `toDecide`: completed, and the clerk
 * has not said anything yet; `expiringToday`: pending, and its link runs out before the desk's day ends; `proofMissing`:
 * completed without a kept proof; `notFiled`: accepted, and its
 * proof was neither filed nor saved nor printed; `needsAttention`: needs the clerk before it can go out, or was refused.
 */
export const listViews = [
  'all',
  'waiting',
  'toDecide',
  'expiringToday',
  'proofMissing',
  'notFiled',
  'needsAttention'
] as const
export type ListView = (typeof listViews)[number]

/** What the clerk decided, `none`: nothing yet. */
export const listVerdicts = ['none', ...verdicts] as const
export type ListVerdict = 'none' | Verdict

/** What the list may be sorted by. Whatever it is, requests that are the same in it stand newest first. */
export const listOrders = ['createdAt', 'reference', 'who', 'status', 'outcome'] as const
export type ListOrder = (typeof listOrders)[number]

/** Everything that decides which requests the list shows, and in which order. */
export type ListQuery = {
  view: ListView
  /**
   * Words that are all in the reference, the name, code or birth date (asked for or received), the reason or the note,
   * whatever their case, accents, alphabet and punctuation.
   */
  search: string
  /** Any of these; empty: whatever it is. */
  statuses: RequestState[]
  /** Any of these; empty: whatever it is. */
  verdicts: ListVerdict[]
  /** The first day, by the desk's own clock, on which they may have been created, `YYYY-MM-DD`. */
  from: string | null
  /** The last such day. */
  to: string | null
  /** The same of the day on which the person completed it. */
  completedFrom: string | null
  completedTo: string | null
  /** The same of the day on which the clerk decided last. */
  decidedFrom: string | null
  decidedTo: string | null
  /** Only those whose proof this desk has not put into the office's folder. */
  notFiled: boolean
  sort: { by: ListOrder; descending: boolean }
}

/** How many requests each view has. */
export type ListCounts = Record<ListView, number>

/** The longest search, in signs. */
export const longestSearch = 200

/** The query that shows a service's whole list, newest first. */
export const wholeList: ListQuery = {
  view: 'all',
  search: '',
  statuses: [],
  verdicts: [],
  from: null,
  to: null,
  completedFrom: null,
  completedTo: null,
  decidedFrom: null,
  decidedTo: null,
  notFiled: false,
  sort: { by: 'createdAt', descending: true }
}

/** The same query without what is looked for of one day: words and days. What of a kind there is stays. */
export const ofAnyDay = (query: ListQuery): ListQuery => ({
  ...query,
  search: '',
  from: null,
  to: null,
  completedFrom: null,
  completedTo: null,
  decidedFrom: null,
  decidedTo: null
})
