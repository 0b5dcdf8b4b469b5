/** Printing through Chromium's PDF viewer, for systems without a program that prints a PDF: Windows. */

import type { WebContents, WebContentsPrintOptions } from 'electron'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { isRoll, rollWidthMm } from '../printing/page-size.ts'
import type { Paper, Printer, Printing, PrintOptions, Roll } from '../printing/port.ts'
import { withPdfWindow } from './print-window.ts'
import { windowOf } from './window.ts'

/** How long Chromium may take to hand the pages to the spooler, milliseconds. */
const printLateMs = 60_000

const micronsPerMm = 1000
const sizes: Record<Exclude<Paper, Roll>, 'A4' | 'A5' | 'A6' | 'Letter'> = {
  A4: 'A4',
  A5: 'A5',
  A6: 'A6',
  letter: 'Letter'
}

/** Prints the PDF's own pages by PDFium; `rollLengthMm` tells how long a receipt is. */
export function viewerPrinting(rollLengthMm: (pdf: Uint8Array) => number): Printing {
  return {
    async printers() {
      const window = windowOf('desk')
      const found = window ? await window.webContents.getPrintersAsync() : []
      const value: Printer[] = found.map(({ name, displayName }) => ({
        name,
        label: displayName || name,
        // Electron no longer tells which one is the system's own.
        isDefault: false
      }))
      return ok(value)
    },
    async print(pdf, options) {
      const there = await this.printers()
      if (there.ok && !there.value.some(({ name }) => name === options.printer)) {
        return failed({ code: 'printerGone' })
      }
      const job = jobOf(options, () => rollLengthMm(pdf))
      const outcome = await withPdfWindow(pdf, (contents) => printed(contents, job))
      return outcome ?? failed({ code: 'printFailed', detail: 'the viewer did not become ready' })
    }
  }
}

function jobOf({ printer, copies, paper }: PrintOptions, rollLengthMm: () => number): WebContentsPrintOptions {
  const pageSize = isRoll(paper)
    ? { width: rollWidthMm[paper] * micronsPerMm, height: rollLengthMm() * micronsPerMm }
    : sizes[paper]
  return { silent: true, deviceName: printer, copies, collate: true, pageSize, margins: { marginType: 'none' } }
}

function printed(contents: WebContents, job: WebContentsPrintOptions): Promise<Outcome<null>> {
  return new Promise((resolve) => {
    // Electron does not always call back.
    const timer = setTimeout(() => resolve(failed({ code: 'printUnsure' })), printLateMs)
    contents.print(job, (success, reason) => {
      clearTimeout(timer)
      resolve(success ? ok(null) : failed({ code: 'printFailed', detail: reason }))
    })
  })
}
