/** What every report has above and at the foot of its pages. */
import { isForTest, type MarkedService } from '../../common/words/services.ts'
import { plain } from '../paper/plain.ts'
import { markedText, namedService, paperMark } from '../texts/test-mark.ts'
import type { ReportWords } from './words.ts'

/** A4 across. */
export const sideways: [number, number] = [841.89, 595.28]

/** What stands above. `at`: when it is made, milliseconds since 1970 UTC; `desk`: this computer's code. */
export type ReportHead = {
  title: string
  /** Whose requests are in it: of one service, or of several. */
  services: readonly MarkedService[]
  /** Left out where they are empty. */
  lines: readonly string[]
  desk: string
  at: number
}

/** Puts the head on the first page; `foot` numbers all pages, at the end. */
export function headOn(
  paper: PDFKit.PDFDocument,
  { title, services, lines, desk, at }: ReportHead,
  words: ReportWords
) {
  const { t, time } = words
  const { left, right } = paper.page.margins
  const width = paper.page.width - left - right
  paper.font('bold').fontSize(16).fillColor('black').text(title, left, paper.y, { width })
  paper.font('regular').fontSize(9).fillColor('#555555')
  const named = services.map((service) => namedService(service, t)).join(', ')
  const ofTest = services.find(isForTest)
  const mark = ofTest && paperMark(ofTest, t)
  // Of several, the rows say which are.
  if (mark)
    paper
      .font('bold')
      .text(plain(services.length === 1 ? mark : t('mark.some')), { width })
      .font('regular')
  for (const line of [named, ...lines, t('report.printed', { time: time(at), desk })]) {
    if (line !== '') paper.text(plain(line), { width })
  }
  paper.moveDown(0.8)
  // A page that is taken from the others still says what it is.
  const footed = ofTest ? markedText(title, ofTest, t) : title
  return {
    foot(): void {
      const { start, count } = paper.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        paper.switchToPage(start + page)
        // The foot is in the margin, where the library would begin another page.
        paper.page.margins.bottom = 0
        paper.font('regular').fontSize(8).fillColor('#555555')
        paper.text(t('report.foot', { title: footed, page: page + 1, pages: count }), left, paper.page.height - 26, {
          width,
          align: 'center',
          lineBreak: false
        })
      }
    }
  }
}
