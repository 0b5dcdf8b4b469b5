/** Which way of printing this system has. */
import { cupsPrinting } from './cups.ts'
import type { Printing } from './port.ts'
import { runProgram } from './program.ts'

/** Windows has no program that prints a PDF: there `throughViewer` does it. Everywhere else CUPS. */
export const printingOn = (platform: NodeJS.Platform, throughViewer: Printing): Printing =>
  platform === 'win32' ? throughViewer : cupsPrinting(runProgram)
