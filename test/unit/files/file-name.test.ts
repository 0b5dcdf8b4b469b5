import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proofFileName } from '../../../main/proofs/proof-name.ts'
import { many } from '../../many.ts'

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i

describe('the name of a saved proof', () => {
  test.each([
    ['K7Q-00012', 'K7Q-00012.pdf'],
    ['Visit 12/2026', 'Visit 12-2026.pdf'],
    ['Leping №5 Õun', 'Leping №5 Õun.pdf'],
    ['..', 'proof.pdf'],
    ['', 'proof.pdf'],
    ['  .hidden. ', 'hidden.pdf'],
    ['../../etc/passwd', 'etc-passwd.pdf'],
    ['exe\u202Efdp', 'exefdp.pdf']
  ])('of %j is %j', (reference, name) => {
    expect(proofFileName(reference)).toBe(name)
  })

  test('is legal on Windows, macOS and Linux whatever the reference', () => {
    const references = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('CON', 'nul.txt', 'COM1', 'aux', 'LPT9.', 'com¹', 'a\u0000b', '😀'.repeat(200), 'ä'.repeat(300))
    )
    fc.assert(
      fc.property(references, (reference) => {
        const name = proofFileName(reference)
        expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cf}]+\.pdf$/u)
        expect(name).not.toMatch(reserved)
        expect(name).not.toMatch(/^[.\s]|[.\s]\.pdf$/)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }),
      { seed: 20260501, numRuns: many(2_000, 400) }
    )
  })
})
