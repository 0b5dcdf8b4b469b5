/**
 * PDFs that the desk makes itself. The fonts go into the file, cut down to the letters in use: the standard fonts of PDF
 * have neither š and ā nor Cyrillic.
 *
 *     const paper = await newPaper({ size: 'A6', margin: 28, title: 'Slip', at: clock.now() })
 *     paper.font('bold').fontSize(14).text('Žanna Šõ')
 *     paper.font('regular').fontSize(10).text('Личный код')
 *     paper.path(symbol.path).fill('#000', 'even-odd') // QR codes and barcodes of main/handover/symbols.ts
 *     const pdf = await bytesOf(paper)
 */
import { buffer } from 'node:stream/consumers'

/** Where the two fonts are, as paths of files. */
export type PaperFonts = { regular: string; bold: string }

/** What a PDF begins with. Lengths are in points, 72 to the inch: `millimetres` turns them. */
export type PaperOptions = {
  /** The name of a size, or width and height, of a roll for example. */
  size: 'A4' | 'A6' | [width: number, height: number]
  margin: number
  /** Told by viewers in the title of their window: no personal data. */
  title: string
  /** When it is made, milliseconds since 1970 UTC. The same contents at the same time give the same bytes. */
  at: number
}

/** Begins a PDF; its fonts are called `regular` and `bold`, and `regular` is in use. */
export type NewPaper = (options: PaperOptions) => Promise<PDFKit.PDFDocument>

/** Returns the function that begins a PDF with these fonts. */
export const paperWith =
  (fonts: PaperFonts): NewPaper =>
  async ({ size, margin, title, at }) => {
    // Only where something is made: it would hold up the start of the app.
    const { default: PDFDocument } = await import('pdfkit')
    const made = new Date(at)
    const paper = new PDFDocument({
      size,
      margin,
      // So that every page can be gone back to, for its number at the foot.
      bufferPages: true,
      // Else the library opens Helvetica, whose description is a file of its own that a bundle has not.
      font: fonts.regular,
      info: { Title: title, Creator: 'eeID Desk', Producer: 'eeID Desk', CreationDate: made, ModDate: made }
    })
    return paper.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold).font('regular')
  }

/** Points of so many millimetres. */
export const millimetres = (length: number): number => (length / 25.4) * 72

/** Ends a PDF and returns its bytes. */
export function bytesOf(paper: PDFKit.PDFDocument): Promise<Uint8Array> {
  paper.end()
  return buffer(paper)
}
