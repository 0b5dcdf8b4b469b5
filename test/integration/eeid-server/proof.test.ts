import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { Office, type Read } from './office.ts'

function textOf(proof: Read): string {
  return execFileSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: proof.bytes, encoding: 'utf8' })
}

async function proofOf(office: Office, sub: string): Promise<Read> {
  const { id } = await office.ask(sub, { reference: `for-${sub}` })
  await office.practice.complete(id)
  return office.proof(id)
}

describe('proof of identity', () => {
  test('is a PDF with a file name', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    await office.practice.complete(id)
    const { status, headers, text } = await office.proof(id)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="proof_of_identity_${id}.pdf"`)
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true)
  })

  test('says the name with its special letters, the code, the reference, the time and the id', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE60001019906', { reference: 'leping-õž-7' })
    await office.practice.complete(id)
    const text = textOf(await office.proof(id))
    for (const part of [
      'MARY ÄNN O’CONNEŽ-ŠUSLIK TESTNUMBER',
      'EE60001019906',
      'leping-õž-7',
      '2026-03-02T09:00:00.000Z',
      id
    ]) {
      expect(text).toContain(part)
    }
  })

  test('can say names in Cyrillic', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('UAFE123456')
    await office.practice.complete(id, { as: 'required', method: 'DOCUMENT' })
    expect(textOf(await office.proof(id))).toContain('ОЛЕНА ПЕТРЕНКО')
  })

  test('is the same at every fetch, and different for another person', async () => {
    await using office = await Office.open()
    const first = await proofOf(office, 'EE30303039914')
    const second = await proofOf(office, 'LT50001018865')
    const id = String((await office.practice.requests({ reference: 'for-EE30303039914' }))[0]?.id)
    expect((await office.proof(id)).bytes.equals(first.bytes)).toBe(true)
    expect(second.bytes.equals(first.bytes)).toBe(false)
    expect(textOf(second)).not.toContain('EE30303039914')
  })

  test('may come as application/octet-stream', async () => {
    await using office = await Office.open()
    await office.practice.setSwitches({ proofContentType: 'application/octet-stream' })
    const proof = await proofOf(office, 'EE30303039914')
    expect(proof.headers.get('content-type')).toBe('application/octet-stream')
    expect(proof.text.startsWith('%PDF-')).toBe(true)
  })

  test('exists for a mismatch too', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    await office.practice.complete(id, { as: { testPerson: 'LT50001018865' } })
    expect(textOf(await office.proof(id))).toContain('do not match')
  })

  test('is not found while nobody has authenticated, after expiry, and for an unknown request', async () => {
    await using office = await Office.open()
    const { id } = await office.ask('EE30303039914')
    const pending = await office.proof(id)
    await office.practice.expire(id)
    for (const answer of [pending, await office.proof(id), await office.proof('nonsense')]) {
      expect(answer.status).toBe(404)
      expect(answer.json).toEqual({ error: 'Proof of identity not found' })
    }
  })
})
