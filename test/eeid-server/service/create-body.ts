import {
  CLAIM_TYPES,
  type Claim,
  type ClaimType,
  LOCALES,
  type Locale,
  type ReasonTranslations,
  type WantedRequest
} from './model.ts'
import type { Switches } from './switches.ts'

/** Either a checked request, or the text of a 422. */
export type CreateBody = { ok: true; wanted: WantedRequest } | { ok: false; error: string }

/** The fields of a create's body, of a claim and of translations, before they are checked. */
interface RawFields extends Partial<Record<Locale, unknown>> {
  reference?: unknown
  reason?: unknown
  reason_translations?: unknown
  claims_required?: unknown
  type?: unknown
  value?: unknown
}

class Unacceptable extends Error {}

/** Reads the body of a create (eeID API description, "Calls"). */
export function readCreateBody(text: string, rules: Pick<Switches, 'claimsRule' | 'discovery'>): CreateBody {
  try {
    const body = readObject(parseJson(text), 'The request body')
    const claims = readClaims(body.claims_required)
    refuseWithoutValue(claims, rules)
    const wanted = {
      reference: readText(body.reference, 'reference'),
      reason: readText(body.reason, 'reason'),
      reasonTranslations: readTranslations(body.reason_translations),
      claims
    }
    return { ok: true, wanted }
  } catch (error) {
    if (error instanceof Unacceptable) return { ok: false, error: error.message }
    throw error
  }
}

/** The reference in a create's body, as far as it can be read at all. */
export function referenceIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text)
    const reference = isObject(body) ? body.reference : null
    return typeof reference === 'string' ? reference : null
  } catch {
    return null
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unacceptable('The request body is not valid JSON')
  }
}

function isObject(value: unknown): value is RawFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readObject(value: unknown, what: string): RawFields {
  if (!isObject(value)) throw new Unacceptable(`${what} must be an object`)
  return value
}

function readText(value: unknown, what: string): string | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new Unacceptable(`${what} must be a string`)
  return value
}

function readTranslations(value: unknown): ReasonTranslations {
  if (value === undefined || value === null) return {}
  const given = readObject(value, 'reason_translations')
  const translations: ReasonTranslations = {}
  for (const locale of LOCALES) {
    const text = readText(given[locale], `reason_translations.${locale}`)
    if (text !== null) translations[locale] = text
  }
  return translations
}

function readClaims(value: unknown): Claim[] {
  if (!Array.isArray(value)) throw new Unacceptable('claims_required must be a list of claims')
  return value.map((item: unknown) => {
    const claim = readObject(item, 'A claim')
    const type = claim.type
    if (!isClaimType(type)) throw new Unacceptable(`Unknown claim type: ${String(type)}`)
    return { type, value: readText(claim.value, `The value of the claim ${type}`) ?? '' }
  })
}

function isClaimType(value: unknown): value is ClaimType {
  return CLAIM_TYPES.some((type) => type === value)
}

function refuseWithoutValue(
  claims: Claim[],
  { claimsRule, discovery }: Pick<Switches, 'claimsRule' | 'discovery'>
): void {
  const filled = claims.filter(({ value }) => value.trim() !== '')
  if (discovery && claims.length === 0) throw new Unacceptable('At least one claim is required')
  if (!discovery && filled.length === 0) throw new Unacceptable('At least one claim must have a value')
  if (claimsRule === 'sub' && !filled.some(({ type }) => type === 'sub')) {
    throw new Unacceptable('The claim sub must have a value')
  }
}
