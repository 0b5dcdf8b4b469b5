/** Why a received claim differs from the required one, where the two values tell. Pure, and careful. */

import { tidy } from '../../common/people/spelling.ts'
import type { DifferenceReason } from '../../common/words/outcomes.ts'
import { type ClaimKind, kindOf } from '../../common/words/requests.ts'
import { whyCodeDiffers, whyDateDiffers } from './codes.ts'
import { whyNameDiffers } from './names.ts'

/** One claim as it was compared. */
export type JudgedClaim = {
  type: string
  /** As it was asked for; null where the service compares a claim that nobody has shown. */
  required: string | null
  /** Null where the authentication told none. */
  received: string | null
  /** Null where there was nothing to compare it with. */
  matched: boolean | null
  /** Another number is in its place, and the one that was required stands in the person's document too. */
  isExplained?: boolean
}

/** Why one claim differs; null where it does not. What is explained is told even where it counts as the same. */
export function whyDiffers({ type, required, received, matched, isExplained }: JudgedClaim): DifferenceReason | null {
  if (isExplained) return 'documentNumber'
  if (matched !== false) return null
  if (received === null) return 'missing'
  if (required === null) return 'unknown'
  return reasonFor[kindOf(type)](required, received)
}

const whyTextDiffers = (required: string, received: string): DifferenceReason =>
  tidy(required) === tidy(received) ? 'writing' : 'unknown'

const reasonFor: Record<ClaimKind, (required: string, received: string) => DifferenceReason> = {
  code: whyCodeDiffers,
  name: whyNameDiffers,
  date: whyDateDiffers,
  country: whyTextDiffers,
  text: whyTextDiffers
}
