/** What a request requires: what this desk has asked, then whatever else the service says was asked. */

import { isSameText } from '../../common/people/spelling.ts'
import type { EeidRequest } from '../eeid/schemas.ts'

/** Claims by type. */
export type Claims = Readonly<Record<string, string>>

/** What is known of one request. */
export type Known = {
  /** What this desk sent; null where another client made the request. */
  asked: Claims | null
  /** Everything that the service has told. */
  told: EeidRequest
}

/** One required claim. `isTold`: the service says that it requires the same. */
export type Required = { type: string; value: string; isTold: boolean }

/** Every required claim that has a value. Where desk and service name the same type, what the desk asked counts. */
export function requiredOf({ asked, told }: Known): Required[] {
  const theirs = (told.claims_required ?? []).flatMap(({ type, value }) => (value?.trim() ? [{ type, value }] : []))
  const ours = Object.entries(asked ?? {})
    .filter(([, value]) => value.trim() !== '')
    .map(([type, value]) => ({
      type,
      value,
      isTold: theirs.some((claim) => claim.type === type && isSameText(claim.value, value))
    }))
  const others = theirs.filter(({ type }) => ours.every((claim) => claim.type !== type))
  return [...ours, ...others.map((claim) => ({ ...claim, isTold: true }))]
}
