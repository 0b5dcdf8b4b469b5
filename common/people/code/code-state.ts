/** How a national code looks, once it is known whose it would be. */

import { birthdateOfCode, tellsBirthdate } from '../sub-birthdate.ts'
import { canCheck, complaints, digitsOf } from './national-codes.ts'

/**
 * `fits`: a national code, well-formed; `fitsUndated`: a Latvian one of those that tell no birth date; `document`: not of
 * the shape of the country's codes; `unchecked`: of a country whose codes we cannot check; `systemNumber`: an Icelandic one of
 * those that tell no birth date and have no check digit; `wrongLength`, `wrongDigit`, `wrongDate`, `wrongSign` (a Finnish
 * sign of the century that there is not): it looks mistyped; `wrongPart`: some part is against the country's rules, and we
 * do not know which.
 */
export type CodeState =
  | 'fits'
  | 'fitsUndated'
  | 'document'
  | 'unchecked'
  | 'systemNumber'
  | 'wrongLength'
  | 'wrongDigit'
  | 'wrongDate'
  | 'wrongSign'
  | 'wrongPart'

/** The states in which something looks mistyped. */
export const doubtfulStates = ['wrongLength', 'wrongDigit', 'wrongDate', 'wrongSign', 'wrongPart'] as const

/** A Latvian code of eleven digits with its hyphen. */
export const hyphenated = (code: string): string => `${code.slice(0, 6)}-${code.slice(6)}`

const isNewLatvian = (country: string, code: string): boolean => country === 'LV' && /^32\d{4}-?\d{5}$/.test(code)

/** How a country's code looks, written as eeID writes it without the country. `today`: nobody is born after it. */
export function stateOf(country: string, code: string, today: Date): CodeState {
  if (!canCheck(country)) return 'unchecked'
  if (isNewLatvian(country, code)) return 'fitsUndated'
  // Of a company: nobody is born on a 40th.
  if (country === 'LV' && /^[4-9]\d{10}$/.test(code)) return 'document'
  const length = digitsOf[country]
  const digits = code.replaceAll('-', '')
  if (length !== undefined && !/^\d+$/.test(digits)) return 'document'
  if (length !== undefined && digits.length !== length) return digits.length < 9 ? 'document' : 'wrongLength'
  if (country === 'IS' && isSystemNumber(digits)) return 'systemNumber'
  const fault = faultOf(country, code, today)
  if (fault !== null) return fault
  return tellsBirthdate(country, code) && !hasBeen(birthdateOfCode(country, code), today) ? 'wrongDate' : 'fits'
}

/** Their codes hold no date: letters where `stdnum` wants digits make the number of a document. */
const dateless: readonly string[] = ['ES', 'HR']

/** Whether a date is one, and not still to come. */
export const hasBeen = (date: string | null, today: Date): boolean =>
  date !== null && new Date(`${date}T00:00:00Z`) <= today

// Þjóðskrá gives people without a kennitala a kerfiskennitala: it begins with 8 or 9 and holds no date.
const isSystemNumber = (digits: string): boolean => /^[89]\d{9}$/.test(digits)

/** What looks mistyped; null where nothing does. */
function faultOf(country: string, code: string, today: Date): CodeState | null {
  if (country === 'FI' && /^\d{9}[A-Z]$/.test(code)) return 'wrongSign'
  const names = complaints(country, code)
  if (names.length === 0) return null
  if (names.includes('InvalidChecksum')) return 'wrongDigit'
  if (names.includes('InvalidComponent') && !dateless.includes(country)) return wrongComponent(country, code, today)
  return 'document'
}

/** What is wrong with a part of it: only what we know. */
function wrongComponent(country: string, code: string, today: Date): CodeState {
  if (country === 'FI' && !/^\d{6}[-+YXWVUABCDEF]/.test(code)) return 'wrongSign'
  return tellsBirthdate(country, code) && !hasBeen(birthdateOfCode(country, code), today) ? 'wrongDate' : 'wrongPart'
}
