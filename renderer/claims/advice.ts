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
  /** What the code tells and the fields do not hold yet. */
  offer: Partial<Pick<TypedClaims, 'birthdate' | 'country'>>
  birthdate: BirthdateAdvice | null
  /** `differs`: the code is another country's. */
  country: 'differs' | null
}

/**
 * Reads the claims as typed. Offered values are as they travel: `YYYY-MM-DD` and ISO 3166-1 alpha-2. `office`: the country
 * of the office, for codes that name none.
 */
export function adviseOnClaims(typed: TypedClaims, office = ''): ClaimAdvice {
  // What is no country says nothing about the others.
  const claims = { ...typed, country: isCountry(typed.country) ? typed.country : '' }
  const sub = readSub(claims.sub, countryForCode(claims, office))
  const isLatvian = sub.country === 'LV' || (sub.country === null && claims.country === 'LV')
  return {
    sub,
    offer: offerOf(sub, claims, isLatvian),
    birthdate: birthdateAdvice(sub, claims.birthdate, isLatvian),
    country: isKnown(sub) && claims.country !== '' && claims.country !== sub.country ? 'differs' : null
  }
}

/** A document number's first two letters may name whoever issued it; a national code's certainly do. */
const isKnown = ({ state, country }: SubReading): boolean =>
  country !== null && !['document', 'unchecked', 'noCountry', 'notCode', 'zeros'].includes(state)

function offerOf(sub: SubReading, claims: TypedClaims, isLatvian: boolean): ClaimAdvice['offer'] {
  const hasBirthdate = sub.birthdate !== null && !isLatvian && claims.birthdate.trim() === ''
  const hasCountry = isKnown(sub) && claims.country === ''
  return {
    ...(hasBirthdate ? { birthdate: sub.birthdate ?? '' } : {}),
    ...(hasCountry ? { country: sub.country ?? '' } : {})
  }
}

function birthdateAdvice(sub: SubReading, typed: string, isLatvian: boolean): BirthdateAdvice | null {
  const iso = birthdateToIso(typed)
  if (iso === null) return null
  if (isLatvian) return 'latvian'
  return sub.birthdate !== null && sub.birthdate !== iso ? 'differs' : null
}
