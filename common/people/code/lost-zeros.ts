/** Codes whose noughts in front a spreadsheet has taken away, as it does with whatever it takes for a number. */
import { stateOf } from './code-state.ts'
import { ofCountry } from './named-code.ts'
import { canCheck, digitsOf } from './national-codes.ts'

/** Whose codes often begin with a nought; looked at where no country is known. */
const withNoughts = ['LV', 'PL', 'BE']

// Nobody is born on a day, in a month and in a year that begin with more.
const mostLost = 3

/**
 * The whole codes that a number is with its noughts, where the check digit fits with them; `country` first. `today`: nobody
 * is born after it.
 */
export function lostZeros(packed: string, country: string, today: Date): string[] {
  const digits = packed.replaceAll(/[./-]/g, '')
  // A spreadsheet takes noughts from what it takes for a number, and that has no hyphen in it.
  if (!/^\d{6,12}$/.test(digits) || (country === '' && packed !== digits)) return []
  const countries = canCheck(country) ? [country] : country === '' ? withNoughts : []
  return countries.flatMap((one) => {
    const length = digitsOf[one] ?? 0
    const missing = length - digits.length
    if (missing < 1 || missing > mostLost) return []
    const { code } = ofCountry(one, digits.padStart(length, '0'), today)
    return ['fits', 'fitsUndated'].includes(stateOf(one, code, today)) ? [`${one}${code}`] : []
  })
}
