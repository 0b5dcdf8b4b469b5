/** Claims as the clerk types them, and as they travel. */

import { birthdateToIso, birthdateToTyped } from '../../common/people/birthdate.ts'
import { tidied, tidiedCode } from '../../common/people/text.ts'
import { type ClaimKind, type ClaimTexts, type ClaimType, forEachClaim, kindOf } from '../../common/words/requests.ts'

const asItIs = (value: string): string => value

const typed: Record<ClaimKind, (value: string) => string> = {
  code: asItIs,
  name: asItIs,
  date: birthdateToTyped,
  // What is no code stays as it is.
  country: (value) => (/^[a-z]{2}$/i.test(value) ? value.toUpperCase() : value),
  text: asItIs
}

const sent: Record<ClaimKind, (typed: string) => string> = {
  code: tidiedCode,
  name: tidied,
  date: (text) => birthdateToIso(text) ?? tidied(text),
  country: tidied,
  text: tidied
}

/** A claim as the clerk would type it. */
export const claimTyped = (type: ClaimType, value: string): string => typed[kindOf(type)](value)

/** Claims as the clerk would type them. */
export const claimsTyped = (claims: ClaimTexts): ClaimTexts => forEachClaim((type) => claimTyped(type, claims[type]))

/** Typed claims as they travel; what cannot be read travels as it is, and main says so. */
export const claimsSent = (claims: ClaimTexts): ClaimTexts => forEachClaim((type) => sent[kindOf(type)](claims[type]))
