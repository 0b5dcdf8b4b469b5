import { describe, expect, test } from 'vitest'
import { languages } from '../../../common/words/languages.ts'
import { slipPdf as madeSlip, type Slip } from '../../../main/handover/slip.ts'
import { rollLengthMm } from '../../../main/printing/page-size.ts'
import { wordsIn } from '../../desk/words.ts'
import { newPaper } from '../../paper/new-paper.ts'
import { readSymbols } from '../../symbols/read-symbols.ts'
import { dotsOf, pictureOf, wordsOf } from '../../symbols/slip-picture.ts'

const slip: Slip = {
  title: 'eeID K7Q-00012',
  office: 'Õismäe teenindus',
  reference: 'K7Q-00012',
  link: 'https://eeid.ee/identify/0f4ac2f2-6a55-4c1e-9d5e-1f3f6e2d7b10?ui_locales=ru',
  until: Date.UTC(2026, 10, 30, 12),
  language: 'ru',
  paper: 'A6',
  service: { name: 'Front desk', environment: 'live' },
  at: Date.UTC(2026, 10, 24, 9)
}

/** A slip that there is. */
async function slipPdf(of: Slip, paper = newPaper): Promise<Uint8Array> {
  const pdf = await madeSlip(of, paper)
  if (pdf === null) throw new Error('the link does not fit')
  return pdf
}

const papers = ['A6', '80mm', '58mm'] as const

describe.each(papers)('a slip on %s', (paper) => {
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

const formatsOn = async (change: Partial<Slip>) =>
  (await readSymbols(pictureOf(await slipPdf({ ...slip, ...change }, newPaper)))).map(({ format }) => format).sort()

test('what fills a slip does not push its barcode off; where bars have no room there is a Data Matrix of the same', async () => {
  const office = 'W'.repeat(100)
  const long = 'W'.repeat(24)
  expect(await formatsOn({ office, reference: long, paper: 'A6' })).toEqual(['DataMatrix', 'QRCode'])
  expect(await formatsOn({ office, reference: long, paper: '80mm' })).toEqual(['DataMatrix', 'QRCode'])
  expect(await formatsOn({ office, reference: 'KV-2026-117', paper: '80mm' })).toEqual(['Code128', 'QRCode'])
  expect(await formatsOn({ office, reference: 'KV-2026-117', paper: '58mm' })).toEqual(['DataMatrix', 'QRCode'])
})

// Of office numbers, of the desk's own, of what people type; the last ones have no room as bars.
const references = ['K7Q-00012', 'KV-2026-117', '117/2026', 'arve-2026-17', 'WWWWWWWWWWWW', 'zzzzzzzzzzzzzzzzzzzzzzzz']

/** As printers have them: the usual ones, Epson's of 180 dots to the inch, finer ones, and queues that scale all the same. */
const printers = [
  { dpi: 203, scale: 1 },
  { dpi: 180, scale: 1 },
  { dpi: 300, scale: 1 },
  { dpi: 203, scale: 0.9 }
]

describe.each(papers)('on paper of %s, in black dots', (paper) => {
  test.each(printers)('a printer of $dpi dots to the inch, at $scale, makes symbols that are read', async (printer) => {
    const lost: string[] = []
    for (const reference of references) {
      const found = await readSymbols(dotsOf(await slipPdf({ ...slip, reference, paper }, newPaper), printer))
      const isRead = (text: string | null) => found.some((symbol) => symbol.text === text)
      if (!isRead(slip.link)) lost.push(`the link beside ${reference}`)
      if (!isRead(reference)) lost.push(reference)
    }
    expect(lost).toEqual([])
  })

  test.each([400, 1100])('a link of %i signs is read', async (length) => {
    const link = longLink(length)
    for (const dpi of [203, 180]) {
      const found = await readSymbols(dotsOf(await slipPdf({ ...slip, link, paper }, newPaper), { dpi }))
      expect(found.map(({ text }) => text)).toContain(link)
    }
  })
})

/** Of signs as signatures have them. */
const longLink = (length: number): string => 'https://eeid.ee/identify?token='.padEnd(length, 'aB3-xY9_kQ7zM2wVtR5c')

test('a link for whose code a slip has no room is no slip, on wider paper it is one that is read', async () => {
  const link = longLink(2000)
  expect(await madeSlip({ ...slip, link, paper: '58mm' }, newPaper)).toBeNull()
  const found = await readSymbols(dotsOf(await slipPdf({ ...slip, link, paper: '80mm' }, newPaper), { dpi: 203 }))
  expect(found.map(({ text }) => text)).toContain(link)
})
