/** Why two names differ. A name alone never says that it is another person. */

import { alphabetsOf, inOneAlphabet } from '../../common/people/alphabets.ts'
import { isWrittenAs, withoutDoubledMarks } from '../../common/people/latin-letters.ts'
import { spellings, tidy, unmarked } from '../../common/people/spelling.ts'
import type { DifferenceReason } from '../../common/words/outcomes.ts'
import { isLatvianSpelling } from './latvian-names.ts'
import { isNeighbourSwap, isOneCharacter } from './slips.ts'

// In shorter names one letter may be half the name: "Ann" and "Jan".
const shortestForSlips = 5

// A comma stands where the family name was written first, a point behind an initial.
const partsOf = (name: string): string[] => name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '')

// What stands before or behind a name and is none: as people here write it, in capitals without marks.
const titles: ReadonlySet<string> = new Set(
  'DR MR MRS MS MISS PROF PHD MSC BSC MBA DIPL ING MGR HR PRL HARRA PROUA HERR FRAU SIR MADAM JR SR'.split(' ')
)

/** Why a name differs, the most harmless reason first. */
export function whyNameDiffers(required: string, received: string): DifferenceReason {
  if (tidy(required) === tidy(received)) return 'writing'
  if (unmarked(required) === unmarked(received)) return 'diacritics'
  const pairs = pairsOf(inOneAlphabet(required), inOneAlphabet(received))
  if (pairs.some(([one, other]) => one === other)) {
    const isRepaired = inOneAlphabet(required) !== required || inOneAlphabet(received) !== received
    return isRepaired ? 'otherAlphabet' : 'transliteration'
  }
  if (pairs.some(([one, other]) => withoutDoubledMarks(one) === withoutDoubledMarks(other))) return 'marksTwoWays'
  if (isWrittenAs(unmarked(received), tidy(required)) || isWrittenAs(unmarked(required), tidy(received))) {
    return 'marksTwoWays'
  }
  const comparable = pairs.filter(([one, other]) => isOneAlphabet(one, other))
  if (comparable.length === 0) return 'twoAlphabets'
  const reasons = comparable.map(([one, other]) => structure(one, other))
  const found = byHarm.find((reason) => reasons.includes(reason)) ?? 'untellable'
  // In other letters a name may be written in ways that no rule here knows.
  return found === 'unknown' && !isOneAlphabet(required, received) ? 'untellable' : found
}

const pairsOf = (required: string, received: string) =>
  spellings(required).flatMap((one) => spellings(received).map((other) => [one, other] as const))

const isOneAlphabet = (one: string, other: string) => {
  const both = alphabetsOf(`${one}${other}`)
  return both.length <= 1 && !both.includes('Other')
}

const byHarm: readonly DifferenceReason[] = [
  'hyphen',
  'nameOrder',
  'title',
  'initial',
  'latvian',
  'missingName',
  'extraName',
  'swappedLetters',
  'oneLetter',
  'unknown'
]

function structure(required: string, received: string): DifferenceReason {
  const [asked, told] = [partsOf(required), partsOf(received)]
  if (asked.join('') === told.join('')) return 'hyphen'
  if (asked.toSorted().join(' ') === told.toSorted().join(' ') || isTurned(asked, told)) return 'nameOrder'
  if (isByTitle(asked, told)) return 'title'
  if (isByInitials(asked, told)) return 'initial'
  if (isLatvianSpelling(asked, told)) return 'latvian'
  if (isPart(told, asked)) return 'missingName'
  if (isPart(asked, told)) return 'extraName'
  const letters = asked.join(' ')
  if (letters.length >= shortestForSlips && isNeighbourSwap(letters, told.join(' '))) return 'swappedLetters'
  if (letters.length >= shortestForSlips && isOneCharacter(letters, told.join(' '))) return 'oneLetter'
  // One name alone, as in a document without a given name, is too little to go by.
  const isOneMissing = [asked, told].some((parts) => parts.length === 1)
  return asked.some((part) => told.includes(part)) && !isOneMissing ? 'unknown' : 'untellable'
}

/** Whether the family name stands first in one of them and last in the other, with a blank or a hyphen of it left out. */
const isTurned = (asked: readonly string[], told: readonly string[]): boolean =>
  asked.some((_, index) => [...asked.slice(index), ...asked.slice(0, index)].join('') === told.join(''))

/** Whether nothing but titles differs. */
function isByTitle(asked: readonly string[], told: readonly string[]): boolean {
  const [one, other] = [asked, told].map((parts) => parts.filter((part) => !titles.has(part)))
  if (one === undefined || other === undefined || one.length < 2) return false
  const hasTitle = one.length < asked.length || other.length < told.length
  return hasTitle && one.toSorted().join(' ') === other.toSorted().join(' ')
}

/**
 * Whether one has an initial where the other has a name, and nothing else differs; one whole name has to be the same. The
 * family name may stand first in one of them.
 */
function isByInitials(asked: readonly string[], told: readonly string[]): boolean {
  if (asked.length !== told.length) return false
  return asked.some((_, index) => isByInitialsInOrder([...asked.slice(index), ...asked.slice(0, index)], told))
}

function isByInitialsInOrder(asked: readonly string[], told: readonly string[]): boolean {
  const isSame = asked.map((part, index) => part === told[index])
  const isInitial = asked.map((part, index) => standsFor(part, told[index] ?? '') || standsFor(told[index] ?? '', part))
  const hasWhole = asked.some((part, index) => isSame[index] && part.length > 1)
  return hasWhole && asked.every((_, index) => isSame[index] || isInitial[index])
}

const standsFor = (initial: string, name: string) => initial.length === 1 && name.length > 1 && name.startsWith(initial)

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
