/**
 * What the list is searched by, and what the clerk types to find it: one folding for both, and the same spellings as the
 * comparison of names knows (ICAO Doc 9303-3, the tables of other alphabets).
 */
import { inOneAlphabet } from '../alphabets.ts'
import { birthdateToIso, birthdateToTyped } from '../birthdate.ts'
import { searchedCode } from '../code/searched-code.ts'
import { undecorated } from '../code/undecorated.ts'
import { hyphens, latinSpellings, withoutDoubledMarks, withoutMarks } from '../latin-letters.ts'
import { romanised, tidy } from '../spelling.ts'
import { folded } from '../text.ts'

/** What may be written in another way: letters with such marks, two letters for one, and other alphabets. */
const isSpeltOtherwise =
  /['\u2018-\u201b\u2032\u02b9\u02bb-\u02bd`\u00b4\uff07ﬀ-ﬆ\uff21-\uff5aäöüåøšžčñđə\u0370-\u058f\u10a0-\u10ff\u1c80-\u1cbf\u1f00-\u1fff]|[aou]e/i

/** Names come again and again; a desk has fewer than these at a time. */
const mostRemembered = 20_000
const remembered = new Map<string, readonly string[]>()

/** The other spellings of a word, folded: by passports, by English, in Latin letters, and with a plain letter for AE. */
function otherSpellings(word: string): readonly string[] {
  if (!isSpeltOtherwise.test(word)) return []
  const known = remembered.get(word)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const all = workedOut(word)
  remembered.set(word, all)
  return all
}

function workedOut(word: string): readonly string[] {
  const own = folded(word)
  const marked = tidy(word)
  const latin = latinSpellings(marked).map(withoutMarks)
  const all = [
    ...latin,
    ...latin.map(withoutDoubledMarks),
    ...romanised(word),
    folded(inOneAlphabet(word).normalize('NFKC'))
  ]
  return [...new Set(all.map((spelling) => spelling.toLowerCase()))].filter((spelling) => spelling !== own)
}

/** A text as it is searched: folded, with every other spelling of its words behind it, each once. */
export function searchable(text: string): string {
  const own = folded(text).trim()
  const composed = text.normalize('NFC')
  if (!isSpeltOtherwise.test(composed)) return own
  const others = composed.split(/\s+/).flatMap(otherSpellings)
  return others.length === 0 ? own : [...new Set([own, ...others])].join(' ')
}

/** A code as it is searched: as it is, and without the signs within it. */
export function searchableCode(code: string): string {
  const own = folded(code).trim()
  const bare = own.replaceAll(/[^\p{L}\p{N}]/gu, '')
  return bare === own ? own : `${own} ${bare}`
}

/** A birth date (`YYYY-MM-DD`) as it is searched: as it travels, and as people here write it. */
export const searchableDate = (iso: string): string => `${iso} ${birthdateToTyped(iso)}`

/**
 * The words that are looked for, each with everything that stands for it: a row is found that has one of each. A word in
 * other letters stands for its Latin spellings too, a date for the same date however it is written, and a code for itself
 * without what other systems put around it.
 */
export function wordsOf(search: string, today = new Date()): string[][] {
  const code = searchedCode(search, today)
  if (code !== null) return [[...new Set([folded(search).trim(), code])]]
  const words = search.split(/[\s,;]+/).filter((word) => folded(word) !== '')
  const date = birthdateToIso(search)
  if (date !== null && words.length > 1) return [[folded(search).trim(), date]]
  return words.flatMap(parts).map((word) => [...new Set([folded(word), ...standIns(word)])])
}

/** Two names with a hyphen between them stand for each: the document may have a blank there. */
const parts = (word: string): string[] => {
  const names = folded(word).split('-')
  const isNames =
    names.length > 1 && names.every((name) => name.length >= leastLetters && /^[\p{L}\p{M}']+$/u.test(name))
  return isNames ? word.replaceAll(hyphens, '-').split('-') : [word]
}

function standIns(word: string): string[] {
  const date = birthdateToIso(word)
  const code = codeIn(word)
  return [...spellingsOf(word), ...(date === null ? [] : [date]), ...(code === null ? [] : [code])].filter(Boolean)
}

/** A word as others may have written it: in Latin letters, in one alphabet, without two letters for one, and unmarked. */
function spellingsOf(word: string): string[] {
  if (word.length < leastLetters) return []
  const unmarked = withoutDoubledMarks(withoutMarks(tidy(word)))
  const bare = folded(word.normalize('NFKC')).replaceAll("'", '')
  const all = [
    ...latinSpellings(tidy(word)).map((spelling) => folded(withoutMarks(spelling))),
    ...romanised(word).map((spelling) => spelling.toLowerCase()),
    folded(unmarked),
    folded(inOneAlphabet(word))
  ]
  return [...all, ...(bare.length < leastLetters ? [] : [bare])].filter((spelling) => spelling !== folded(word))
}

/** Fewer letters stand in nearly every name, in whatever alphabet. */
const leastLetters = 3

/** Fewer digits than these are no code. */
const leastDigits = 6

function codeIn(word: string): string | null {
  const code = undecorated(word).toLowerCase()
  return code.replaceAll(/\D/g, '').length >= leastDigits && code !== folded(word) ? code : null
}
