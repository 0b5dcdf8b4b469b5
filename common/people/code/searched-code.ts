/** A code that is looked for, however it is written. */
import { readCode } from './read-code.ts'

/**
 * What a search for a national code looks for, in small letters as eeID writes it: with its country where the text names
 * one. Null where the text is no national code.
 */
export function searchedCode(text: string, today: Date): string | null {
  const reading = readCode(text, '', today)
  if (reading.kind === 'code') return isNational(reading.state) ? reading.value.toLowerCase() : null
  if (reading.kind !== 'question') return null
  const likely = reading.why === 'zeros' ? reading.candidates.slice(0, 1) : reading.candidates
  const numbers = [...new Set(likely.map((code) => code.slice(2)))]
  return numbers.length === 1 ? (numbers[0]?.toLowerCase() ?? null) : null
}

const isNational = (state: string): boolean => state === 'fits' || state === 'fitsUndated'
