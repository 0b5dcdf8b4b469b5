/** Required beside received, claim by claim: by the service's own comparison where it tells one, else by the desk's. */

import { isSameText } from '../../common/people/spelling.ts'
import { type ClaimKind, kindOf } from '../../common/words/requests.ts'
import { documentCodes, receivedFor } from '../eeid/result.ts'
import type { EeidRequest } from '../eeid/schemas.ts'
import { whyCodeDiffers } from './codes.ts'
import { type Known, type Required, requiredOf } from './required.ts'
import type { JudgedClaim } from './why.ts'

type Differences = NonNullable<EeidRequest['mismatched_claims']>

/**
 * Compares every required claim. A difference is never lost: where the service says "matched" and names a difference
 * too, it is one, and where the desk sees another person's code, the service's "matched" does not count.
 */
export function compared(known: Known): JudgedClaim[] {
  const { told } = known
  const required = requiredOf(known)
  const differences = told.mismatched_claims ?? {}
  const claims = required.map((claim) => comparedClaim(claim, told, differences))
  const isNothingReceived = claims.every(({ received, matched }) => received === null && matched !== false)
  const all = isNothingReceived ? claims.map((claim) => ({ ...claim, matched: null })) : claims
  return [...all, ...unaskedDifferences(required, told, differences)]
}

function comparedClaim(claim: Required, told: EeidRequest, differences: Differences): JudgedClaim {
  const { type, value } = claim
  const result = told.result ?? {}
  const codes = type === 'sub' ? documentCodes(result) : []
  const documented = codes.find((code) => isSameText(code, value))
  const received = receivedFor(type, result) ?? documented ?? codes[0] ?? null
  const isElsewhere = documented !== undefined && received !== null && !isSameText(value, received)
  const explanation = isElsewhere ? { isExplained: true } : {}
  const difference = Object.hasOwn(differences, type) ? differences[type] : undefined
  if (difference) {
    // The service may have compared with something else than this desk has asked.
    const required = claim.isTold ? value : (difference.expected ?? value)
    return { type, required, received: difference.actual ?? received, matched: false, ...explanation }
  }
  return { type, required: value, received, matched: isElsewhere || isMet(claim, received, told), ...explanation }
}

/** Whether a claim is as required; null where nothing was received to compare it with. */
function isMet(claim: Required, received: string | null, told: EeidRequest): boolean | null {
  const { type, value } = claim
  const isTrusted = isTrustedWith(claim, told)
  if (received === null) return isTrusted ? true : null
  return isSameText(value, received) || (isTrusted && !isPlainlyAnother[kindOf(type)](value, received))
}

/** Whether the service has compared this very claim and found no difference in it. */
function isTrustedWith({ isTold }: Required, { claims_matched: verdict, mismatched_claims }: EeidRequest): boolean {
  // A service that says no without saying where leaves it to the desk to show where.
  const saysWhere = Object.keys(mismatched_claims ?? {}).length > 0
  return isTold && (verdict === true || (verdict === false && saysWhere))
}

/** Whether nobody can take one value for the other: names are written in many ways, codes and dates are not. */
const isPlainlyAnother: Record<ClaimKind, (required: string, received: string) => boolean> = {
  code: (required, received) => !['writing', 'hyphen'].includes(whyCodeDiffers(required, received)),
  name: () => false,
  date: (required, received) => isDate(required) && isDate(received),
  country: () => false,
  text: () => false
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text.trim())

function unaskedDifferences(required: readonly Required[], told: EeidRequest, differences: Differences): JudgedClaim[] {
  return Object.entries(differences)
    .filter(([type]) => required.every((claim) => claim.type !== type))
    .map(([type, { expected, actual }]) => ({
      type,
      required: expected ?? null,
      received: actual ?? receivedFor(type, told.result ?? {}),
      matched: false
    }))
}
