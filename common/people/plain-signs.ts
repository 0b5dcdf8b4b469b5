/** A text as a person reads it: the signs that nobody sees are gone, and every digit is one of 0 to 9. */

// Marks of direction and control, halves of letters, blanks without width, and letters that draw nothing.
const hidden = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** Whether a text has signs that nobody sees, or that turn the direction in which the others are read. */
export const hasHiddenSigns = (text: string): boolean => text.search(hidden) !== -1

/**
 * The text in the usual form of its letters and digits (NFKC; full-width ones are wide no longer), the digits of every
 * script as 0 to 9, and without hidden signs.
 */
export const plainSigns = (text: string): string =>
  text
    .replaceAll('№', ' ')
    .normalize('NFKC')
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(hidden, '')
    .replaceAll(/\p{Nd}/gu, asciiDigit)

/** Unicode keeps the ten digits of a script side by side, from nought on (Unicode Standard, 4.6). */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}
