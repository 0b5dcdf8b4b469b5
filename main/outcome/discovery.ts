/**
 * Requests that ask for nobody in particular: "tell me who this is" (eeID API description, "Comparison or discovery").
 * Nothing is compared in them, so they never match.
 */
import { receivedFor } from '../eeid/result.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import type { Claims, Known } from './required.ts'

/** What such a request sends: the one claim that every service knows, with a blank value. */
export const discoveryClaims: Claims = { sub: '' }

/** Whether this desk asked for whoever follows the link: it names a claim and no value. */
export const asksForAnyone = (claims: Claims): boolean =>
  Object.keys(claims).length > 0 && Object.values(claims).every((value) => value.trim() === '')

/**
 * Whether a request asks for nobody in particular: this desk asked so, or blank claims were received of another client's.
 * Claims that are missing, or come without a value, say nothing: an answer may have left them out.
 */
export function isDiscovery({ asked, told }: { asked: Known['asked']; told?: EeidRequest | undefined }): boolean {
  if (asked !== null) return asksForAnyone(asked)
  const values = (told?.claims_required ?? []).map(({ value }) => value)
  return values.some((value) => value?.trim() === '') && values.every((value) => !value?.trim())
}

/** Whether an answer says who somebody is: without that nobody was identified to this desk. */
export const tellsWhoCame = ({ result }: EeidRequest): boolean =>
  receivedFor('sub', result ?? {}) !== null || receivedFor('name', result ?? {}) !== null
