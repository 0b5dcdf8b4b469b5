/** Which alphabets a text is written in, and letters that look like those of another one. */

/** The alphabets that are told apart, by their names in Unicode; `Other` stands for all others together. */
const alphabets = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Han', 'Hangul'] as const

/** An alphabet, by its name in Unicode (Unicode Standard Annex 24). */
export type Alphabet = (typeof alphabets)[number] | 'Other'

const patterns = alphabets.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const)

const onlyLatin = /^[\t\n\r -\u024f]*$/

/** The alphabet of a letter; null where it belongs to none, as a hyphen. */
export function alphabetOf(letter: string): Alphabet | null {
  if (!/\p{L}/u.test(letter)) return null
  return patterns.find(([, pattern]) => pattern.test(letter))?.[0] ?? (isShared(letter) ? null : 'Other')
}

// Letters such as U+02BC stand in every alphabet.
const isShared = (letter: string) => /\p{Script=Common}/u.test(letter)

/** The alphabets of a text, each once, that of most letters first. */
export function alphabetsOf(text: string): Alphabet[] {
  if (onlyLatin.test(text)) return /\p{L}/u.test(text) ? ['Latin'] : []
  const counts = new Map<Alphabet, number>()
  for (const letter of text) {
    const alphabet = alphabetOf(letter)
    if (alphabet !== null) counts.set(alphabet, (counts.get(alphabet) ?? 0) + 1)
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([alphabet]) => alphabet)
}

/** In which place of each row below an alphabet's letter stands. */
const places: Partial<Record<Alphabet, number>> = { Latin: 0, Cyrillic: 1, Greek: 2 }

/** Letters that are drawn alike: Latin, Cyrillic, Greek; a blank where there is none (UTS 39, confusables). */
const drawnAlike: readonly string[] = [
  ...['AАΑ', 'BВΒ', 'EЕΕ', 'KКΚ', 'MМΜ', 'HНΗ', 'OОΟ', 'PРΡ', 'TТΤ', 'XХΧ', 'IІΙ', 'oоο', 'YУΥ', 'CС ', 'JЈ ', 'SЅ '],
  ...[
    'aаα',
    'eе ',
    'pрρ',
    'cс ',
    'yу ',
    'xх ',
    'iіι',
    'jј ',
    'sѕ ',
    'N Ν',
    'Z Ζ',
    'v ν',
    'u υ',
    'hһ ',
    'dԁ ',
    'QԚ ',
    'qԛ '
  ]
]

/** The letter of an alphabet that is drawn like this one; null where there is none. */
function drawnIn(alphabet: Alphabet, letter: string): string | null {
  const drawn = drawnAlike.find((row) => row.includes(letter))?.[places[alphabet] ?? -1]
  return drawn === undefined || drawn === ' ' ? null : drawn
}

/** A name with letters of two alphabets. */
export type MixedName = {
  /** The alphabet of most of its letters; of fewer, where only those of the other one look like its own. */
  alphabet: Alphabet
  /** Where the letters of other alphabets stand, by UTF-16 units, and which they are. */
  foreign: readonly { at: number; letter: string; alphabet: Alphabet }[]
  /** The name in one alphabet, where every foreign letter is drawn like one of it; null where one is not. */
  repaired: string | null
}

/** The letters of another alphabet in a name; null where all are of one. */
export function mixedName(name: string): MixedName | null {
  const all = alphabetsOf(name)
  const [first] = all
  if (first === undefined || all.length < 2) return null
  const readings = all.map((alphabet) => inAlphabet(name, alphabet))
  return readings.find(({ repaired }) => repaired !== null) ?? inAlphabet(name, first)
}

/** The letters that are not of an alphabet, and the name in that. */
function inAlphabet(name: string, alphabet: Alphabet): MixedName {
  const foreign: { at: number; letter: string; alphabet: Alphabet }[] = []
  let repaired: string | null = ''
  let at = 0
  for (const letter of name) {
    const own = alphabetOf(letter)
    const isForeign = own !== null && own !== alphabet
    if (isForeign) foreign.push({ at, letter, alphabet: own })
    const drawn: string | null = isForeign ? drawnIn(alphabet, letter) : letter
    repaired = repaired === null || drawn === null ? null : repaired + drawn
    at += letter.length
  }
  return { alphabet, foreign, repaired }
}

/** A name in one alphabet, where letters drawn alike were all that kept it from being so; else as it is. */
export const inOneAlphabet = (name: string): string => mixedName(name)?.repaired ?? name
