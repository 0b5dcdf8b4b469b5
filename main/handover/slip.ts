/**
 * The slip for the person: the code, the reference, until when, in three languages, and a symbol for the desk's scanner.
 *
 * Receipt printers have black dots and nothing else: every symbol is drawn so that its narrowest part is three of them.
 */
import { momentFormat } from '../../common/locales/time-formats.ts'
import { type Language, locales } from '../../common/words/languages.ts'
import type { MarkedService } from '../../common/words/services.ts'
import { bytesOf, millimetres, type NewPaper } from '../paper/paper.ts'
import { rollWidthMm } from '../printing/page-size.ts'
import type { Roll } from '../printing/port.ts'
import { personMark } from '../texts/test-mark.ts'
import { textsIn } from '../texts/texts.ts'
import { barcode, dataMatrix, type Outline, qrCode } from './symbols.ts'

/** What is on a slip. `until` in milliseconds since 1970 UTC. The person's language comes first, and is the link's. */
export type Slip = {
  /** What viewers and the printer's queue call it: no personal data. */
  title: string
  office: string
  /** Null where it may tell who the person is: a slip lies about. Without it there are no bars. */
  reference: string | null
  link: string
  until: number | null
  language: Language
  paper: 'A6' | Roll
  /** Whose link it is: the slip of a test service says so. */
  service: MarkedService
  /** When it is made, milliseconds since 1970 UTC. */
  at: number
}

const mm = millimetres(1)
const sheet = { width: 105 * mm, height: 148 * mm, margin: 8 * mm }

// Of a roll of 80 mm a printer reaches 72, of one of 58 mm 48: nothing is drawn beyond.
const rollMargin = 5 * mm

// A roll is cut where the slip ends, which is known once it has been drawn.
const longestRoll = 400 * mm
const languages: readonly Language[] = ['et', 'en', 'ru']

// One dot of most receipt printers: 203 to the inch. Symbols of whole dots have even edges there.
const dot = 72 / 203

/** A phone reads a code of such a size at arm's length, in points. */
const comfortableCode = 40 * mm

/** The narrowest module of a code, in dots, at its best and at its least. */
const moduleDots = { good: 4, least: 3 }

/**
 * Draws the slip as a PDF; on a roll the page is as long as the slip. Null where the link is so long that its code would
 * be finer than printers print and phones read.
 */
export async function slipPdf(slip: Slip, newPaper: NewPaper): Promise<Uint8Array | null> {
  const qr = qrCode(slip.link)
  const modules = qr.width / 2
  const best = Math.max(moduleDots.good, Math.round(comfortableCode / modules / dot))
  for (let dots = best; dots >= moduleDots.least; dots--) {
    const pdf = await drawnSo(slip, newPaper, { symbol: qr, module: dots * dot })
    if (pdf !== null) return pdf
  }
  return null
}

/** The code of the link, and how wide one module of it is. */
type Code = { symbol: Outline; module: number }

const widthOf = ({ symbol, module }: Code): number => (symbol.width / 2) * module

/** Null where it does not fit the paper. */
async function drawnSo(slip: Slip, newPaper: NewPaper, code: Code): Promise<Uint8Array | null> {
  if (slip.paper === 'A6') {
    const { pdf, end, width } = await drawn(slip, newPaper, { ...sheet, code })
    return end <= sheet.height - sheet.margin && widthOf(code) <= width ? pdf : null
  }
  const roll = { width: rollWidthMm[slip.paper] * mm, margin: rollMargin, code }
  const { end, width } = await drawn(slip, newPaper, { ...roll, height: longestRoll })
  if (widthOf(code) > width) return null
  return (await drawn(slip, newPaper, { ...roll, height: end + rollMargin })).pdf
}

type Place = { width: number; height: number; margin: number; code: Code }

async function drawn(slip: Slip, newPaper: NewPaper, { width, height, margin, code }: Place) {
  const paper = await newPaper({ size: [width, height], margin: 0, title: slip.title, at: slip.at })
  const pen = new Pen(paper, { left: margin, width: width - 2 * margin, y: margin })
  drawSlip(pen, slip, code)
  return { pdf: await bytesOf(paper), end: pen.y, width: pen.width }
}

function drawSlip(pen: Pen, { office, reference, until, language, service }: Slip, code: Code): void {
  const spoken = [language, ...languages.filter((other) => other !== language)].map(textsIn)
  if (office !== '') pen.text(office, { size: 11, isBold: true, after: 3, lines: 2 })
  for (const say of spoken) {
    const mark = personMark(service, say)
    if (mark !== null) pen.text(mark, { size: 8, isBold: true, after: 2 })
  }
  for (const say of spoken) pen.text(say('slip.title'), { size: 7, after: 1 })
  pen.picture(code.symbol, widthOf(code), quietModules * code.module)
  if (reference !== null) {
    pen.text(spoken.map((say) => say('slip.reference')).join(' · '), { size: 7, after: 0 })
    pen.text(short(reference), { size: 17, isBold: true, after: 2 })
  }
  pen.text(`${spoken.map((say) => say('slip.until')).join(' · ')}:`, { size: 7, after: 0 })
  pen.text(untilForAll(until), { size: 10, isBold: true, after: 4 })
  const isHidden = reference === null
  for (const say of spoken) pen.text(say(isHidden ? 'slip.checkWithClerk' : 'slip.check'), { size: 7, after: 2 })
  if (reference !== null) drawForDesk(pen, reference)
}

/**
 * What the desk's scanner reads: bars as wide as there is room for; a Data Matrix where they would be finer than printers
 * print and scanners read, or be cut off.
 */
function drawForDesk(pen: Pen, reference: string): void {
  const bars = barcode(reference)
  const width = bars && barWidths.map((each) => bars.width * each).find((each) => each <= pen.width)
  if (bars && width) {
    pen.picture(bars, width, 3 * mm, 10 * mm)
    return
  }
  const matrix = dataMatrix(reference)
  if (matrix) pen.picture(matrix, (matrix.width / 2) * matrixModule, 3 * mm)
}

/** Until when, in figures with the day first: one date stands under the labels of all three languages. */
function untilForAll(time: number | null): string {
  if (time === null) return '–'
  return new Intl.DateTimeFormat(locales.et, momentFormat(locales.et)).format(time)
}

/** The white around a QR code, in modules (ISO/IEC 18004). */
const quietModules = 4

// The narrowest bar: never under a third of a millimetre. At a quarter, printers of 203 and 180 dots to the inch make bars
// of one and a half dots, which no scanner reads.
const barWidths = [4 * dot, 3 * dot]
const matrixModule = 5 * dot

const longestShort = 24

/** The reference as it is read across a counter; of a long one the beginning and the end. */
function short(reference: string): string {
  const letters = [...reference]
  if (letters.length <= longestShort) return reference
  return `${letters.slice(0, 12).join('')}…${letters.slice(-10).join('')}`
}

type Words = { size: number; isBold?: boolean; after: number; lines?: number }

/** Writes and draws from top to bottom, everything in the middle. Lengths in points. */
class Pen {
  y: number
  readonly width: number
  readonly #document: PDFKit.PDFDocument
  readonly #left: number

  constructor(document: PDFKit.PDFDocument, place: { left: number; width: number; y: number }) {
    this.#document = document
    this.#left = place.left
    this.width = place.width
    this.y = place.y
  }

  /** Words in as many lines as they take, or in no more than `lines`: then what is left of them is three dots. */
  text(words: string, { size, isBold = false, after, lines = Number.POSITIVE_INFINITY }: Words): void {
    const document = this.#document.font(isBold ? 'bold' : 'regular').fontSize(size)
    const most = lines * document.currentLineHeight(true)
    const height = Math.min(document.heightOfString(words, { width: this.width }), most)
    const cut = lines === Number.POSITIVE_INFINITY ? {} : { height, ellipsis: true }
    document.fillColor('black').text(words, this.#left, this.y, { width: this.width, align: 'center', ...cut })
    this.y += height + after
  }

  /** A symbol so wide, as high as it is or so high, with white above and below. */
  picture(symbol: Outline, width: number, white: number, height = (width / symbol.width) * symbol.height): void {
    const left = this.#left + (this.width - width) / 2
    const top = this.y + white
    this.#document
      .save()
      .translate(left, top)
      .scale(width / symbol.width, height / symbol.height)
      .path(symbol.path)
      .fill('black', 'even-odd')
      .restore()
    this.y = top + height + white
  }
}
