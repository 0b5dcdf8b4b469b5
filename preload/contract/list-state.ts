/** The calls about how the clerk left the list of a service. */
import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, service } from './call.ts'
import { listQuery } from './list-query.ts'

/** Every call of `listState`. */
export const listStateCalls = {
  /** What was shown last; the whole list where nothing was. */
  get: call(service, outcome(listQuery)),
  /** A search is a person's name as often as not, so it is kept in the ledger and nowhere else. */
  set: call(service.extend({ query: listQuery }), outcome(z.null()))
}
