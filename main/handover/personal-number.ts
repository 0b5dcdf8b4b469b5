/** Whether a text has a number in it that may be somebody's: a personal code, a document's number, a day. */
import { plainSigns } from '../../common/people/plain-signs.ts'

/**
 * As an office numbers its files: letters, the year, a running number, as in KV-2026-117 or 117/2026. Only whole, and
 * parted just so: all else of that length may be a document's number.
 */
const fileNumbers = [/^(\p{Lu}{1,4}[-/ ]?)?20[23]\d[-/]\d{1,6}$/u, /^(\p{Lu}{1,4}[-/ ]?)?\d{1,5}\/20[23]\d$/u] as const

/** Those that are told by how they are written; on the text with its separators. */
const written = [
  // Documents: letters and many digits without a sign between them, or letters and digits by turns.
  /(?<!\p{L})(\p{L}{2,3}\d{4,}|\p{L}\d{6,})/u,
  /(?<![\p{L}\d])(?=[\p{L}\d]{9})(\d+\p{L}+\d+\p{L}|\p{L}+\d+\p{L}+\d)/u,
  // Days, and a few that are none: whoever reads them takes them for one.
  /(?<!\d)\d{1,4}([./-])\d{1,2}\1\d{2,4}(?!\d)/,
  /(?<!\d)(0?[1-9]|[12]\d|3[01])[^\p{L}\d]+(0?[1-9]|1[0-2])[^\p{L}\d]+(19|20)?\d\d(?!\d)/u,
  /(?<!\d)(19|20)\d\d[^\p{L}\d]+(0?[1-9]|1[0-2])[^\p{L}\d]+(0?[1-9]|[12]\d|3[01])(?!\d)/u
]

/** Those that are told whatever parts their signs; on the letters and digits alone. */
const packed = [
  // Codes of digits, nine at least, whatever the country.
  /\d{9}/,
  // Finland's, with a letter for the century; Spain's; Italy's.
  /\d{6}\p{L}\d{3}[\d\p{L}]/u,
  /\d{8}\p{L}/u,
  /\p{L}{6}\d{2}\p{L}\d{2}\p{L}\d{3}\p{L}/u,
  // Documents: letters and at least six digits, or two letters amid the digits.
  /\p{L}\d{6}/u,
  /\d{2}\p{L}{2}\d{5}/u,
  // Days in eight digits.
  /(?<!\d)(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/,
  /(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d(?!\d)/
]

/** A number that begins with the day it was given on, in one piece: longer than any code. */
const dayAndNumber = /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{6,}$/

/** Whether a text may hold a personal code, a document's number or a day, however its signs are parted or written. */
export function mayHoldPersonalNumber(text: string): boolean {
  const plain = plainSigns(text).toUpperCase().trim()
  if (dayAndNumber.test(plain) || fileNumbers.some((form) => form.test(plain))) return false
  const bare = plain.replaceAll(/[^\p{L}\p{N}]/gu, '')
  // Numerals that are no digits, such as those in circles: they may stand for digits.
  if (/[^\P{N}\d]/u.test(bare)) return true
  return written.some((form) => form.test(plain)) || packed.some((form) => form.test(bare))
}
