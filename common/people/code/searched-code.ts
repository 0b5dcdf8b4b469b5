/** A code that is looked for, however it is written. */
import { fromThreeLetters } from '../country/countries.ts'
import { writtenByHand } from './hand-written.ts'
import { readCode } from './read-code.ts'

/**
 * What a search for a national code looks for, in small letters as eeID writes it: with its country where the text names
 * one. Null where the text is no national code.
 */
export function searchedCode(text: string, today: Date): string | null {
  const reading = readCode(text, '', today)
  if (reading.kind === 'code') {
    const isRewritten = writtenByHand.includes(reading.country ?? '') && reading.repairs.includes('writing')
    const isCode = isNational(reading.state) || isSpelledOut(text) || isRewritten
    return isCode ? reading.value.toLowerCase() : null
  }
  const isTwice = reading.kind === 'notCode' && reading.looksLike === 'twoCodes'
  if (reading.kind !== 'question' && !isTwice) return null
  const likely =
    reading.kind === 'question' && reading.why === 'zeros' ? reading.candidates.slice(0, 1) : reading.candidates
  const numbers = [...new Set(likely.map((code) => code.slice(2)))]
  return numbers.length === 1 ? (numbers[0]?.toLowerCase() ?? null) : null
}

/** Three letters of a country, and a number that is hardly that of a case. */
const isSpelledOut = (text: string): boolean =>
  fromThreeLetters(text.trim().slice(0, 3).toUpperCase()) !== undefined && /^.{3}[\s-]?\d{6,}$/.test(text.trim())

const isNational = (state: string): boolean => state === 'fits' || state === 'fitsUndated'
