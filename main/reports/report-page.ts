/** What every report has above and at the foot of its pages. */
import type { Environment } from '../../common/words/services.ts'
import { plain } from '../paper/plain.ts'
import type { ReportWords } from './words.ts'

/** A4 across. */
export const sideways: [number, number] = [841.89, 595.28]

/** What stands above. `at`: when it is made, milliseconds since 1970 UTC; `desk`: this computer's code. */
export type ReportHead = {
  title: string
  service: { name: string; environment: Environment }
  /** Left out where they are empty. */
  lines: readonly string[]
  desk: string
  at: number
}

/** Puts the head on the first page; `foot` numbers all pages, at the end. */
export function headOn(paper: PDFKit.PDFDocument, { title, service, lines, desk, at }: ReportHead, words: ReportWords) {
  const { t, time } = words
  const { left, right } = paper.page.margins
  const width = paper.page.width - left - right
  paper.font('bold').fontSize(16).fillColor('black').text(title, left, paper.y, { width })
  paper.font('regular').fontSize(9).fillColor('#555555')
  const named = `${service.name} · ${t(`cover.environment.${service.environment}`)}`
  for (const line of [named, ...lines, t('report.printed', { time: time(at), desk })]) {
    if (line !== '') paper.text(plain(line), { width })
  }
  paper.moveDown(0.8)
  return {
    foot(): void {
      const { start, count } = paper.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        paper.switchToPage(start + page)
        // The foot is in the margin, where the library would begin another page.
        paper.page.margins.bottom = 0
        paper.font('regular').fontSize(8).fillColor('#555555')
        paper.text(t('report.foot', { title, page: page + 1, pages: count }), left, paper.page.height - 26, {
          width,
          align: 'center',
          lineBreak: false
        })
      }
    }
  }
}
