/** Whether what the service has told of a request is enough: where it is not, the service is asked for it alone, once. */
import type { EeidRequest } from '../eeid/schemas.ts'
import type { RequestOutcome } from '../outcome/of.ts'

/**
 * Whether something is lacking that an answer about the one request may tell: of a pending one its link; of a completed
 * one what was required, what was received, or the comparison of a service that is known to compare.
 */
export function lacks(told: EeidRequest, outcome: RequestOutcome | null): boolean {
  if (outcome === null) return told.status === 'pending' && !told.link?.trim()
  const isReceived = outcome.claims.every(({ received }) => received !== null)
  return outcome.word === 'notCompared' || !isReceived || isComparisonLacking(told)
}

// A service that compares has these fields from the beginning, and null in the first while nothing is compared.
const isComparisonLacking = (told: EeidRequest) => Object.hasOwn(told, 'claims_matched') && told.claims_matched === null
