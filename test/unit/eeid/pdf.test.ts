import { describe, expect, test } from 'vitest'
import { pdfFault, promisedLength } from '../../../main/eeid/pdf.ts'
import { pdf } from './canned-service.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('a proof', () => {
  test('is a PDF that begins and ends as one', () => expect(pdfFault(pdf(), null)).toBeNull())

  test('may have a little after its end', () => {
    expect(pdfFault(bytes(`%PDF-1.7\n%%EOF\n${'x'.repeat(1_000)}`), null)).toBeNull()
  })

  test('may have any amount of white space after its end', () => {
    expect(pdfFault(bytes(`%PDF-1.7\n%%EOF\n${' \0\n'.repeat(10_000)}`), null)).toBeNull()
  })

  test.each([
    ['empty', ''],
    ['html', '<!DOCTYPE html><title>Sign in</title>'],
    ['html', '\n  <html><body>%PDF-1.7 %%EOF'],
    ['notPdf', '{"error":"An error occurred"}'],
    ['notPdf', ' %PDF-1.7\n%%EOF'],
    ['truncated', '%PDF-1.7\n1 0 obj'],
    ['truncated', `%PDF-1.7\n%%EOF${'x'.repeat(10_000)}`]
  ])('is %s when it is %j', (fault, text) => expect(pdfFault(bytes(text), null)).toBe(fault))

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
