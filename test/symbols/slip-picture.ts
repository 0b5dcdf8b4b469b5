/** A printed page as a picture, by poppler: what comes out of the printer, not what we think we drew. */
import { execFileSync } from 'node:child_process'

/** The first page as a PNG, at the resolution of a receipt printer. */
export const pictureOf = (pdf: Uint8Array): Uint8Array =>
  execFileSync('pdftoppm', ['-png', '-r', '203', '-f', '1', '-l', '1', '-'], { input: pdf, maxBuffer: 50_000_000 })

/**
 * The first page as a receipt printer puts it on paper: black dots or none, so many to the inch, and scaled as a spooler
 * does that fits it to a width.
 */
export const dotsOf = (pdf: Uint8Array, { dpi, scale = 1 }: { dpi: number; scale?: number }): Uint8Array =>
  execFileSync('pdftoppm', ['-mono', '-png', '-r', String(dpi * scale), '-f', '1', '-l', '1', '-'], {
    input: pdf,
    maxBuffer: 50_000_000
  })

/** The words of a PDF, as a person may search them. */
export const wordsOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString('utf8')
