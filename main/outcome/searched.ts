/** The claims by which the list finds a request, as the desk asked for them, as the service tells them, and as received. */
import { searchedClaims } from '../../common/words/requests.ts'
import { allReceivedFor } from '../eeid/result.ts'
import type { EeidResult } from '../eeid/schemas.ts'

/** What is searched of the service's answer, as it was kept: any of it may be missing or of another type. */
export type KeptAnswer = { claims_required?: unknown; result?: unknown }

/** Every text that a request has for these claims; none where it is empty or no text. */
export function searchedTexts(asked: Readonly<Partial<Record<string, unknown>>>, kept: KeptAnswer): string[] {
  const required = Array.isArray(kept.claims_required) ? kept.claims_required.map(claimIn) : []
  const result = isObject(kept.result) ? (kept.result as EeidResult) : {}
  const texts = searchedClaims.flatMap((type) => [
    asked[type],
    ...required.filter((claim) => claim.type === type).map(({ value }) => value),
    ...allReceivedFor(type, result as EeidResult)
  ])
  return texts.filter((text): text is string => typeof text === 'string' && text.trim() !== '')
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const claimIn = (claim: unknown): { type?: unknown; value?: unknown } => (isObject(claim) ? claim : {})
