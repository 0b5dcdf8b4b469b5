/** The slip for the person: the code, the reference, until when, in three languages, and a barcode for the desk. */
import { type Language, locales, timeForm } from '../../common/words/languages.ts'
import { bytesOf, millimetres, type NewPaper } from '../paper/paper.ts'
import { textsIn } from '../texts/texts.ts'
import { barcode, type Outline, qrCode } from './symbols.ts'

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
  paper: 'A6' | '80mm'
  /** When it is made, milliseconds since 1970 UTC. */
  at: number
}

const mm = millimetres(1)
const sizes = { A6: { width: 105 * mm, height: 148 * mm, margin: 8 * mm }, '80mm': { width: 80 * mm, margin: 5 * mm } }

// A roll is cut where the slip ends, which is known once it has been drawn.
const longestRoll = 400 * mm
const languages: readonly Language[] = ['et', 'en', 'ru']

/** Draws the slip as a PDF; on a roll the page is as long as the slip. */
export async function slipPdf(slip: Slip, newPaper: NewPaper): Promise<Uint8Array> {
  if (slip.paper === 'A6') return (await drawn(slip, newPaper, sizes.A6.height)).pdf
  const { end } = await drawn(slip, newPaper, longestRoll)
  return (await drawn(slip, newPaper, end + sizes['80mm'].margin)).pdf
}

async function drawn(slip: Slip, newPaper: NewPaper, height: number): Promise<{ pdf: Uint8Array; end: number }> {
  const { width, margin } = sizes[slip.paper]
  const paper = await newPaper({ size: [width, height], margin: 0, title: slip.title, at: slip.at })
  const pen = new Pen(paper, { left: margin, width: width - 2 * margin, y: margin })
  drawSlip(pen, slip)
  return { pdf: await bytesOf(paper), end: pen.y }
}

function drawSlip(pen: Pen, { office, reference, link, until, language }: Slip): void {
  const spoken = [language, ...languages.filter((other) => other !== language)].map(textsIn)
  if (office !== '') pen.text(office, { size: 11, isBold: true, after: 3, lines: 2 })
  for (const say of spoken) pen.text(say('slip.title'), { size: 7, after: 1 })
  // With four modules of white on every side.
  pen.picture(qrCode(link), 40 * mm, 6 * mm)
  if (reference !== null) {
    pen.text(spoken.map((say) => say('slip.reference')).join(' · '), { size: 7, after: 0 })
    pen.text(short(reference), { size: 17, isBold: true, after: 2 })
  }
  pen.text(`${spoken.map((say) => say('slip.until')).join(' · ')}:`, { size: 7, after: 0 })
  pen.text(untilForAll(until), { size: 10, isBold: true, after: 4 })
  const isHidden = reference === null
  for (const say of spoken) pen.text(say(isHidden ? 'slip.checkWithClerk' : 'slip.check'), { size: 7, after: 2 })
  const bars = reference === null ? null : barcode(reference)
  // Printers of a roll print on little more than that: bars that are cut off are none.
  if (bars && bars.width * barWidth <= pen.width) pen.picture(bars, bars.width * barWidth, 3 * mm, 10 * mm)
}

/** Until when, in figures with the day first: one date stands under the labels of all three languages. */
function untilForAll(time: number | null): string {
  if (time === null) return '–'
  return new Intl.DateTimeFormat(locales.et, timeForm(locales.et)).format(time)
}

// The width of the narrowest bar: a quarter of a millimetre; less than that and a hand scanner misses it.
const barWidth = 0.25 * mm

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
