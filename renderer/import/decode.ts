/** From bytes to text: UTF-8 where it is, else Windows-1257, which spreadsheets of the Baltic countries write. */

/** How a file's letters are written. */
export type Encoding = 'utf-8' | 'windows-1257'

/** The text and how it was read, or why it is no text. */
export type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; problem: 'empty' | 'binary' }

// What a text never holds: a spreadsheet's own file, a PDF or UTF-16 is full of it.
const binaryByte = (byte: number): boolean => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)

/**
 * Decodes a file. Bytes that are not UTF-8 are read as Windows-1257, which the clerk has to agree to: any bytes at all can
 * be read as that.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, problem: 'empty' }
  if (bytes.some(binaryByte)) return { ok: false, problem: 'binary' }
  const utf8 = asUtf8(bytes)
  if (utf8 !== null) return { ok: true, text: utf8, encoding: 'utf-8' }
  return { ok: true, text: new TextDecoder('windows-1257').decode(bytes), encoding: 'windows-1257' }
}

/** The text without its byte order mark; null where the bytes are not UTF-8. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
