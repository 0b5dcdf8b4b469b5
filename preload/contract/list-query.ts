/** What the clerk wants to see of a service's list, as it crosses, and the calls about how it was left. */
import { z } from 'zod'
import { listOrders, listVerdicts, listViews, longestSearch } from '../../common/words/list-query.ts'
import { requestStates } from '../../common/words/request-states.ts'
import { outcome } from './answers.ts'
import { call, request, service } from './call.ts'

const localDate = z.iso.date()

/** Everything that decides which requests the list shows, and in which order. */
export const listQuery = z.strictObject({
  view: z.enum(listViews),
  search: z.string().max(longestSearch),
  statuses: z.array(z.enum(requestStates)).max(requestStates.length),
  verdicts: z.array(z.enum(listVerdicts)).max(listVerdicts.length),
  from: localDate.nullable(),
  to: localDate.nullable(),
  // An earlier version kept queries without these.
  completedFrom: localDate.nullable().default(null),
  completedTo: localDate.nullable().default(null),
  decidedFrom: localDate.nullable().default(null),
  decidedTo: localDate.nullable().default(null),
  notFiled: z.boolean().default(false),
  sort: z.strictObject({ by: z.enum(listOrders), descending: z.boolean() })
})

/** How many requests each view has. */
export const listCounts = z.record(z.enum(listViews), z.int())

// By Shift, a list of any length can be gone through.
const ids = z.array(request.shape.id).max(200_000)

/** Requests that were chosen in the list: one by one, or all that a query finds except some. */
export const chosen = z.union([z.strictObject({ ids }), z.strictObject({ query: listQuery, except: ids })])

/** Every call of `listState`. */
export const listStateCalls = {
  /** What was shown last; the whole list where nothing was. */
  get: call(service, outcome(listQuery)),
  /** A search is a person's name as often as not, so it is kept in the ledger and nowhere else. */
  set: call(service.extend({ query: listQuery }), outcome(z.null()))
}
