/** How wide and how long a receipt is. */
import type { Paper, Roll } from './port.ts'

/** How wide each roll is, millimetres. */
export const rollWidthMm: Readonly<Record<Roll, number>> = { '80mm': 80, '58mm': 58 }

/** Whether a paper is a roll. */
export const isRoll = (paper: Paper): paper is Roll => paper in rollWidthMm

/**
 * Whether what is on such paper is printed with every length as the PDF has it: on A6 and on rolls there are slips, whose
 * symbols no scanner reads when they are smaller. All else is fitted to what the printer reaches of the sheet, whole.
 */
export const isTrueToSize = (paper: Paper): boolean => paper === 'A6' || isRoll(paper)

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
