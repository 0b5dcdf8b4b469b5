/** What all claims say together about whether it is the same person. It never says so where the code is another one. */

import type { DifferenceReason, Likeness } from '../../common/words/outcomes.ts'
import { personalClaims } from '../../common/words/requests.ts'
import { type JudgedClaim, whyDiffers } from './why.ts'

type Findings = ReadonlyMap<string, DifferenceReason | null>

/**
 * What each reason says of the person. `harmless`: the same thing, written otherwise; `slip`: the same person, if something
 * else says so; `other`: not the same, or nobody knows.
 */
const weights: Record<DifferenceReason, 'harmless' | 'slip' | 'other'> = {
  writing: 'harmless',
  diacritics: 'harmless',
  transliteration: 'harmless',
  marksTwoWays: 'harmless',
  otherAlphabet: 'harmless',
  nameOrder: 'harmless',
  hyphen: 'harmless',
  documentNumber: 'harmless',
  countryMissing: 'harmless',
  initial: 'slip',
  title: 'slip',
  latvian: 'slip',
  missingName: 'slip',
  extraName: 'slip',
  swappedLetters: 'slip',
  oneLetter: 'slip',
  swappedDigits: 'slip',
  oneDigit: 'slip',
  dayMonthSwapped: 'slip',
  countryOnly: 'slip',
  missing: 'slip',
  twoAlphabets: 'other',
  untellable: 'other',
  otherPerson: 'other',
  unknown: 'other'
}

/** What the claims say together; null where none differs. */
export function likenessOf(claims: readonly JudgedClaim[]): Likeness | null {
  const compared = claims.filter(({ matched }) => matched !== null)
  if (compared.every(({ matched }) => matched)) return null
  const found: Findings = new Map(compared.map((claim) => [claim.type, whyDiffers(claim)]))
  if (isAnother(found)) return 'another'
  return isProbablySame(found) ? 'probablySame' : 'unclear'
}

/** Only another code says so: a name may be written so that nobody knows it again. */
const isAnother = (found: Findings): boolean => found.get('sub') === 'otherPerson'

/**
 * Every difference is explained, at most one of them as a slip; and what tells one person from another agrees in at
 * least one more claim than the slip. A code that the method did not tell cannot be made up for by a name.
 */
function isProbablySame(found: Findings): boolean {
  const reasons = [...found.values()].filter((reason) => reason !== null)
  const slipped = reasons.filter((reason) => weights[reason] === 'slip')
  const isExplained = reasons.every((reason) => weights[reason] !== 'other')
  if (!isExplained || slipped.length > 1 || found.get('sub') === 'missing') return false
  return personalClaims.some((type) => agrees(found, type))
}

/** Whether a claim was required, and is the same but for how it is written. */
function agrees(found: Findings, type: string): boolean {
  const reason = found.get(type)
  return reason === null || (reason !== undefined && weights[reason] === 'harmless')
}
