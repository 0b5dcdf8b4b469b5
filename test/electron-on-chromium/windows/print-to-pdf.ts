/** `webContents.printToPDF`: Electron's options in Chromium's terms. */
import type { Protocol } from '../chromium/cdp.ts'
import { notProvided } from '../not-provided.ts'
import { checkOptions } from '../strict.ts'

/** Width and height in inches. */
const pageSizes: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11]
}

/** Translates the options. */
export function toPrintParameters(options: Electron.PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  checkOptions('printToPDF', options, {
    displayHeaderFooter: true,
    footerTemplate: true,
    generateDocumentOutline: true,
    generateTaggedPDF: true,
    headerTemplate: true,
    landscape: true,
    margins: true,
    pageRanges: true,
    pageSize: true,
    preferCSSPageSize: true,
    printBackground: true,
    scale: true
  })
  const { margins, pageSize = 'Letter', ...same } = options
  const size = typeof pageSize === 'string' ? pageSizes[pageSize] : ([pageSize.width, pageSize.height] as const)
  if (!size) notProvided(`the page size '${String(pageSize)}'`)
  const [paperWidth, paperHeight] = size
  return { ...same, paperWidth, paperHeight, ...toMargins(margins) }
}

function toMargins(margins: Electron.PrintToPDFMargins | undefined): Protocol.Page.printToPDFParameters {
  if (!margins) return {}
  checkOptions('printToPDF margins', margins, { top: true, bottom: true, left: true, right: true })
  const { top, bottom, left, right } = margins
  return {
    ...(top === undefined ? {} : { marginTop: top }),
    ...(bottom === undefined ? {} : { marginBottom: bottom }),
    ...(left === undefined ? {} : { marginLeft: left }),
    ...(right === undefined ? {} : { marginRight: right })
  }
}
