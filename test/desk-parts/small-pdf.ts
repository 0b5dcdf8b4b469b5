const utf8 = (text: string) => new TextEncoder().encode(text)

/** A PDF of one empty page, as small as one can be, that says `body` in a comment: a proof for tests that look at no page. */
export function smallPdf(body = 'proof'): Uint8Array<ArrayBuffer> {
  const head = `%PDF-1.7\n% ${body}\n`
  const objects = [
    '1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n',
    '2 0 obj\n<</Type /Pages /Count 1 /Kids [3 0 R]>>\nendobj\n',
    '3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>\nendobj\n'
  ]
  const place = (index: number) => utf8(head + objects.slice(0, index).join('')).length
  const rows = objects.map((_, index) => `${String(place(index)).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<</Size 4 /Root 1 0 R>>\nstartxref\n${place(objects.length)}\n%%EOF\n`
  return utf8(`${head}${objects.join('')}xref\n0 4\n0000000000 65535 f \n${rows}${trailer}`)
}
