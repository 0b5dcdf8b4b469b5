/** Whether a proof of identity is one. */
import { isWholePdf } from './pdf-whole.ts'

/**
 * Why something is no proof: no bytes, a web page, something else, fewer bytes than were promised, or a PDF that was
 * changed on its way: recoded, cut, or joined to another one.
 */
export type PdfFault = 'empty' | 'html' | 'notPdf' | 'truncated' | 'notWhole'

/**
 * What is wrong with the bytes, or null. A PDF is a PDF if it begins with `%PDF-`, whatever its content type says.
 * `promised` is the length that the answer's header promised, or null.
 */
export function pdfFault(bytes: Uint8Array, promised: number | null): PdfFault | null {
  if (bytes.length === 0) return promised ? 'truncated' : 'empty'
  const start = latin(bytes.subarray(0, 256))
  if (!start.startsWith('%PDF-')) return /^\s*<(!doctype|html|\?xml)/i.test(start) ? 'html' : 'notPdf'
  if (promised !== null && bytes.length < promised) return 'truncated'
  if (isWholePdf(bytes)) return null
  return latin(bytes).includes('%%EOF') ? 'notWhole' : 'truncated'
}

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

/** The body's length by its header; null where there is none or where the body was sent compressed. */
export function promisedLength(headers: Headers): number | null {
  const encoding = headers.get('content-encoding')
  const length = headers.get('content-length') ?? ''
  return /^\d{1,15}$/.test(length) && (encoding === null || encoding === 'identity') ? Number(length) : null
}
