/** Whether a proof of identity is one. */

// Where the end marker may stand; PDF readers look at the last 1,024 bytes and some writers add a little after it.
const tailBytes = 2_048

// White space as PDF knows it (ISO 32000-1, 7.2.2). However much of it follows the end, it cuts nothing off.
const whiteSpace: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])

/** Why something is no proof: no bytes, a web page, something else, or the beginning of a PDF without its end. */
export type PdfFault = 'empty' | 'html' | 'notPdf' | 'truncated'

/**
 * What is wrong with the bytes, or null. A PDF is a PDF if it begins with `%PDF-`, whatever its content type says.
 * `promised` is the length that the answer's header promised, or null.
 */
export function pdfFault(bytes: Uint8Array, promised: number | null): PdfFault | null {
  if (bytes.length === 0) return promised ? 'truncated' : 'empty'
  const start = latin(bytes.subarray(0, 256))
  if (!start.startsWith('%PDF-')) return /^\s*<(!doctype|html|\?xml)/i.test(start) ? 'html' : 'notPdf'
  if (promised !== null && bytes.length < promised) return 'truncated'
  return latin(tail(bytes)).includes('%%EOF') ? null : 'truncated'
}

function tail(bytes: Uint8Array): Uint8Array {
  const end = bytes.findLastIndex((byte) => !whiteSpace.has(byte)) + 1
  return bytes.subarray(Math.max(0, end - tailBytes), end)
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

/** The body's length by its header; null where there is none or where the body was sent compressed. */
export function promisedLength(headers: Headers): number | null {
  const encoding = headers.get('content-encoding')
  const length = headers.get('content-length') ?? ''
  return /^\d{1,15}$/.test(length) && (encoding === null || encoding === 'identity') ? Number(length) : null
}
