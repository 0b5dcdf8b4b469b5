/** Latin letters with marks, and how they are written where there are only A to Z. All tables are in capitals. */

/** Every sign that stands for a hyphen: U+2010 to U+2015, U+2212, and the small and the wide one. */
export const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g

/** Every sign that stands for an apostrophe, as in O’Connor: also the letters U+02BB, U+02BC and the prime U+2032. */
export const apostrophes = /['\u2018-\u201b\u2032\u02b9\u02bb-\u02bd\u0060\u00b4\uff07]/g

/** Letters that Unicode does not take apart into a plain one and a mark. */
export const plainLetters: Readonly<Record<string, string>> = {
  ...{ Æ: 'AE', Œ: 'OE', Ø: 'O', Đ: 'D', Ð: 'D', Ł: 'L', Þ: 'TH', Ħ: 'H', Ŧ: 'T', Ŋ: 'N', ĸ: 'Q', Ə: 'A', ẞ: 'SS' },
  ...{ ß: 'SS', Ĳ: 'IJ', ı: 'I' }
}

/** How passports write marked letters where there is only A to Z (ICAO Doc 9303-3, section 6 A). */
const passportLetters: Readonly<Record<string, string>> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ø: 'OE', Ə: 'E' }

/** The other way of the same table, for letters that it has two ways for. */
const rarerPassportLetters: Readonly<Record<string, string>> = { ...passportLetters, Ü: 'UXX', Ñ: 'NXX' }

/** How Serbia and Croatia write it where there are only A to Z. */
const southSlavic: Readonly<Record<string, string>> = { Đ: 'DJ' }

/** How English writes the sounds of these letters. */
const digraphs: Readonly<Record<string, string>> = { Š: 'SH', Ž: 'ZH', Č: 'CH' }

/** Every letter as its table has it; what is not there stays. */
export function replaced(text: string, letters: Readonly<Record<string, string>>): string {
  let written = ''
  for (const letter of text) written += letters[letter] ?? letter
  return written
}

/** A text in capitals without marks and apostrophes, by the tables above. */
export function withoutMarks(capitals: string): string {
  const plain = replaced(capitals.replaceAll(apostrophes, ''), plainLetters)
  return plain.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC')
}

/** The spellings of a text in capitals: as it is, as passports write it, as English writes its sounds, and both. */
export function latinSpellings(capitals: string): string[] {
  const passport = replaced(capitals, passportLetters)
  return [
    capitals,
    passport,
    replaced(capitals, digraphs),
    replaced(passport, digraphs),
    replaced(capitals, rarerPassportLetters),
    replaced(capitals, southSlavic)
  ]
}

/** Whether `plain` is a marked text with its letters written in any of their ways, not all in the same one. */
export function isWrittenAs(plain: string, capitals: string): boolean {
  let pattern = ''
  for (const letter of capitals.replaceAll(apostrophes, '')) {
    const ways = new Set(latinSpellings(letter).map(withoutMarks))
    pattern += `(?:${[...ways].map((way) => way.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')})`
  }
  return new RegExp(`^${pattern}$`, 'u').test(plain)
}

// Behind a vowel the E is one of its own, as in Bauer; before a last L too, as in Michael, Samuel and Joel.
const twoLetterMark = /(?<![AEIOUYQ])([AOU])E(?!L(?:\P{L}|$))/gu

/** An unmarked text in capitals, with AE, OE and UE for marked letters as their plain ones: MUELLER becomes MULLER. */
export const withoutDoubledMarks = (unmarked: string): string => unmarked.replaceAll(twoLetterMark, '$1')
