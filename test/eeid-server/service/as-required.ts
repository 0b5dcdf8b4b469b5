import type { Claim, ClaimType, Person } from './model.ts'
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts'
import { birthdateOfSub, estonianCode } from './national-codes.ts'
import { TEST_PERSONS, testPerson } from './people.ts'

/**
 * The person the claims ask for, made whole: a test person where one fits, otherwise the claims themselves with
 * plausible values for the rest. The same claims always give the same person.
 */
export function personAsRequired(claims: readonly Claim[]): Person {
  const asked = claimValues(claims)
  const known = asked.sub ? testPerson(asked.sub) : knownPersonFor(asked)
  const names = asked.name ? splitName(asked.name) : null
  const sub = asked.sub ?? known?.sub ?? inventedSub(asked)
  return {
    sub,
    givenName: names?.givenName ?? known?.givenName ?? nameFor(sub, GIVEN_NAMES),
    familyName: names?.familyName ?? known?.familyName ?? nameFor(sub, FAMILY_NAMES),
    birthdate: asked.birthdate ?? known?.birthdate ?? birthdateOfSub(sub.toUpperCase()),
    country: asked.country ?? known?.country ?? sub.slice(0, 2).toUpperCase(),
    idNumber: known?.idNumber ?? null,
    documentNumber: known?.documentNumber ?? null
  }
}

type Asked = Partial<Record<ClaimType, string>>

function claimValues(claims: readonly Claim[]): Asked {
  const asked: Asked = {}
  for (const { type, value } of claims) {
    if (value.trim() !== '') asked[type] = value.trim()
  }
  return asked
}

/** A test person who fits a name or a birth date asked for; a country alone gives the first person of that country. */
function knownPersonFor(asked: Asked): Person | undefined {
  const same = (wanted: string | undefined, actual: string | null) =>
    wanted === undefined || wanted.toUpperCase() === actual?.toUpperCase()
  return TEST_PERSONS.find(
    (known) =>
      same(asked.name, `${known.givenName} ${known.familyName}`) &&
      same(asked.birthdate, known.birthdate) &&
      same(asked.country, known.country)
  )
}

/** The last word is the family name; a single word is a given name. */
function splitName(name: string): { givenName: string; familyName: string } {
  const words = name.split(' ')
  const familyName = words.length > 1 ? (words.pop() ?? '') : ''
  return { givenName: words.join(' '), familyName }
}

function inventedSub(asked: Asked): string {
  const country = asked.country?.toUpperCase() ?? 'EE'
  const serial = checksum(`${asked.name ?? ''}|${asked.birthdate ?? ''}`)
  if (country !== 'EE') return `${country}X${String(serial % 10_000_000).padStart(7, '0')}`
  const birthdate = /^(18|19|20|21)\d\d-\d\d-\d\d$/.test(asked.birthdate ?? '') ? asked.birthdate : undefined
  return `EE${estonianCode(birthdate ?? '1991-09-16', serial % 2 === 0, serial)}`
}

function nameFor(sub: string, names: readonly string[]): string {
  return names[checksum(`${sub}${names[0]}`) % names.length] ?? ''
}

function checksum(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
}
