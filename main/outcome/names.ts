/** Why two names differ. */

import type { DifferenceReason } from '../../common/words/outcomes.ts'
import { distance, isNeighbourSwap, isOneCharacter } from './slips.ts'
import { isOneScript, spellings, tidy, unmarked } from './spelling.ts'

// In shorter names one letter may be half the name: "Ann" and "Jan".
const shortestForSlips = 5

// A comma stands where the family name was written first.
const partsOf = (name: string): string[] => name.split(/[\s,-]+/).filter((part) => part !== '')

/** Why a name differs, the most harmless reason first. */
export function whyNameDiffers(required: string, received: string): DifferenceReason {
  if (tidy(required) === tidy(received)) return 'writing'
  if (unmarked(required) === unmarked(received)) return 'diacritics'
  const pairs = spellings(required).flatMap((one) => spellings(received).map((other) => [one, other] as const))
  if (pairs.some(([one, other]) => one === other)) return 'transliteration'
  const reasons = pairs.filter(([one, other]) => isOneScript(one, other)).map(([one, other]) => structure(one, other))
  return byHarm.find((reason) => reasons.includes(reason)) ?? 'unknown'
}

const byHarm: readonly DifferenceReason[] = [
  'hyphen',
  'nameOrder',
  'missingName',
  'extraName',
  'swappedLetters',
  'oneLetter',
  'unknown',
  'otherPerson'
]

function structure(required: string, received: string): DifferenceReason {
  const [asked, told] = [partsOf(required), partsOf(received)]
  if (asked.join('') === told.join('')) return 'hyphen'
  if (asked.toSorted().join(' ') === told.toSorted().join(' ')) return 'nameOrder'
  if (isPart(told, asked)) return 'missingName'
  if (isPart(asked, told)) return 'extraName'
  const letters = asked.join(' ')
  if (letters.length >= shortestForSlips && isNeighbourSwap(letters, told.join(' '))) return 'swappedLetters'
  if (letters.length >= shortestForSlips && isOneCharacter(letters, told.join(' '))) return 'oneLetter'
  return asked.some((part) => told.some((other) => isAlike(part, other))) ? 'unknown' : 'otherPerson'
}

/** Whether all of `fewer` stands in `more`, which has more. One name alone is too little to go by. */
function isPart(fewer: readonly string[], more: readonly string[]): boolean {
  if (fewer.length < 2 || fewer.length >= more.length) return false
  const left = [...more]
  return fewer.every((part) => {
    const at = left.indexOf(part)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}

/** Whether two parts may be one name: at least two thirds of it is the same, as in Ivanov and Iwanow. */
const isAlike = (a: string, b: string) => distance(a, b) * 3 <= Math.max(a.length, b.length)
