/**
 * Texts about people: `tidied` as they are kept and sent, `compared` where two are to be the same, `folded` where one is
 * looked for. Each does what the one before does not.
 */
import { plainSigns } from './plain-signs.ts'

/** What nobody sees and no comparison expects: marks of direction, soft hyphens, blanks without width. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]/g

/** Composed, on one line, with single blanks. Letters, hyphens and apostrophes stay as typed. */
export const tidied = (typed: string): string => typed.normalize('NFC').replace(unseen, '').replace(/\s+/g, ' ').trim()

/** A code, tidied: digits and letters of every width and script are the same there. */
export const tidiedCode = (typed: string): string => capitals(tidied(plainSigns(typed)))

/** In capitals; composed, because some letters come apart in becoming capitals. */
export const capitals = (text: string): string => text.normalize('NFC').toUpperCase().normalize('NFC')

/** The same for two texts that differ in capitals and blanks only. */
export const compared = (text: string): string => capitals(tidied(text))

// Letters that are not a plain one with a mark.
const plainer: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  '’': "'",
  '‘': "'",
  '`': "'",
  '´': "'"
}

/**
 * Whatever the case, the accents and the kind of apostrophe: `Jõeorg` becomes `joeorg`, `O’CONNEŽ` becomes `o'connez`,
 * `Ёлкин` becomes `елкин`. Blanks stay.
 */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđßæœı’‘`´]/g, (letter) => plainer[letter] ?? letter)
