/**
 * The outcome of a completed request, worked out once from what is known of it: list, request in hand, notifications,
 * decisions, records and filing all go by this.
 */

import type { ComparedBy, DifferenceReason, Likeness, OutcomeWord } from '../../common/words/outcomes.ts'
import type { DifferingSigns } from '../../common/words/request-views.ts'
import { readKept } from '../eeid/read-request.ts'
import { type Result, resultOf } from '../eeid/result.ts'
import { compared } from './compare.ts'
import { isDiscovery, tellsWhoCame } from './discovery.ts'
import { likenessOf } from './likeness.ts'
import { marksOf } from './marks.ts'
import { type Claims, type Known, requiredOf } from './required.ts'
import { type JudgedClaim, whyDiffers } from './why.ts'

/** One claim of an outcome, and why it differs; null where it does not, or where nothing explains it. */
export type OutcomeClaim = JudgedClaim & {
  why: DifferenceReason | null
  /** Which signs differ; null where that tells nothing. */
  marks: DifferingSigns | null
}

/** What comparing came to. */
export type RequestOutcome = {
  word: OutcomeWord
  /** Null where not everything could be compared. */
  by: ComparedBy | null
  claims: OutcomeClaim[]
  result: Result
  likeness: Likeness | null
}

/** Works the outcome out; null while the request is not completed. */
export function outcomeOf(known: Known): RequestOutcome | null {
  const { told } = known
  if (told.status !== 'completed') return null
  const claims = compared(known)
  const word = wordFor(claims, known)
  return {
    word,
    by: word === 'notCompared' || word === 'identified' ? null : comparedBy(word, known),
    claims: claims.map(withReason),
    result: resultOf(told.result ?? {}),
    likeness: likenessOf(claims)
  }
}

function withReason(claim: JudgedClaim): OutcomeClaim {
  const why = whyDiffers(claim)
  return { ...claim, why, marks: marksOf(claim, why) }
}

/** "All is as required" is also what a service says that had nothing to compare: it takes a claim that was received. */
function wordFor(claims: readonly JudgedClaim[], known: Known): OutcomeWord {
  if (known.told.claims_matched === false || claims.some(({ matched }) => matched === false)) return 'differing'
  if (isDiscovery(known)) return tellsWhoCame(known.told) ? 'identified' : 'notCompared'
  const isAllMet = claims.length > 0 && claims.every(({ matched }) => matched === true)
  return isAllMet ? 'matching' : 'notCompared'
}

function comparedBy(word: OutcomeWord, known: Known): ComparedBy {
  const { claims_matched: verdict, mismatched_claims: differences } = known.told
  if (verdict === false) return 'service'
  if (verdict !== true) return 'desk'
  if (word === 'differing') return Object.keys(differences ?? {}).length > 0 ? 'service' : 'deskAgainstService'
  return requiredOf(known).every(({ isTold }) => isTold) ? 'service' : 'desk'
}

/** A request as both databases keep it: what the desk asked and what the service told, as JSON; null where neither did. */
export type Kept = { claims: string | null; body: string | null }

/** What is known of a kept request; undefined where the service has told nothing yet, or what is kept is damaged. */
export function knownOf({ claims, body }: Kept): Known | undefined {
  const told = readKept(body)
  return told && { asked: claims === null ? null : (JSON.parse(claims) as Claims), told }
}

/** The outcome of a kept request; null while the person is not done. */
export function outcomeOfKept(kept: Kept): RequestOutcome | null {
  const known = knownOf(kept)
  return known === undefined ? null : outcomeOf(known)
}
