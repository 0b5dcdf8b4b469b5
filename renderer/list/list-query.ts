/** What the list is asked for: a view, narrowed by words and filters, in an order. Main does all of it in SQL. */
import {
  type ListQuery,
  type ListVerdict,
  type ListView,
  listVerdicts,
  listViews,
  wholeList
} from '../../common/words/list-query.ts'
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

/** Whether a state, a decision or a date narrows the list. */
export function hasFilters({ statuses, verdicts, from, to }: ListQuery): boolean {
  return statuses.length > 0 || verdicts.length > 0 || from !== null || to !== null
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
