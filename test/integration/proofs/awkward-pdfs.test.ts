/** PDFs that are awkward and whole: each is kept as it came, byte for byte; the same one, changed on its way, is not kept. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { pdfFault } from '../../../main/eeid/pdf.ts'
import { changedPdf } from '../../eeid-server/proof/changed-pdf.ts'
import { collected } from '../../eeid-server/proof/proof-pdf.ts'
import { temporaryFolder } from '../../unit/store/temporary-store.ts'
import { KeptDesk, serviceId } from '../sync/kept-desk.ts'

type Options = ConstructorParameters<typeof PDFDocument>[0]

/** A PDF of two pages; `more` draws on its first. */
async function drawn(options: Options = {}, more: (document: PDFKit.PDFDocument) => void = () => {}): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', ...options })
  const ended = collected(document)
  document.text('Proof of identity')
  more(document)
  document.addPage().text('Second page')
  document.end()
  return ended
}

/** What qpdf makes of a PDF. */
function through(pdf: Buffer, ...options: string[]): Buffer {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')]
  writeFileSync(from, pdf)
  execFileSync('qpdf', [...options, from, to])
  return readFileSync(to)
}

/** Adds a second part behind the end, as a form that is filled in or a signature does (ISO 32000-1, 7.5.6). */
function updated(pdf: Buffer): Buffer {
  const text = pdf.toString('latin1')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? ''
  const [, size, root] = /\/Size (\d+)[\s\S]*\/Root (\d+ 0 R)/.exec(text.slice(Number(previous))) ?? []
  const object = `${size} 0 obj\n<</Type /Annot>>\nendobj\n`
  const table = `xref\n${size} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<</Size ${Number(size) + 1} /Root ${root} /Prev ${previous}>>\n`
  const end = `startxref\n${pdf.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(object + table + trailer + end)])
}

const awkward: [what: string, make: () => Promise<Buffer>][] = [
  ['as it is written', () => drawn()],
  ['of version 1.3', () => drawn({ pdfVersion: '1.3' })],
  ['uncompressed', () => drawn({ compress: false })],
  ['with a password to open it', () => drawn({ userPassword: 'unknown' })],
  ['that may not be printed', () => drawn({ ownerPassword: 'owner', permissions: { printing: undefined } })],
  ['on a page of five metres', () => drawn({ size: [14_000, 14_000] })],
  ['on a page of a centimetre', () => drawn({ size: [28, 28], margin: 1 })],
  [
    'with an attachment',
    () => drawn({}, (document) => void document.file(Buffer.from('a'.repeat(5_000)), { name: 'data.json' }))
  ],
  [
    'with a form',
    () => drawn({}, (document) => void document.initForm().formText('name', 10, 100, 200, 20, { value: 'Mari' }))
  ],
  ['linearized', async () => through(await drawn(), '--linearize')],
  [
    'linearized, with streams of objects',
    async () => through(await drawn(), '--linearize', '--object-streams=generate')
  ],
  ['with a stream of cross-references', async () => through(await drawn(), '--object-streams=generate')],
  ['for editors of text', async () => through(await drawn(), '--qdf', '--object-streams=disable')],
  ['encrypted by AES', async () => through(await drawn(), '--encrypt', '', 'owner', '256', '--')],
  ['with its pages turned', async () => through(await drawn(), '--rotate=+90')],
  ['added to', async () => updated(await drawn())],
  ['added to twice', async () => updated(updated(await drawn()))],
  [
    'added to after it was linearized',
    async () => updated(through(await drawn(), '--linearize', '--object-streams=disable'))
  ]
]

describe.each(awkward)('a PDF %s', (_what, make) => {
  test('is whole; recoded, sent twice or cut it is not', async () => {
    const pdf = await make()
    expect(pdfFault(pdf, null)).toBeNull()
    for (const way of ['utf8', 'crlf', 'cut-update', 'twice'] as const) {
      expect(pdfFault(changedPdf(pdf, way), null), way).toBe('notWhole')
    }
    for (const part of [0.3, 0.6, 0.9]) {
      expect(pdfFault(pdf.subarray(0, pdf.length * part), null), String(part)).not.toBeNull()
    }
  })
})

test('each of them arrives and is kept byte for byte', async () => {
  await using kept = await KeptDesk.open()
  const { desk, store } = kept
  for (const [what, make] of awkward) {
    const pdf = await make()
    const id = await desk.ask(what)
    await desk.practice.complete(id, { as: 'required' })
    const effect = { kind: 'given-proof', base64: pdf.toString('base64') } as const
    await desk.practice.addFault({ call: 'proof', requestId: id, effect })
    const answer = await desk.client.proof(id)
    if (!answer.ok) throw new Error(`${what}: ${answer.error.detail}`)
    store.proofs.keep(serviceId, id, answer.value)
    expect(Buffer.compare(store.proofs.get(serviceId, id)?.pdf ?? Buffer.alloc(0), pdf), what).toBe(0)
  }
})
