/** Excel workbooks (.xlsx): what is opened is read as rows, and what is saved keeps every cell as text. */
import { Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { readSheet } from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/node'
import { writeCsv } from '../../common/csv.ts'

// Packed, a file of 5 MB may be thousands of times as long.
const mostUnpacked = 200_000_000

/** Whether bytes are those of a ZIP, as a workbook's are. */
export const mayBeWorkbook = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** The first sheet of a workbook as CSV in UTF-8; null where the bytes are none, or unpack to too much. */
export async function workbookAsCsv(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if (!(await isSmallWorkbook(bytes))) return null
    const rows = await readSheet(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
    return new TextEncoder().encode(
      writeCsv(
        rows.map((row) => row.map(asText)),
        ';'
      )
    )
  } catch {
    return null
  }
}

async function isSmallWorkbook(bytes: Uint8Array): Promise<boolean> {
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  const length = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  return length <= mostUnpacked && entries.some(({ filename }) => filename === 'xl/workbook.xml')
}

/** A cell as it is written in a list of people: days as `YYYY-MM-DD`, numbers with all their digits. */
function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'number' && Number.isInteger(cell) ? BigInt(cell).toString() : String(cell)
}

/** A workbook of one sheet whose cells are all text, so that no nought and no digit goes away. */
export const writeWorkbook = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile(rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })))).toBuffer()
