import type { ListQuery } from '../../preload/contract/list-query.ts'

/** The query that shows a service's whole list, newest first. */
export const wholeList: ListQuery = {
  view: 'all',
  search: '',
  statuses: [],
  verdicts: [],
  from: null,
  to: null,
  sort: { by: 'createdAt', descending: true }
}
