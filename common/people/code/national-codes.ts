/**
 * `stdnum`'s checks of the national codes that an eID puts into `sub`. Other countries (Germany, Austria, France,
 * Czechia, Denmark, …) give a pseudonym there, which no check fits; Sweden gives twelve digits, which `stdnum` does not
 * know without a hyphen. Only these are bundled, not the whole library.
 */
import type { Validator } from 'stdnum'
import { bis, nn } from 'stdnum/lib/cjs/be/index.js'
import { pnf } from 'stdnum/lib/cjs/bg/index.js'
import { ik } from 'stdnum/lib/cjs/ee/index.js'
import { dni, nie } from 'stdnum/lib/cjs/es/index.js'
import { hetu } from 'stdnum/lib/cjs/fi/index.js'
import { oib } from 'stdnum/lib/cjs/hr/index.js'
import { kennitala } from 'stdnum/lib/cjs/is/index.js'
import { codicefiscale } from 'stdnum/lib/cjs/it/index.js'
import { asmens } from 'stdnum/lib/cjs/lt/index.js'
import { pvn } from 'stdnum/lib/cjs/lv/index.js'
import { fodselsnummer } from 'stdnum/lib/cjs/no/index.js'
import { pesel } from 'stdnum/lib/cjs/pl/index.js'
import { cnp } from 'stdnum/lib/cjs/ro/index.js'
import { mendedBulgarian, mendedNorwegian, mendedRomanian } from './mended-checks.ts'

const checks: Readonly<Record<string, readonly Pick<Validator, 'validate'>[]>> = {
  BE: [nn, bis],
  BG: [mendedBulgarian, pnf],
  EE: [ik],
  ES: [dni, nie],
  FI: [hetu],
  HR: [oib],
  IS: [kennitala],
  IT: [codicefiscale],
  LT: [asmens],
  // Of a person it is the personal code.
  LV: [pvn],
  NO: [fodselsnummer, mendedNorwegian],
  PL: [pesel],
  RO: [cnp, mendedRomanian]
}

/** How many digits a code has where it is digits alone; there, a number with letters is a document's. */
export const digitsOf: Readonly<Record<string, number>> = {
  BE: 11,
  BG: 10,
  EE: 11,
  HR: 11,
  IS: 10,
  LT: 11,
  LV: 11,
  NO: 11,
  PL: 11,
  RO: 13
}

/**
 * The code without the points, slashes and hyphens that people write in it and eeID does not, as in 85.07.30-033.28. A
 * Latvian and a Finnish code have a hyphen of their own; a document's number stays as it is.
 */
export function unpunctuated(country: string, code: string): string {
  if (country === 'LV') return code
  if (country === 'FI') return /^\d\d\.\d\d\.\d\d[-+A-Y]\d{3}[0-9A-Y]$/.test(code) ? code.replaceAll('.', '') : code
  const bare = code.replaceAll(/[./-]/g, '')
  const isNational =
    country === 'ES' || country === 'IT' ? complaints(country, bare).length === 0 : isAllDigits(country, bare)
  return isNational ? bare : code
}

const isAllDigits = (country: string, code: string): boolean => /^\d+$/.test(code) && code.length === digitsOf[country]

/** The countries whose codes can be checked, ISO 3166-1 alpha-2. */
export const checkedCountries: readonly string[] = Object.keys(checks)

/** Whether a country's codes can be checked. */
export const canCheck = (country: string): boolean => country in checks

/**
 * Whether a code fits by its check digit alone, which every tenth number does: one of no date. What is told by it of a
 * country that nobody has named is chance as often as not.
 */
export const fitsByChance = (country: string, code: string): boolean =>
  country === 'HR' || (country === 'BG' && !mendedBulgarian.validate(code).isValid)

/** The names of `stdnum`'s complaints about a code; none where one of the country's checks finds nothing wrong. */
export function complaints(country: string, code: string): readonly string[] {
  const findings = (checks[country] ?? []).map((one) => one.validate(code))
  return findings.some(({ isValid }) => isValid) ? [] : findings.map(({ error }) => error?.name ?? '')
}
