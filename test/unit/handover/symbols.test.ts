import { expect, test } from 'vitest'
import { barcode, fitsQrCode, qrCode } from '../../../main/handover/symbols.ts'

// What is drawn is read back from a real window and a real slip by an independent decoder: see the e2e specs.

test.each([
  ['letters that scanners do not type', 'Külastus 7'],
  ['more than fits on a slip', 'A-reference-far-too-long-to-fit']
])('a reference with %s has no barcode', (_what, reference) => {
  expect(barcode(reference)).toBeNull()
})

test('the bars of a barcode lie within it and do not touch each other', () => {
  const drawn = barcode('K7Q-00001')
  const bars = [...(drawn?.path ?? '').matchAll(/M(\d+) \d+h(\d+)/g)].map(([, x, width]) => [Number(x), Number(width)])
  expect(bars.length).toBeGreaterThan(30)
  bars.reduce((before, [x = 0, width = 0]) => {
    expect(x).toBeGreaterThanOrEqual(before)
    return x + width + 1
  }, 0)
  expect(bars.at(-1)).toEqual([(drawn?.width ?? 0) - 2, 2])
})

test('the longest link that fits a code is drawn, and one longer is told from it', () => {
  const longest = 'https://eeid.ee/'.padEnd(2331, 'x')
  expect(fitsQrCode(longest)).toBe(true)
  expect(qrCode(longest).width).toBe(2 * 177)
  expect(fitsQrCode(`${longest}x`)).toBe(false)
})
