/** What the clerk wants to see of a service's list, as it crosses. */
import { z } from 'zod'
import { listOrders, listVerdicts, listViews, longestSearch } from '../../common/words/list-query.ts'
import { requestStates } from '../../common/words/request-states.ts'

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
