/** What the list is asked for: a view, narrowed by words and filters, in an order. Main does all of it in SQL. */
import {
  type ListQuery,
  type ListVerdict,
  type ListView,
  listVerdicts,
  listViews,
  wholeList
} from '../../common/words/list-query.ts'
import type { TodayPart } from '../../common/words/numbers.ts'
import { type RequestState, requestStates } from '../../common/words/request-states.ts'

/** What the list can be ordered by. */
export type SortBy = ListQuery['sort']['by']

/** The saved views, in the order of the rail and of their keys. */
export const views: readonly ListView[] = listViews

/** States in the order in which a request goes through them. */
export const statusFilters: readonly RequestState[] = requestStates

/** Decisions as the clerk is offered them. */
export const verdictFilters: readonly ListVerdict[] = listVerdicts

/** Most characters that are searched for; longer text is cut. */
export const longestSearch = 200

/** A saved view as the rail counts it: words and filters are gone, the order stays. */
export function inView(query: ListQuery, view: ListView): ListQuery {
  return { ...wholeList, view, sort: query.sort }
}

/** The same without filters; words and view stay. */
export function withoutFilters(query: ListQuery): ListQuery {
  return { ...inView(query, query.view), search: query.search }
}

/** Whether anything but the view narrows the list. */
export function isNarrowed(query: ListQuery): boolean {
  return query.search.trim() !== '' || hasFilters(query)
}

/** The days by which the list can be narrowed, each by where its first and its last stand in a query. */
export const dayKinds = {
  created: ['from', 'to'],
  completed: ['completedFrom', 'completedTo'],
  decided: ['decidedFrom', 'decidedTo']
} as const
export type DayKind = keyof typeof dayKinds

/** Whether a state, a decision, a date or the office's folder narrows the list. */
export function hasFilters(query: ListQuery): boolean {
  const days = Object.values(dayKinds).flat()
  return (
    query.statuses.length > 0 || query.verdicts.length > 0 || query.notFiled || days.some((day) => query[day] !== null)
  )
}

/** The requests of which a part of today's line is the count. */
export function todayQuery(query: ListQuery, part: TodayPart, day: string): ListQuery {
  const whole = { ...wholeList, sort: query.sort }
  const decided = { decidedFrom: day, decidedTo: day }
  switch (part) {
    case 'asked':
      return { ...whole, from: day, to: day }
    case 'waiting':
      return { ...whole, view: 'waiting', from: day, to: day }
    case 'accepted':
      return { ...whole, ...decided, verdicts: ['accept'] }
    case 'rejected':
      return { ...whole, ...decided, verdicts: ['reject'] }
    case 'notFiled':
      return { ...whole, ...decided, verdicts: ['accept'], notFiled: true }
  }
}

/**
 * The first press on a title begins with the latest time, with A, or with what needs the clerk. The next press turns
 * the order round.
 */
export function sortedBy(query: ListQuery, by: SortBy): ListQuery {
  return { ...query, sort: { by, descending: query.sort.by === by ? !query.sort.descending : by === 'createdAt' } }
}

/** Takes a value into a list or out of it; the list keeps the order in which it is offered. */
export function toggled<T>(offered: readonly T[], chosen: readonly T[], value: T): T[] {
  return offered.filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)))
}
