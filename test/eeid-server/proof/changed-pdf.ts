/** What becomes of a PDF on its way through something that does not know what it is. */
export type ChangedPdf = 'utf8' | 'crlf' | 'cut-update' | 'twice'

/** Returns the PDF as it arrives after that. */
export function changedPdf(pdf: Buffer, way: ChangedPdf): Buffer {
  switch (way) {
    case 'utf8':
      return Buffer.from(pdf.toString('latin1'), 'utf8')
    case 'crlf':
      return Buffer.from(pdf.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
    case 'cut-update':
      return Buffer.concat([pdf, Buffer.from('\n9 0 obj\n<</Type /Annot /Subtype /Widget')])
    case 'twice':
      return Buffer.concat([pdf, pdf])
  }
}
