/** Why a received claim differs from the required one, where the two values tell. Pure, and careful. */
import { whyCodeDiffers, whyDateDiffers } from './codes.ts'
import { whyNameDiffers } from './names.ts'
import type { DifferenceReason } from './reasons.ts'
import { tidy } from './spelling.ts'

/** One claim as it was compared; null where nothing was required, or received. */
export type JudgedClaim = { type: string; required: string | null; received: string | null; matched: boolean }

/** Why one claim differs; null where it does not. */
export function whyDiffers({ type, required, received, matched }: JudgedClaim): DifferenceReason | null {
  if (matched) return null
  if (received === null) return 'missing'
  if (required === null) return 'unknown'
  switch (type) {
    case 'name':
      return whyNameDiffers(required, received)
    case 'sub':
      return whyCodeDiffers(required, received)
    case 'birthdate':
      return whyDateDiffers(required, received)
    default:
      return tidy(required) === tidy(received) ? 'writing' : 'unknown'
  }
}
