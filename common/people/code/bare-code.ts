/**
 * A national code without the letters of its country. The service compares whole codes, letters and all (eeID API
 * description, "Meaning"): one without them can match nobody.
 */

import { birthdateOfCode } from '../sub-birthdate.ts'
import { type CodeState, hasBeen, hyphenated, stateOf } from './code-state.ts'
import { handWrittenCodes } from './hand-written.ts'
import { canCheck, checkedCountries, fitsByChance, unpunctuated } from './national-codes.ts'
import { undecorated } from './undecorated.ts'

/** Whose people come most often, first; a code that fits one of them is not looked for elsewhere. */
const near = ['EE', 'LV', 'LT', 'FI', 'PL']

/** Whose codes tell by their date, and not by the check digit alone, that they are none of a document. */
const dated = ['EE', 'LV', 'LT', 'FI']

/**
 * An Italian code begins with letters that may be a country's (codice fiscale: DM 23.12.1976). Where two people would have
 * the same, letters stand for digits: L for 0 to V for 9.
 */
const italian = /^[A-Z]{6}[\dLMNP-V]{2}[A-Z][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/

/** Whether a text has the form of an Italian code. */
export const isItalianForm = (packed: string): boolean => italian.test(packed)

/**
 * The whole codes that a text may stand for, where it is a well-formed national code without its country: that of
 * `country` first, then the near ones; others only where it fits none of those. `today`: nobody is born after it.
 */
export function fittingCodes(typed: string, country: string, today: Date): string[] {
  const text = undecorated(typed)
  const isLettered = /^[A-Z]{2}/.test(text)
  const isItalian = italian.test(text) && stateOf('IT', text, today) === 'fits'
  if (isLettered) return isItalian ? [`IT${text}`] : []
  const first = canCheck(country) ? [country] : []
  const fitting = (countries: readonly string[]) => codesWith(countries, text, today, ['fits', 'fitsUndated'])
  const close = fitting([...new Set([...first, ...near])])
  if (close.length > 0) return close
  const others = [...fitting(checkedCountries), ...(country === '' ? handWrittenCodes(text, today) : [])]
  // Once a country is told, another one's check digit says too little.
  return country === '' ? others : others.filter((code) => !fitsByChance(code.slice(0, 2), code.slice(2)))
}

/**
 * The same, and those with a digit that looks mistyped where none fits and the number tells a birth date. Empty for what
 * has its country, and for what is no national code, as a document's number.
 */
export function bareCodes(typed: string, country: string, today: Date): string[] {
  const fitting = fittingCodes(typed, country, today)
  return fitting.length > 0 ? fitting : mistypedCodes(typed, today)
}

/** The whole codes that a number is but for a digit that looks mistyped, where it tells a birth date. */
export function mistypedCodes(typed: string, today: Date): string[] {
  const text = undecorated(typed)
  return codesWith(dated, text, today, ['wrongDigit']).filter((code) =>
    hasBeen(birthdateOfCode(code.slice(0, 2), code.slice(2)), today)
  )
}

const codesWith = (countries: readonly string[], text: string, today: Date, wanted: readonly CodeState[]): string[] =>
  countries.flatMap((country) => {
    const code = asWritten(country, text)
    return wanted.includes(stateOf(country, code, today)) ? [`${country}${code}`] : []
  })

function asWritten(country: string, text: string): string {
  const digits = text.replaceAll(/[./-]/g, '')
  return country === 'LV' && /^\d{11}$/.test(digits) ? hyphenated(digits) : unpunctuated(country, text)
}

/** Whether a text is a national code, with the letters of its country or without; `today`: nobody is born after it. */
export const hasCode = (text: string, today: Date): boolean =>
  isNamedCode(text, today) || bareCodes(text, '', today).length > 0

/** Whether a text is a national code with the letters of its country. */
export function isNamedCode(text: string, today: Date): boolean {
  const plain = undecorated(text)
  const country = plain.slice(0, 2)
  const state = canCheck(country) ? stateOf(country, asWritten(country, plain.slice(2)), today) : 'unchecked'
  return state === 'fits' || state === 'fitsUndated'
}
