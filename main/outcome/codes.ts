/** Why two personal codes, or two birth dates, differ. */

import { tidy } from '../../common/people/spelling.ts'
import type { DifferenceReason } from '../../common/words/outcomes.ts'
import { isNeighbourSwap, isOneCharacter } from './slips.ts'

/** A code as the service writes it: two letters of the country, then the number. The country is null where it is missing. */
type Code = { country: string | null; number: string }

/** Letters and digits alone: a hyphen or a blank is no part of a code. */
const bare = (text: string) => tidy(text).replaceAll(/[^\p{L}\p{N}]/gu, '')

function codeOf(text: string): Code {
  const parts = /^([A-Z]{2})(.+)$/.exec(bare(text))
  return parts ? { country: parts[1] ?? null, number: parts[2] ?? '' } : { country: null, number: bare(text) }
}

/** Which characters are digits and which letters: a document's number is no personal code, whoever's they are. */
const kindOf = (number: string) => number.replaceAll(/\d/g, '0').replaceAll(/\p{L}/gu, 'A')

// A person of Latvia may have changed the code that tells the birth date for one that begins with 32.
const isNewLatvian = ({ country, number }: Code) => country === 'LV' && number.startsWith('32')

/** Why a personal code (`sub`) differs. Another person only where two codes of one country and kind differ altogether. */
export function whyCodeDiffers(required: string, received: string): DifferenceReason {
  if (tidy(required) === tidy(received)) return 'writing'
  const [asked, told] = [codeOf(required), codeOf(received)]
  if (asked.number === told.number) return sameNumber(asked, told)
  if (asked.country !== told.country) return 'unknown'
  if (isNeighbourSwap(asked.number, told.number)) return 'swappedDigits'
  if (isOneCharacter(asked.number, told.number)) return 'oneDigit'
  const isSameKind = kindOf(asked.number) === kindOf(told.number) && isNewLatvian(asked) === isNewLatvian(told)
  return isSameKind ? 'otherPerson' : 'unknown'
}

function sameNumber(asked: Code, told: Code): DifferenceReason {
  if (asked.country === told.country) return 'hyphen'
  return asked.country === null || told.country === null ? 'countryMissing' : 'countryOnly'
}

/** Why a birth date (`YYYY-MM-DD`) differs. */
export function whyDateDiffers(required: string, received: string): DifferenceReason {
  const [asked, told] = [dateOf(required), dateOf(received)]
  if (!asked || !told) return 'unknown'
  const digits = (date: readonly string[]) => date.join('')
  if (digits(asked) === digits(told)) return 'writing'
  const [year, month, day] = asked
  if (digits([year, day, month]) === digits(told)) return 'dayMonthSwapped'
  if (isNeighbourSwap(digits(asked), digits(told))) return 'swappedDigits'
  return isOneCharacter(digits(asked), digits(told)) ? 'oneDigit' : 'unknown'
}

function dateOf(text: string): readonly [string, string, string] | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? []
  return year && month && day ? [year, month, day] : null
}
