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
export function decode(bytes: Uint8Array): Decoded {
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

/** What a spreadsheet calls Unicode text; it begins with its mark of byte order. */
function asUtf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes)
  return bytes[0] === 0xfe && bytes[1] === 0xff ? decoded('utf-16be', bytes) : null
}

/** The text without its mark of byte order; null where the bytes are not of this form. */
function decoded(form: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(form, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
