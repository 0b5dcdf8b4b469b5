/** From bytes to text: UTF-8 or UTF-16 where it is, else a page of one byte a letter, which the clerk has to agree to. */
import type { CodePage } from './code-pages.ts'
import { likelyReadings, type Reading } from './likely-page.ts'

/** How a file's letters are written. */
export type Encoding = 'utf-8' | 'utf-16' | CodePage

/** The text and how it was read; `readings` where the clerk has to look, the likeliest first. Or why it is no text. */
export type Decoded =
  | { ok: true; text: string; encoding: Encoding; readings: readonly Reading[] }
  | { ok: false; problem: 'empty' | 'binary' }

// What a text never holds: a spreadsheet's own file or a PDF is full of it.
const binaryByte = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)

/** Decodes a file. Where it is in none of the forms of Unicode, every page that it may be in is a reading of its own. */
export function decode(file: Uint8Array): Decoded {
  const bytes = withoutEndMark(file)
  if (bytes.length === 0) return { ok: false, problem: 'empty' }
  const utf16 = asUtf16(bytes)
  if (utf16 !== null) return { ok: true, text: utf16, encoding: 'utf-16', readings: [] }
  if (bytes.some(binaryByte)) return { ok: false, problem: 'binary' }
  const utf8 = decoded('utf-8', bytes)
  if (utf8 !== null) return { ok: true, text: utf8, encoding: 'utf-8', readings: [] }
  const readings = likelyReadings(bytes)
  const [first] = readings
  if (first === undefined) return { ok: false, problem: 'binary' }
  return { ok: true, text: first.text, encoding: first.page, readings }
}

/** Without the mark with which programs of DOS end a file. */
const withoutEndMark = (bytes: Uint8Array): Uint8Array =>
  bytes.at(-1) === 0x1a ? bytes.subarray(0, bytes.length - 1) : bytes

/** Digits, blanks and line ends are so many of any list. */
const fewestNoughts = 20

/**
 * What a spreadsheet calls Unicode text. It begins with its mark of byte order; where that was lost, every line end and every
 * sign between cells has a byte of nought on one side, and no file but such has.
 */
function asUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes)
  const noughts = [0, 1].map((side) => bytes.filter((byte, index) => index % 2 === side && byte === 0).length)
  const [high = 0, low = 0] = noughts
  const isEnough = Math.max(high, low) > bytes.length / fewestNoughts
  if (bytes.length % 2 === 1 || !isEnough || Math.min(high, low) > 0) return null
  const text = decoded(high > low ? 'utf-16be' : 'utf-16le', bytes)
  return text !== null && /[;,\t|\n]/.test(text) && !/[^\P{Cc}\t\n\r]/u.test(text) ? text : null
}

/** The text without its mark of byte order; null where the bytes are not of this form. */
function decoded(form: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(form, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
