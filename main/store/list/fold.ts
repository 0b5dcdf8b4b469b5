/** How texts are compared when the clerk searches and sorts: whatever their case, accents and kind of apostrophe. */

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
  '`': "'",
  '´': "'"
}

/** `Jõeorg` becomes `joeorg`, `O’CONNEŽ` becomes `o'connez`, `Ёлкин` becomes `елкин`. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđßæœı’`´]/g, (letter) => plainer[letter] ?? letter)

/** The words that are looked for. */
export const wordsOf = (search: string): string[] => fold(search).split(/\s+/).filter(Boolean)
