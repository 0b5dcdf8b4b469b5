import { describe, expect, test } from 'vitest'
import { languages } from '../../../common/words/languages.ts'
import { type Slip, slipPdf } from '../../../main/handover/slip.ts'
import { rollLengthMm } from '../../../main/printing/page-size.ts'
import { wordsIn } from '../../desk/words.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { readSymbols } from '../../symbols/read-symbols.ts'
import { pictureOf, wordsOf } from '../../symbols/slip-picture.ts'

const slip: Slip = {
  title: 'eeID K7Q-00012',
  office: 'Õismäe teenindus',
  reference: 'K7Q-00012',
  link: 'https://eeid.ee/identify/0f4ac2f2-6a55-4c1e-9d5e-1f3f6e2d7b10?ui_locales=ru',
  until: Date.UTC(2026, 10, 30, 12),
  language: 'ru',
  paper: 'A6',
  at: Date.UTC(2026, 10, 24, 9)
}

describe.each(['A6', '80mm'] as const)('a slip on %s', (paper) => {
  test('carries the link and the reference so that other programs read them', async () => {
    const found = await readSymbols(pictureOf(await slipPdf({ ...slip, paper }, newPaper)))
    expect(found.toSorted((a, b) => a.format.localeCompare(b.format))).toEqual([
      { format: 'Code128', text: slip.reference },
      { format: 'QRCode', text: slip.link }
    ])
  })

  test('says in three languages what to compare, and until when', async () => {
    const printed = wordsOf(await slipPdf({ ...slip, paper }, newPaper)).replaceAll(/\s+/g, ' ')
    const until = languages.map((language) => wordsIn(language)('main:slip.until'))
    const check = languages.map((language) => wordsIn(language)('main:slip.check'))
    for (const said of ['Õismäe teenindus', 'K7Q-00012', '30.11.2026', ...until, ...check]) {
      expect(printed).toContain(said)
    }
  })

  test('is one page', async () => {
    const pdf = Buffer.from(await slipPdf({ ...slip, paper }, newPaper)).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
  })
})

test('a roll is cut where the slip ends', async () => {
  const length = rollLengthMm(await slipPdf({ ...slip, paper: '80mm' }, newPaper))
  expect(length).toBeGreaterThan(90)
  expect(length).toBeLessThan(200)
})

test('a reference that no scanner types has no barcode; a long one is cut in the middle for people', async () => {
  const reference = 'Külastus 2026/11/24 aknas number seitse'
  const pdf = await slipPdf({ ...slip, reference }, newPaper)
  expect((await readSymbols(pictureOf(pdf))).map(({ format }) => format)).toEqual(['QRCode'])
  expect(wordsOf(pdf)).toContain('Külastus 202…')
})

test('what fills a slip does not push its barcode off; on a roll there are no bars that its printer would cut off', async () => {
  const crowded = { ...slip, office: 'W'.repeat(100), reference: 'W'.repeat(24) }
  const formats = async (change: Partial<Slip>) =>
    (await readSymbols(pictureOf(await slipPdf({ ...crowded, ...change }, newPaper))))
      .map(({ format }) => format)
      .sort()
  expect(await formats({ paper: 'A6' })).toEqual(['Code128', 'QRCode'])
  expect(await formats({ paper: '80mm' })).toEqual(['QRCode'])
  expect(await formats({ paper: '80mm', reference: 'W'.repeat(22) })).toEqual(['Code128', 'QRCode'])
})
