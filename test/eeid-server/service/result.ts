import type { Authentication, Method, Person } from './model.ts'
import type { Switches } from './switches.ts'

/** A result before it is written (eeID API description, "A request"). Any field can be missing. */
export type Result = Partial<{
  sub: string
  given_name: string
  family_name: string
  date_of_birth: string
  acr: 'low' | 'substantial' | 'high'
  auth_time: number
  expiration_time: number
  authentication_type: Method
  country: string
  id_number: string
  document_number: string
}>

const ASSURANCE: Record<Method, 'low' | 'substantial' | 'high'> = {
  ID_CARD: 'high',
  MOBILE_ID: 'high',
  SMART_ID: 'high',
  WEBAUTHN: 'substantial',
  eIDAS: 'substantial',
  DOCUMENT: 'low'
}

/** What the service learned from an authentication, less the fields the switches leave out. */
export function resultOf(authentication: Authentication, switches: Switches): Result {
  const { person, method, at } = authentication
  const authTime = Math.floor(at / 1000)
  const result: Result = {
    sub: person.sub,
    ...(person.givenName ? { given_name: person.givenName } : {}),
    ...(person.familyName ? { family_name: person.familyName } : {}),
    ...(tellsBirthdate(person, method) && person.birthdate ? { date_of_birth: person.birthdate } : {}),
    acr: ASSURANCE[method],
    auth_time: authTime,
    expiration_time: authTime + switches.expiresInSeconds,
    authentication_type: method,
    ...(method === 'DOCUMENT' ? documentFields(person) : {})
  }
  return without(result, switches.missingResultFields)
}

/** Latvian Smart-ID gives no birth date. */
function tellsBirthdate(person: Person, method: Method): boolean {
  return !(method === 'SMART_ID' && person.sub.startsWith('LV'))
}

function documentFields(person: Person): Result {
  return {
    country: person.country ?? person.sub.slice(0, 2),
    ...(person.idNumber ? { id_number: person.idNumber } : {}),
    document_number: person.documentNumber ?? person.sub.slice(2)
  }
}

function without(result: Result, names: readonly string[]): Result {
  const hidden = new Set(names.includes('last_name') ? [...names, 'family_name'] : names)
  return Object.fromEntries(Object.entries(result).filter(([name]) => !hidden.has(name)))
}
