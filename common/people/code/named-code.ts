/** A code that begins with the letters of its country: two of them, or three (ISO 3166-1 alpha-2 and alpha-3). */
import { countryCodes, fromThreeLetters } from '../country/countries.ts'
import { fittingCodes } from './bare-code.ts'
import { type CodeState, doubtfulStates, hyphenated, stateOf } from './code-state.ts'
import { handWritten } from './hand-written.ts'
import { unpunctuated } from './national-codes.ts'

/** A country, ISO 3166-1 alpha-2, and the code as eeID writes it behind those letters. */
export interface NamedCode {
  country: string
  code: string
}

/** A text as the code of a country; `today` tells the century of a Swedish one. */
export function ofCountry(country: string, text: string, today: Date): NamedCode {
  const code = handWritten(country, text, today) ?? unpunctuated(country, text)
  const isUnhyphened = country === 'LV' && /^[0-3]\d{5}[\s./]?\d{5}$/.test(code)
  return { country, code: isUnhyphened ? hyphenated(code.replaceAll(/\D/g, '')) : code }
}

/** The country and its code; both readings, whole, where the letters may mean either; null where no country is named. */
export function nameOf(packed: string, today: Date): NamedCode | string[] | null {
  if (fittingCodes(packed, '', today).length > 0) return null
  const [two, three] = [twoLetters(packed, today), threeLetters(packed, today)]
  if (two === null || three === null) return two ?? three
  const [shorter, longer] = [stateOf(two.country, two.code, today), stateOf(three.country, three.code, today)]
  if (isNational(longer)) return three
  if (isNational(shorter)) return two
  // What stands behind three letters of a country whose codes are not known may begin with the third.
  if (two.country === three.country && (longer !== 'unchecked' || /^\D/.test(three.code))) return two
  if (isMistyped(longer)) return three
  return isMistyped(shorter) ? two : [three, two].map(({ country, code }) => `${country}${code}`)
}

const isNational = (state: CodeState): boolean => state === 'fits' || state === 'fitsUndated'
const isMistyped = (state: CodeState): boolean => doubtfulStates.some((one) => one === state)

function twoLetters(packed: string, today: Date): NamedCode | null {
  const country = packed.slice(0, 2)
  return countryCodes.includes(country) && packed.length > 2 ? ofCountry(country, packed.slice(2), today) : null
}

function threeLetters(packed: string, today: Date): NamedCode | null {
  const country = fromThreeLetters(packed.slice(0, 3))
  const rest = packed.slice(3).replace(/^[-:/]+/, '')
  return country === undefined || !/\d/.test(rest) ? null : ofCountry(country, rest, today)
}
