import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { ProofContents } from '../service/api.ts'

const FONT = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')

/** Makes the PDF of a proof of identity. The same contents give the same bytes. */
export function proofPdf(proof: ProofContents): Promise<Buffer> {
  const completedAt = new Date(proof.completedAt)
  const document = new PDFDocument({
    size: 'A4',
    margin: 64,
    font: FONT,
    info: {
      Title: 'Proof of identity',
      Author: 'eeID practice server',
      CreationDate: completedAt,
      ModDate: completedAt
    }
  })
  const ended = collected(document)
  document.fontSize(20).text('Proof of identity').moveDown(0.3)
  document.fontSize(9).fillColor('#666').text('Isikusamasuse tõend · Удостоверение личности').moveDown(1.5)
  for (const [label, value] of rowsOf(proof)) {
    document.fontSize(8).fillColor('#666').text(label)
    document.fontSize(12).fillColor('#000').text(value).moveDown(0.6)
  }
  document.moveDown(2).fontSize(8).fillColor('#666')
  document.text('Made by a practice server. It proves nothing about anybody.')
  document.end()
  return ended
}

/** The file name under which a proof is sent. */
export function proofFileName(proof: ProofContents): string {
  return `proof_of_identity_${proof.requestId}.pdf`
}

function rowsOf(proof: ProofContents): [string, string][] {
  return [
    ['Name', proof.name || '–'],
    ['Personal code or document number', proof.sub],
    ['Date of birth', proof.birthdate ?? '–'],
    ['Authentication', `${proof.method}, level of assurance ${proof.acr || '–'}`],
    ['Claims', proof.claimsMatched ? 'match' : 'do not match'],
    ['Reference', proof.reference ?? '–'],
    ['Time', new Date(proof.completedAt).toISOString()],
    ['Identification request', proof.requestId]
  ]
}

/** The bytes of a document, once it has ended. */
export function collected(document: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
}
