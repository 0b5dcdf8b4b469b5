/** What a person's authentication told, under one name each (eeID API description, "A request"). */
import type { ResultView } from '../../common/words/request-views.ts'
import { type ClaimType, isClaimType } from '../../common/words/requests.ts'
import type { EeidResult } from './schemas.ts'

/** What the person's authentication told, as the window shows it but for what is worked out of it; null where it is missing. */
export type Result = Omit<ResultView, 'validUntil'>

/** Where a result tells each claim, the place that counts first. */
const places: Record<ClaimType, (result: EeidResult) => (string | null)[]> = {
  sub: ({ sub }) => [said(sub)],
  name: (result) => [nameOfParts(result), said(result.name), otherFamilyName(result)],
  birthdate: (result) => [said(result.date_of_birth), said(result.birthdate)],
  country: (result) => [said(result.country), countryOfSub(result.sub)]
}

/** Everything that a result says to a claim type, what counts first. A type we do not know is looked for under its own name. */
export function allReceivedFor(type: string, result: EeidResult): string[] {
  const own = Object.hasOwn(result, type) ? [said(result[type])] : []
  return (isClaimType(type) ? places[type](result) : own).filter((text) => text !== null)
}

/** What a result says to a claim type; null where it says nothing. */
export const receivedFor = (type: string, result: EeidResult): string | null => allReceivedFor(type, result)[0] ?? null

function nameOfParts(result: EeidResult): string | null {
  const parts = [said(result.given_name), familyName(result)].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.map((part) => part.trim()).join(' ')
}

/** The older name of the field, where a service tells both. */
const otherFamilyName = (result: EeidResult) => (said(result.family_name) === null ? null : said(result.last_name))

const familyName = (result: EeidResult) => said(result.family_name) ?? said(result.last_name)

/**
 * The codes by which a document names its holder: the country, with the id number and with the document's number. `sub`
 * is one of the two, whichever was used. Empty where the person was not identified by a document.
 */
export function documentCodes(result: EeidResult): string[] {
  const country = receivedFor('country', result)
  const numbers = [said(result.id_number), said(result.document_number)].filter((number) => number !== null)
  return country === null ? [] : numbers.map((number) => `${country.trim()}${number.trim()}`)
}

/** Whether `sub` is the number of the person's document: that may stand there in place of a code. */
function isDocumentNumber(result: EeidResult): boolean {
  const [sub, country] = [said(result.sub), receivedFor('country', result)]
  const number = said(result.document_number)
  if (sub === null || country === null || number === null) return false
  const isSame = (text: string) => sub.trim().toUpperCase() === `${country}${text.trim()}`.toUpperCase()
  const idNumber = said(result.id_number)
  return isSame(number) && !(idNumber !== null && isSame(idNumber))
}

// `country` comes only with a document; every `sub` begins with the two letters of the country that issued the number.
const countryOfSub = (sub: unknown) => /^[A-Za-z]{2}(?=.)/.exec(said(sub)?.trim() ?? '')?.[0] ?? null

const said = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** Reads a result. */
export function resultOf(result: EeidResult): Result {
  return {
    givenName: said(result.given_name),
    familyName: familyName(result),
    name: said(result.name),
    sub: said(result.sub),
    isDocumentNumber: isDocumentNumber(result),
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
