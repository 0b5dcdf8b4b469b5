/** The claims by which the list finds a request, as the desk asked for them, as the service tells them, and as received. */
import { type ClaimType, searchedClaims } from '../../common/words/requests.ts'
import { allReceivedFor } from '../eeid/result.ts'
import type { EeidResult } from '../eeid/schemas.ts'

/** What is searched of the service's answer, as it was kept: any of it may be missing or of another type. */
export type KeptAnswer = { claims_required?: unknown; result?: unknown; reason?: unknown }

/** A text by which a request is found, and the claim that it is of. */
export type SearchedText = { type: ClaimType; text: string }

/** Every text that a request has for these claims; none where it is empty or no text. */
export function searchedTexts(asked: Readonly<Partial<Record<string, unknown>>>, kept: KeptAnswer): SearchedText[] {
  const required = Array.isArray(kept.claims_required) ? kept.claims_required.map(claimIn) : []
  const result = isObject(kept.result) ? (kept.result as EeidResult) : {}
  return searchedClaims.flatMap((type) => {
    const texts = [
      asked[type],
      ...required.filter((claim) => claim.type === type).map(({ value }) => value),
      ...allReceivedFor(type, result as EeidResult)
    ]
    return texts.flatMap((text) => (typeof text === 'string' && text.trim() !== '' ? [{ type, text }] : []))
  })
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const claimIn = (claim: unknown): { type?: unknown; value?: unknown } => (isObject(claim) ? claim : {})
