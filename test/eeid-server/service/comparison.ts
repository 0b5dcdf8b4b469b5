import type { Claim, ClaimType } from './model.ts'
import type { Result } from './result.ts'

/** The three fields that newer servers add to a completed request. */
export interface Comparison {
  /** True also when there was nothing to compare. */
  matched: boolean
  mismatched: Partial<Record<ClaimType, { expected: string; actual: string | null }>>
  /** Sentences with personal data in them. */
  errors: string[]
}

/** Compares as the eeID API description says: trimmed, upper-cased, `name` against both names; blank claims ignored. */
export function compareClaims(claims: readonly Claim[], result: Result): Comparison {
  const mismatched: Comparison['mismatched'] = {}
  const errors: string[] = []
  for (const { type, value } of claims.filter((claim) => claim.value.trim() !== '')) {
    const actual = actualValue(type, result)
    if (actual !== null && normal(actual) === normal(value)) continue
    mismatched[type] = { expected: value, actual }
    errors.push(
      actual === null
        ? `Claim ${type}: expected ${value}, but the authentication gave no value`
        : `Claim ${type}: expected ${value}, got ${actual}`
    )
  }
  return { matched: errors.length === 0, mismatched, errors }
}

function normal(text: string): string {
  return text.trim().toUpperCase()
}

function actualValue(type: ClaimType, result: Result): string | null {
  switch (type) {
    case 'sub':
      return result.sub ?? null
    case 'name':
      return [result.given_name, result.family_name].filter((part) => part !== undefined).join(' ') || null
    case 'birthdate':
      return result.date_of_birth ?? null
    case 'country':
      return result.country ?? result.sub?.slice(0, 2) ?? null
  }
}
