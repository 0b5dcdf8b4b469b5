/**
 * Whether a PDF is whole, by how a reader finds its way into one (ISO 32000-1, 7.5): from the end to the last `startxref`,
 * from there to the cross-reference section. Bytes that were recoded, cut or joined on the way no longer lead there.
 */

/** After the end marker some writers add a little; none of it can be a part of the document. */
const mostAfterEnd = 1_024

/** How far into a section its trailer's dictionary is looked for, in bytes, where it has one before its data. */
const dictionaryBytes = 4_096

/** Whether the bytes of a file that begins with `%PDF-` lead from its end to its cross-reference section. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf('%%EOF')
  const pointer = file.lastIndexOf('startxref', end)
  if (end < 0 || pointer < 0 || !isNothingMore(file.subarray(end + '%%EOF'.length))) return false
  const section = sectionStart(file.toString('latin1', pointer, end))
  if (section === undefined || section >= pointer || !isSection(file, section, pointer)) return false
  const length = linearizedLength(file)
  if (length !== undefined && section < length) return length > end && length <= file.length
  return isLastPart(file, section, pointer)
}

/** What follows the end marker: blanks, or a little that begins no object and no section of a document. */
function isNothingMore(rest: Buffer): boolean {
  const text = rest
    .toString('latin1')
    .replace(/[\0\t\n\f\r ]+/g, ' ')
    .trim()
  return text.length <= mostAfterEnd && !/(^|\s)(\d+ \d+ obj|xref|trailer|startxref)|^\d/.test(text)
}

function sectionStart(pointer: string): number | undefined {
  const start = /^startxref\s+(\d{1,10})\s*$/.exec(pointer)?.[1]
  return start === undefined ? undefined : Number(start)
}

/** A table with its trailer, or a cross-reference stream; either names the document's root. */
function isSection(file: Buffer, start: number, pointer: number): boolean {
  const head = file.toString('latin1', start, Math.min(start + dictionaryBytes, pointer))
  if (/^\s*\d+\s+\d+\s+obj\b/.test(head)) return /\/Type\s*\/XRef\b/.test(head) && /\/Root\b/.test(head)
  if (!/^\s*xref\s/.test(head)) return false
  const trailer = file.indexOf('trailer', start)
  if (trailer < 0) return false
  const ends = file.indexOf('startxref', trailer)
  return file.toString('latin1', trailer, ends < 0 ? pointer : ends).includes('/Root')
}

/** Nothing ends between the section and its pointer: two files that were joined, or a part that is missing, do. */
const isLastPart = (file: Buffer, section: number, pointer: number): boolean =>
  file.subarray(section, pointer).indexOf('%%EOF') < 0

/**
 * How long a linearized file is by its own word, in bytes (ISO 32000-1, annex F); undefined for any other file. Its last
 * section is at its beginning, unless something was added to it since.
 */
function linearizedLength(file: Buffer): number | undefined {
  const length = /\/Linearized\b[^>]*\/L\s+(\d{1,10})/.exec(file.toString('latin1', 0, 1_024))?.[1]
  return length === undefined ? undefined : Number(length)
}
