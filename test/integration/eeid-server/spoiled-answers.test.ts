import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'

const CLAIMS = [{ type: 'sub', value: 'EE30303039914' }]

/** An office with one completed request. */
async function officeWithProof(): Promise<{ office: Office; id: string }> {
  const office = await Office.open()
  const { id } = await office.ask('EE30303039914', { reference: 'the-one' })
  await office.practice.complete(id)
  return { office, id }
}

describe('answers that are not what they should be', () => {
  test('malformed JSON', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'malformed-json' })
    const { status, headers, text } = await office.list()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('application/json')
    expect(() => JSON.parse(text)).toThrow()
  })

  test('a web page', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'html' })
    const { status, headers, text } = await office.list()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/html')
    expect(text).toContain('<html>')
  })

  test('the right body under a wrong type', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'content-type', contentType: 'text/plain' })
    const { headers, json } = await office.list()
    expect(headers.get('content-type')).toContain('text/plain')
    expect(json.total).toBe(0)
  })

  test('a redirect elsewhere', async () => {
    await using office = await Office.open()
    await office.fault('create', { kind: 'redirect' })
    await office.fault('list', { kind: 'redirect', status: 307, location: 'https://example.org/' })
    const created = await office.create({ claims_required: CLAIMS })
    expect([created.status, created.headers.get('location')]).toEqual([302, '/api/redirected'])
    const listed = await office.list()
    expect([listed.status, listed.headers.get('location')]).toEqual([307, 'https://example.org/'])
    expect(await office.practice.requests()).toEqual([])
  })

  test('a body far too large, which is still JSON', async () => {
    await using office = await Office.open()
    await office.fault('list', { kind: 'oversized', bytes: 500_000 })
    const { bytes, json } = await office.list()
    expect(bytes.length).toBeGreaterThan(500_000)
    expect(json.total).toBe(0)
  })
})

describe('broken proofs', () => {
  test('half a proof', async () => {
    const { office, id } = await officeWithProof()
    await using _ = office
    await office.fault('proof', { kind: 'half-body' })
    await expect(office.proof(id)).rejects.toThrow()
  })

  test('truncated: the first half of the very same proof', async () => {
    const { office, id } = await officeWithProof()
    await using _ = office
    const whole = await office.proof(id)
    await office.fault('proof', { kind: 'truncated-proof' })
    const { status, bytes } = await office.proof(id)
    expect(status).toBe(200)
    expect(bytes.equals(whole.bytes.subarray(0, Math.floor(whole.bytes.length / 2)))).toBe(true)
  })

  test('no PDF at all, and nothing at all, under the type of a PDF', async () => {
    const { office, id } = await officeWithProof()
    await using _ = office
    await office.fault('proof', { kind: 'non-pdf-proof' })
    await office.fault('proof', { kind: 'empty-proof' })
    const [webPage, empty] = [await office.proof(id), await office.proof(id)]
    expect(webPage.text.startsWith('%PDF-')).toBe(false)
    expect(empty.bytes.length).toBe(0)
    for (const { headers } of [webPage, empty]) expect(headers.get('content-type')).toBe('application/pdf')
  })

  test('very large', async () => {
    const { office, id } = await officeWithProof()
    await using _ = office
    await office.fault('proof', { kind: 'large-proof', bytes: 3_000_000 })
    const { bytes, text } = await office.proof(id)
    expect(bytes.length).toBeGreaterThan(3_000_000)
    expect(text.startsWith('%PDF-')).toBe(true)
  })

  test('of 200 pages, with a password, and without its pages, each beginning and ending as a PDF does', async () => {
    const { office, id } = await officeWithProof()
    await using _ = office
    const kinds = ['long', 'locked', 'broken'] as const
    for (const pdf of kinds) await office.fault('proof', { kind: 'odd-proof', pdf })
    const told: string[] = []
    for (const _kind of kinds) {
      const { bytes, text } = await office.proof(id)
      expect(text).toMatch(/^%PDF-.*%%EOF\s*$/s)
      const { stdout, stderr } = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' })
      told.push(stdout + stderr)
    }
    expect(told[0]).toContain('Page 200')
    expect(told[1]).toContain('Incorrect password')
    expect(told[2]).not.toContain('Page 1')
  })

  test('not yet, for a number of calls or of seconds', async () => {
    const { office, id } = await officeWithProof()
    await using _ = office
    await office.fault('proof', { kind: 'proof-not-yet' }, { times: 1 })
    const early = await office.proof(id)
    expect([early.status, early.json]).toEqual([404, { error: 'Proof of identity not found' }])
    expect((await office.proof(id)).status).toBe(200)
    await office.fault('proof', { kind: 'proof-not-yet' }, { forSeconds: 30, reference: 'the-one' })
    expect((await office.proof(id)).status).toBe(404)
    office.clock.advance(30_000)
    expect((await office.proof(id)).status).toBe(200)
  })
})
