/** The calls about identification requests. */
import { z } from 'zod'
import { outcome } from './answers.ts'
import { call, nothing, request, service } from './call.ts'
import { draftInput } from './draft.ts'
import { listCounts, listQuery } from './list-query.ts'
import { shownRequest } from './notifications.ts'
import { earlierRequest, requestDetail, requestPage } from './request.ts'

/** Every call of `requests`. */
export const requestsCalls = {
  /** A part of what a query shows. */
  list: call(
    service.extend({ query: listQuery, offset: z.int().min(0).max(10_000_000), limit: z.int().min(1).max(200) }),
    outcome(requestPage),
    ['value', 'rows']
  ),
  /** How many requests each view has, without search and filters. */
  counts: call(service, outcome(listCounts)),
  /** The place of a request in what a query shows, from 0; null where it does not show it. */
  find: call(request.extend({ ...service.shape, query: listQuery }), outcome(z.int().nullable())),
  /** Those that carry one of the references, whatever their service; a scanned one may be read in two ways. */
  withReference: call(
    z.strictObject({ references: z.array(z.string().min(1).max(255)).max(2) }),
    outcome(z.array(z.object({ serviceId: z.string(), id: z.string(), reference: z.string() }))),
    ['value']
  ),
  get: call(request, outcome(requestDetail)),
  suggestReference: call(service, outcome(z.string())),
  /** The latest request about the same person within the last days, to warn of asking twice. */
  askedBefore: call(draftInput.pick({ serviceId: true, claims: true }), outcome(earlierRequest.nullable())),
  /** What the clerk has in hand: a pending one is read more often. Null: none. */
  focus: call(service.extend({ id: request.shape.id.nullable() }), outcome(z.null())),
  /**
   * Keeps the request in the outbox, returns it at once, and sends it when the service can be reached. `draft`: the key
   * of the kept draft that has become this request.
   */
  create: call(draftInput.extend({ draft: z.string().max(100).optional() }), outcome(requestDetail)),
  /**
   * Requests of every service that were accepted when they counted as matching, and do not any more; until the clerk has
   * read it. What was decided about them stays.
   */
  noLongerMatching: call(nothing, outcome(z.array(shownRequest.extend({ reference: z.string() }))), ['value']),
  /** The clerk has read it. */
  noLongerMatchingRead: call(nothing, outcome(z.null())),
  /** Forgets a request that the service refused; nothing of it is on the service. */
  discard: call(request, outcome(z.null())),
  /** Sends a request that needs attention again, after checking that the service does not have it. */
  sendAgain: call(request, outcome(z.null()))
}
