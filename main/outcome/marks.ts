/** Which signs of a claim to mark on the screen, so that nobody has to look for the difference. */
import { alphabetsOf } from '../../common/people/alphabets.ts'
import { differingSigns } from '../../common/people/differing-signs.ts'
import type { DifferenceReason } from '../../common/words/outcomes.ts'
import type { DifferingSigns } from '../../common/words/request-views.ts'
import type { JudgedClaim } from './why.ts'

/** Reasons with which nearly every sign differs, or none. */
const untold: ReadonlySet<DifferenceReason> = new Set([
  'writing',
  'nameOrder',
  'twoAlphabets',
  'untellable',
  'missing',
  'documentNumber'
])

/** The signs that differ; null where nothing differs, or everything does. */
export function marksOf({ required, received }: JudgedClaim, why: DifferenceReason | null): DifferingSigns | null {
  if (why === null || required === null || received === null || untold.has(why)) return null
  if (alphabetsOf(required)[0] !== alphabetsOf(received)[0] && why !== 'countryMissing') return null
  return differingSigns(required, received)
}
