/**
 * Texts about people: `tidied` as they are kept and sent, `compared` where two are to be the same, `folded` where one is
 * looked for. Each does what the one before does not.
 */
import { apostrophes, hyphens, plainLetters } from './latin-letters.ts'
import { plainSigns } from './plain-signs.ts'

/** What nobody sees and no comparison expects: marks of direction and control, soft hyphens, blanks without width. */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

// JavaScript takes the mark of byte order for a blank, and it parts no words.
const blanks = /[^\S\uFEFF]+/g

/** Composed, on one line, with single blanks. Letters, hyphens and apostrophes stay as typed. */
export const tidied = (typed: string): string =>
  typed.replace(blanks, ' ').replace(unseen, '').normalize('NFC').replace(blanks, ' ').trim()

/** The same for a text of several lines, whose ends stay. */
export const tidiedLines = (typed: string): string =>
  typed
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .map(tidied)
    .join('\n')
    .trim()

/** A code, tidied: digits and letters of every width and script are the same there. */
export const tidiedCode = (typed: string): string => capitals(tidied(plainSigns(typed)))

/** In capitals; composed, because some letters come apart in becoming capitals. */
export const capitals = (text: string): string => text.normalize('NFC').toUpperCase().normalize('NFC')

/** The same for two texts that differ in capitals and blanks only. */
export const compared = (text: string): string => capitals(tidied(text))

// The tables are in capitals, and `folded` makes small letters.
const plainer = new Map(
  Object.entries(plainLetters).map(([letter, plain]) => [letter.toLowerCase(), plain.toLowerCase()])
)

/** For what has no letter beyond A to Z, which most has not: there is nothing to be taken apart. */
const onlyPlain = /^[\n -~]*$/

/**
 * Whatever the case, the accents and the kind of apostrophe and hyphen: `Jõeorg` becomes `joeorg`, `O’CONNEŽ` becomes
 * `o'connez`, `Þórdís` becomes `thordis`, `Ёлкин` becomes `елкин`. Blanks stay.
 */
export function folded(text: string): string {
  const small = text.toLowerCase()
  if (onlyPlain.test(small)) return small.replaceAll('`', "'")
  return small
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(apostrophes, "'")
    .replaceAll(hyphens, '-')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/[^\n -~\u0400-\u04ff]/g, (letter) => plainer.get(letter) ?? letter)
}
