/** How long a receipt is. */

const pointsPerMm = 72 / 25.4
const usualMm = 297

/**
 * The height of the PDF's first page as far as it can be read without taking the file apart, whole millimetres, rounded
 * up; that of A4 where it can not. Meant for the slips that this desk writes itself.
 */
export function rollLengthMm(pdf: Uint8Array): number {
  const box = /\/MediaBox\s*\[\s*([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s*\]/.exec(
    Buffer.from(pdf).toString('latin1')
  )
  const [bottom, top] = [Number(box?.[2]), Number(box?.[4])]
  const height = Math.ceil((top - bottom) / pointsPerMm)
  return height > 0 ? height : usualMm
}
