import { describe, expect, test } from 'vitest'
import { pdfFault, promisedLength } from '../../../main/eeid/pdf.ts'
import { pdf } from './canned-service.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (pdf: Uint8Array) => new TextDecoder('latin1').decode(pdf)
const followedBy = (pdf: Uint8Array, more: string) => Buffer.concat([pdf, bytes(more)])

/** A PDF with bytes above 0x7F in it, as the second line of most has. */
const marked = () => Buffer.from(text(pdf('signs….')).replace('signs', '\xe2\xe3\xcf'), 'latin1')

/** A PDF with a second part behind its first end (ISO 32000-1, 7.5.6). */
function updated(): Uint8Array {
  const first = text(pdf())
  const place = first.length
  const object = '3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 842 595]>>\nendobj\n'
  const table = `xref\n3 1\n${String(place).padStart(10, '0')} 00000 n \n`
  const previous = /startxref\n(\d+)/.exec(first)?.[1] ?? ''
  const trailer = `trailer\n<</Size 4 /Root 1 0 R /Prev ${previous}>>\nstartxref\n${place + object.length}\n%%EOF\n`
  return bytes(first + object + table + trailer)
}

const cut = (pdf: Uint8Array) => pdf.subarray(0, pdf.length - 60)

describe('a proof', () => {
  test('is a PDF that begins and ends as one', () => expect(pdfFault(pdf(), null)).toBeNull())

  test('may have a little after its end', () => {
    expect(pdfFault(followedBy(pdf(), '\n% written by a printer '.repeat(10)), null)).toBeNull()
  })

  test('may have any amount of white space after its end', () => {
    expect(pdfFault(followedBy(pdf(), ' \0\n'.repeat(10_000)), null)).toBeNull()
  })

  test.each([
    ['empty', ''],
    ['html', '<!DOCTYPE html><title>Sign in</title>'],
    ['html', '\n  <html><body>%PDF-1.7 %%EOF'],
    ['notPdf', '{"error":"An error occurred"}'],
    ['notPdf', ' %PDF-1.7\n%%EOF'],
    ['truncated', '%PDF-1.7\n1 0 obj'],
    ['notWhole', '%PDF-1.7\n%%EOF\n'],
    ['notWhole', '%PDF-1.7\nstartxref\n9\n%%EOF\n'],
    ['notWhole', '%PDF-1.7\nstartxref\n99999\n%%EOF\n'],
    ['notWhole', '%PDF-1.7\nxref\n0 0\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n']
  ])('is %s when it is %j', (fault, text) => expect(pdfFault(bytes(text), null)).toBe(fault))

  test.each<[string, Uint8Array]>([
    ['recoded as UTF-8', new TextEncoder().encode(new TextDecoder('latin1').decode(marked()))],
    ['recoded as UTF-8 by one that knew no Latin', new TextEncoder().encode(new TextDecoder().decode(marked()))],
    ['given the ends of lines of Windows', bytes(text(pdf()).replaceAll('\n', '\r\n'))],
    ['joined to another one', followedBy(pdf('one'), text(pdf('another, longer one')))],
    ['joined to itself', followedBy(pdf(), text(pdf()))],
    ['cut behind an end that was not the last', cut(updated())],
    ['followed by a page of the web', followedBy(pdf(), `<html>${'x'.repeat(2_000)}</html>`)],
    ['followed by a part of another', followedBy(pdf(), '\n4 0 obj\n<<')]
  ])('is not whole when it was %s', (_, changed) => expect(pdfFault(changed, null)).toBe('notWhole'))

  test('may have been added to, as a signature does', () => expect(pdfFault(updated(), null)).toBeNull())

  test('is truncated when fewer bytes came than were promised', () => {
    expect(pdfFault(pdf(), pdf().length + 1)).toBe('truncated')
    expect(pdfFault(new Uint8Array(), 10)).toBe('truncated')
  })
})

describe('the promised length', () => {
  test('is the Content-Length', () => expect(promisedLength(new Headers({ 'content-length': '12' }))).toBe(12))

  test('says nothing about a body that was sent compressed', () => {
    expect(promisedLength(new Headers({ 'content-length': '12', 'content-encoding': 'gzip' }))).toBeNull()
  })

  test.each(['', 'twelve', '-1'])('is not %j', (length) => {
    expect(promisedLength(new Headers({ 'content-length': length }))).toBeNull()
  })
})
