import type { PrintChoice } from '../../preload/contract/printing.ts'
import type { PrintJob } from './print-choice.ts'

/** The papers for each kind of job, the usual one first. */
export const papersFor = {
  proof: ['A4', 'A5', 'letter'],
  slip: ['A6', '80mm', '58mm']
} as const satisfies Record<PrintJob, readonly PrintChoice['paper'][]>
