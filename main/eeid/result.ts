/** What a person's authentication told, under one name each (eeID API description, "A request"). */
import type { EeidResult } from './schemas.ts'

/** What the person's authentication told; null where it is missing. */
export type Result = {
  givenName: string | null
  familyName: string | null
  /** The whole name, of services that tell no parts of it. */
  name: string | null
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

/** What a result says to a claim type; null where it says nothing. A type we do not know is looked for under its own name. */
export function receivedFor(type: string, result: EeidResult): string | null {
  switch (type) {
    case 'name':
      return fullName(result)
    case 'birthdate':
      return said(result.date_of_birth) ?? said(result.birthdate)
    case 'country':
      return countryIn(result)
    default:
      return Object.hasOwn(result, type) ? said(result[type]) : null
  }
}

function fullName(result: EeidResult): string | null {
  const parts = [said(result.given_name), familyName(result)].filter((part) => part !== null)
  return parts.length === 0 ? said(result.name) : parts.map((part) => part.trim()).join(' ')
}

const familyName = (result: EeidResult) => said(result.family_name) ?? said(result.last_name)

/**
 * The codes by which a document names its holder: the country, with the id number and with the document's number. `sub`
 * is one of the two, whichever was used. Empty where the person was not identified by a document.
 */
export function documentCodes(result: EeidResult): string[] {
  const country = countryIn(result)
  const numbers = [said(result.id_number), said(result.document_number)].filter((number) => number !== null)
  return country === null ? [] : numbers.map((number) => `${country.trim()}${number.trim()}`)
}

const countryIn = (result: EeidResult) => said(result.country) ?? countryOfSub(result.sub)

// `country` comes only with a document; every `sub` begins with the two letters of the country that issued the number.
const countryOfSub = (sub: string | null | undefined) => /^[A-Za-z]{2}(?=.)/.exec(sub?.trim() ?? '')?.[0] ?? null

const said = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** Reads a result. */
export function resultOf(result: EeidResult): Result {
  return {
    givenName: said(result.given_name),
    familyName: familyName(result),
    name: said(result.name),
    sub: said(result.sub),
    dateOfBirth: receivedFor('birthdate', result),
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
