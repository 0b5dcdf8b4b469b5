/** Why a received claim differs from the required one, where the two values tell. Pure, and careful. */

/** What was found. `unknown`: the values do not tell. */
export type DifferenceReason =
  | 'diacritics'
  | 'transliteration'
  | 'nameOrder'
  | 'hyphen'
  | 'missingName'
  | 'extraName'
  | 'swappedLetters'
  | 'oneLetter'
  | 'swappedDigits'
  | 'oneDigit'
  | 'dayMonthSwapped'
  | 'countryOnly'
  | 'missing'
  | 'otherPerson'
  | 'unknown'

/** What all claims that differ say together. */
export type Likeness = 'probablySame' | 'another' | 'unclear'

type Claim = { type: string; required: string | null; received: string | null; matched: boolean }

/** Why one claim differs; null where it does not. */
export function whyDiffers({ received, matched }: Claim): DifferenceReason | null {
  if (matched) return null
  return received === null ? 'missing' : 'unknown'
}

/** What the claims say together; null where none differs. */
export function likenessOf(claims: readonly Claim[]): Likeness | null {
  return claims.every(({ matched }) => matched) ? null : 'unclear'
}
