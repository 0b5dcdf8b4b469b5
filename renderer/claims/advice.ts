/** What the claims say about one another: told to the clerk, never acted upon. */
import { birthdateToIso } from '../../common/people/birthdate.ts'
import { isCountry } from '../../common/people/country/countries.ts'
import { countryForCode } from './check.ts'
import { readSub, type SubReading } from './sub.ts'
import type { TypedClaims } from './typed-claims.ts'

/** `differs`: the code tells another one; `latvian`: a Latvian authentication will tell none, so this cannot match. */
export type BirthdateAdvice = 'differs' | 'latvian'

/** Everything that is told beside the claims. */
export interface ClaimAdvice {
  sub: SubReading
  birthdate: BirthdateAdvice | null
  /** `differs`: the code is another country's. */
  country: 'differs' | null
}

/**
 * Reads the claims as typed. `office`: the country
 * of the office, for codes that name none.
 */
export function adviseOnClaims(typed: TypedClaims, office = ''): ClaimAdvice {
  // What is no country says nothing about the others.
  const claims = { ...typed, country: isCountry(typed.country) ? typed.country : '' }
  const sub = readSub(claims.sub, countryForCode(claims, office))
  const isLatvian = sub.country === 'LV' || (sub.country === null && claims.country === 'LV')
  return {
    sub,
    birthdate: birthdateAdvice(sub, claims.birthdate, isLatvian),
    country: isKnown(sub) && claims.country !== '' && claims.country !== sub.country ? 'differs' : null
  }
}

/** A document number's first two letters may name whoever issued it; a national code's certainly do. */
const isKnown = ({ state, country }: SubReading): boolean =>
  country !== null && !['document', 'unchecked', 'noCountry', 'notCode', 'zeros'].includes(state)

function birthdateAdvice(sub: SubReading, typed: string, isLatvian: boolean): BirthdateAdvice | null {
  const iso = birthdateToIso(typed)
  if (iso === null) return null
  if (isLatvian) return 'latvian'
  return sub.birthdate !== null && sub.birthdate !== iso ? 'differs' : null
}
