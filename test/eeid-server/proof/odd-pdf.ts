import PDFDocument from 'pdfkit'
import { collected } from './proof-pdf.ts'

/** A PDF that is one, and hard to show. */
export type OddPdf = 'long' | 'locked' | 'broken'

/** Makes a PDF of 200 pages, one with a password, or one whose pages are not there. */
export function oddPdf(kind: OddPdf): Promise<Buffer> | Buffer {
  if (kind === 'broken') return withoutPages()
  const document = new PDFDocument({ size: 'A4', ...(kind === 'locked' ? { userPassword: 'unknown' } : {}) })
  const ended = collected(document)
  document.text('Page 1')
  for (let page = 2; kind === 'long' && page <= 200; page++) document.addPage().text(`Page ${page}`)
  document.end()
  return ended
}

function withoutPages(): Buffer {
  const objects = [
    '1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n',
    '2 0 obj\n<</Type /Pages /Count 1 /Kids [3 0 R]>>\nendobj\n'
  ]
  const head = '%PDF-1.7\n'
  const starts = objects.map((_, index) => head.length + objects.slice(0, index).join('').length)
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const body = head + objects.join('')
  const end = `trailer\n<</Size 3 /Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 3\n0000000000 65535 f \n${table}${end}`)
}
