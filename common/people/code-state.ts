/** How a national code looks, once it is known whose it would be. */
import { canCheck, complaints, digitsOf } from './national-codes.ts'
import { birthdateOfCode, tellsBirthdate } from './sub-birthdate.ts'

/**
 * `fits`: a national code, well-formed; `fitsUndated`: a Latvian one of those that tell no birth date; `document`: not of
 * the shape of the country's codes; `unchecked`: of a country whose codes we cannot check; `wrongLength`, `wrongDigit`,
 * `wrongDate`: it looks mistyped.
 */
export type CodeState = 'fits' | 'fitsUndated' | 'document' | 'unchecked' | 'wrongLength' | 'wrongDigit' | 'wrongDate'

/** A Latvian code of eleven digits with its hyphen. */
export const hyphenated = (code: string): string => `${code.slice(0, 6)}-${code.slice(6)}`

const isNewLatvian = (country: string, code: string): boolean => country === 'LV' && /^32\d{4}-?\d{5}$/.test(code)

/** How a country's code looks, written as eeID writes it without the country. `today`: nobody is born after it. */
export function stateOf(country: string, code: string, today: Date): CodeState {
  if (!canCheck(country)) return 'unchecked'
  if (isNewLatvian(country, code)) return 'fitsUndated'
  const length = digitsOf[country]
  const digits = code.replaceAll('-', '')
  if (length !== undefined && !/^\d+$/.test(digits)) return 'document'
  if (length !== undefined && digits.length !== length) return digits.length < 9 ? 'document' : 'wrongLength'
  const fault = faultOf(country, code)
  if (fault !== null) return fault
  return tellsBirthdate(country, code) && !hasBeen(birthdateOfCode(country, code), today) ? 'wrongDate' : 'fits'
}

/** Their codes hold no date: letters where `stdnum` wants digits make the number of a document. */
const dateless: readonly string[] = ['ES', 'HR']

/** Whether a date is one, and not still to come. */
export const hasBeen = (date: string | null, today: Date): boolean =>
  date !== null && new Date(`${date}T00:00:00Z`) <= today

/** What looks mistyped; null where nothing does. */
function faultOf(country: string, code: string): CodeState | null {
  const names = complaints(country, code)
  if (names.length === 0) return null
  if (names.includes('InvalidChecksum')) return 'wrongDigit'
  if (names.includes('InvalidComponent') && !dateless.includes(country)) return 'wrongDate'
  return 'document'
}
