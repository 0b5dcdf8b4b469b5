/** A small real PDF with one line of text. */
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')

/** A PDF on A4 that says `text`. */
export async function makeProof(text: string): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4' })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const whole = new Promise<void>((resolve) => document.once('end', () => resolve()))
  document.font(font).fontSize(16).text(text)
  document.end()
  await whole
  return Buffer.concat(chunks)
}
