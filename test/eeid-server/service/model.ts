/** The claim types of the eeID API description, "Meaning". */
export const CLAIM_TYPES = ['sub', 'name', 'birthdate', 'country'] as const
export type ClaimType = (typeof CLAIM_TYPES)[number]

/** What the office expects of the person. A blank value is not compared; blank ones alone ask who it is. */
export interface Claim {
  type: ClaimType
  value: string
}

/** Languages a reason can be translated to, and the languages of the person's page. */
export const LOCALES = ['et', 'en', 'ru'] as const
export type Locale = (typeof LOCALES)[number]
export type ReasonTranslations = Partial<Record<Locale, string>>

/** Ways to authenticate; the values stand in `result.authentication_type`. */
export const METHODS = ['ID_CARD', 'MOBILE_ID', 'SMART_ID', 'WEBAUTHN', 'eIDAS', 'DOCUMENT'] as const
export type Method = (typeof METHODS)[number]

/** A person who can authenticate. `sub` is the two-letter country code and the national id or document number. */
export interface Person {
  sub: string
  givenName: string
  familyName: string
  /** `YYYY-MM-DD`; null when the person's eID does not tell it. */
  birthdate: string | null
  /** ISO 3166-1 alpha-2. Reaches the result only when the person is identified by a document, as do the next two. */
  country: string | null
  idNumber: string | null
  documentNumber: string | null
}

/** A successful authentication. */
export interface Authentication {
  person: Person
  method: Method
  /** Milliseconds since 1970, by the service's wall clock. */
  at: number
}

/** What a client wants when it creates a request, already checked. */
export interface WantedRequest {
  reference: string | null
  reason: string | null
  reasonTranslations: ReasonTranslations
  claims: Claim[]
}

/** An identification request as the service keeps it. Times are milliseconds by the service's wall clock. */
export interface StoredRequest extends WantedRequest {
  id: string
  clientId: string
  /** The unguessable last part of the person's link. */
  linkId: string
  createdAt: number
  linkExpiresAt: number
  authentication: Authentication | null
  /** Whether an authentication has failed; the person may try again. */
  hasFailed?: boolean
  /** What is told of it in place of the truth, as raw JSON: some fields by their names, or the whole item of a list. */
  odd?: { fields: Readonly<Record<string, string>>; item: string | null } | undefined
}

/** How long a link lives, in milliseconds: 7 days. */
export const LINK_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000

/** A request's state by the eeID API description, at the given wall time. */
export function statusOf(request: StoredRequest, wall: number): 'pending' | 'completed' | 'expired' | 'error' {
  if (request.authentication) return 'completed'
  if (wall >= request.linkExpiresAt) return 'expired'
  return request.hasFailed ? 'error' : 'pending'
}
