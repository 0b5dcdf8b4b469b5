/**
 * What was required beside what was received (eeID API description, "A request"): by the service's own comparison where
 * it tells one, else by the desk's.
 */
import type { EeidRequest, EeidResult } from './schemas.ts'

/** One claim. */
export type ComparedClaim = {
  type: string
  /** As it was asked for; null where the service compares a claim that the request does not show. */
  required: string | null
  /** Null where the authentication told none. */
  received: string | null
  matched: boolean
}

/** What the person's authentication told, under one name each; null where it is missing. */
export type Result = {
  givenName: string | null
  familyName: string | null
  sub: string | null
  /** `YYYY-MM-DD` */
  dateOfBirth: string | null
  /** eIDAS level of assurance: low, substantial, high. */
  acr: string | null
  authenticationType: string | null
  /** ISO 8601, UTC. */
  authTime: string | null
  /** ISO 8601, UTC. */
  expirationTime: string | null
}

/** The outcome of a completed request. */
export type Comparison = {
  /** True also when there was nothing to compare. */
  matched: boolean
  by: 'service' | 'desk'
  claims: ComparedClaim[]
  result: Result
}

type Differences = NonNullable<EeidRequest['mismatched_claims']>

/**
 * Compares what was required with what was received; null while the request is not completed. Blank claims are ignored.
 * A difference is never lost: where the service says "matched" and names a difference too, it is one.
 */
export function compareClaims(request: EeidRequest): Comparison | null {
  if (request.status !== 'completed') return null
  const received = request.result ?? {}
  const differences = request.mismatched_claims ?? {}
  const verdict = request.claims_matched ?? null
  const claims = [...requiredClaims(request, differences, verdict), ...unaskedDifferences(request, differences)]
  const allMatch = claims.every((claim) => claim.matched)
  return {
    matched: verdict !== false && allMatch,
    by: verdict === null ? 'desk' : 'service',
    claims,
    result: resultOf(received)
  }
}

function requiredClaims(request: EeidRequest, differences: Differences, verdict: boolean | null): ComparedClaim[] {
  const received = request.result ?? {}
  // A service that says no without saying where leaves it to the desk to show where.
  const trusted = verdict === true || (verdict === false && Object.keys(differences).length > 0)
  return filled(request).map(({ type, value }) => {
    const difference = Object.hasOwn(differences, type) ? differences[type] : undefined
    const actual = receivedFor(type, received)
    if (difference) return { type, required: value, received: difference.actual ?? actual, matched: false }
    return { type, required: value, received: actual, matched: trusted || isSame(value, actual) }
  })
}

function unaskedDifferences(request: EeidRequest, differences: Differences): ComparedClaim[] {
  const asked = new Set(filled(request).map(({ type }) => type))
  return Object.entries(differences)
    .filter(([type]) => !asked.has(type))
    .map(([type, { expected, actual }]) => ({
      type,
      required: expected ?? null,
      received: actual ?? receivedFor(type, request.result ?? {}),
      matched: false
    }))
}

function filled(request: EeidRequest): { type: string; value: string }[] {
  return (request.claims_required ?? []).flatMap(({ type, value }) => (value?.trim() ? [{ type, value }] : []))
}

const isSame = (required: string, received: string | null) => received !== null && plain(required) === plain(received)

const plain = (text: string) => text.normalize('NFC').trim().toUpperCase().normalize('NFC')

/** What a result says to a claim type. A type we do not know is looked for under its own name. */
function receivedFor(type: string, result: EeidResult): string | null {
  switch (type) {
    case 'name':
      return fullName(result)
    case 'birthdate':
      return said(result.date_of_birth)
    case 'country':
      return said(result.country) ?? countryOfSub(result.sub)
    default:
      return Object.hasOwn(result, type) ? said(result[type]) : null
  }
}

function fullName(result: EeidResult): string | null {
  const parts = [said(result.given_name), familyName(result)].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.map((part) => part.trim()).join(' ')
}

const familyName = (result: EeidResult) => said(result.family_name) ?? said(result.last_name)

// `country` comes only with a document; every `sub` begins with the two letters of the country that issued the number.
const countryOfSub = (sub: string | null | undefined) => /^[A-Za-z]{2}(?=.)/.exec(sub?.trim() ?? '')?.[0] ?? null

const said = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

function resultOf(result: EeidResult): Result {
  return {
    givenName: said(result.given_name),
    familyName: familyName(result),
    sub: said(result.sub),
    dateOfBirth: said(result.date_of_birth),
    acr: said(result.acr),
    authenticationType: said(result.authentication_type),
    authTime: isoTime(result.auth_time),
    expirationTime: isoTime(result.expiration_time)
  }
}

// The last second of the year 9999: beyond it ISO 8601 needs more than four digits.
const lastSecond = 253_402_300_799

const zonedTime = /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(Z|[+-]\d\d:\d\d)$/

/** Unix seconds by the description; ISO 8601 would be understood too. Null for anything else. */
function isoTime(time: number | string | null | undefined): string | null {
  const text = String(time ?? '').trim()
  const isSeconds = /^\d{1,12}(\.\d+)?$/.test(text)
  if (!isSeconds && !zonedTime.test(text)) return null
  const seconds = isSeconds ? Number(text) : Date.parse(text) / 1000
  return seconds >= 0 && seconds <= lastSecond ? new Date(seconds * 1000).toISOString() : null
}
