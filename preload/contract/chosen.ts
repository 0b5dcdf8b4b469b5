/** Requests that were chosen in the list, as they cross. */
import { z } from 'zod'
import { request } from './call.ts'
import { listQuery } from './list-query.ts'

// By Shift, a list of any length can be gone through.
const ids = z.array(request.shape.id).max(200_000)

/** One by one, or all that a query finds except some. */
export const chosen = z.union([z.strictObject({ ids }), z.strictObject({ query: listQuery, except: ids })])
