/** The numbers of an office, as a PDF: charts, and the tables behind them. */
import type { Language } from '../../common/words/languages.ts'
import type { NumberPeriod, OfficeNumbers, TallyKind } from '../../common/words/numbers.ts'
import { barsOn } from '../paper/bars.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { tableOn } from '../paper/table.ts'
import { headOn, type ReportHead, sideways } from './report-page.ts'
import { type ReportWords, reportWords } from './words.ts'

/** What is printed. */
export type PrintedNumbers = Omit<ReportHead, 'title' | 'lines'> & { numbers: OfficeNumbers }

/** The numbers on A4 across. */
export async function numbersPaper(
  { numbers, ...head }: PrintedNumbers,
  newPaper: NewPaper,
  language: Language
): Promise<Uint8Array> {
  const words = reportWords(language)
  const { t, day } = words
  const title = t('report.numbersTitle')
  const paper = await newPaper({ size: sideways, margin: 36, title, at: head.at })
  const span = `${day(numbers.whole.from)} – ${day(numbers.whole.to)}`
  const page = headOn(paper, { ...head, title, lines: [span, t('report.nobody')] }, words)
  charts(paper, numbers, words)
  heading(paper, t('report.link'))
  periods(paper, numbers, words)
  for (const kind of ['method', 'level'] as const) tallies(paper, numbers, kind, words)
  page.foot()
  return bytesOf(paper)
}

const dark = '#1f4e9c'
const light = '#9db8df'

function charts(paper: PDFKit.PDFDocument, { periods: all }: OfficeNumbers, { t, day, count }: ReportWords): void {
  const labels = all.map(({ from }) => day(from).replace(/[\s.]*\d{4}.*$/u, ''))
  heading(paper, t('report.chart.asked'))
  barsOn(paper, {
    labels,
    written: count,
    series: [
      { name: t('report.asked'), color: light, values: all.map(({ asked }) => asked) },
      { name: t('report.completed'), color: dark, values: all.map(({ completed }) => completed) }
    ]
  })
  heading(paper, t('report.chart.outcomes'))
  barsOn(paper, {
    labels,
    written: count,
    series: [
      { name: t('report.matching'), color: dark, values: all.map(({ outcomes }) => outcomes.matching) },
      {
        name: t('report.others'),
        color: light,
        values: all.map(({ completed, outcomes }) => completed - outcomes.matching)
      }
    ]
  })
}

function periods(
  paper: PDFKit.PDFDocument,
  { asked: { step }, periods: all, whole }: OfficeNumbers,
  words: ReportWords
) {
  const { t, day, count, duration, state } = words
  const numbers = ['matching', 'differing', 'notCompared', 'identified'] as const
  const table = tableOn(paper, [
    { title: step === 'week' ? t('report.week') : t('report.day'), weight: 16 },
    { title: t('report.asked'), weight: 11, isNumber: true },
    { title: t('report.completed'), weight: 11, isNumber: true },
    ...numbers.map((word) => ({ title: state(word), weight: 12, isNumber: true })),
    { title: t('report.median'), weight: 14, isNumber: true },
    { title: t('report.slowestTenth'), weight: 16, isNumber: true }
  ])
  const cells = (period: NumberPeriod, name: string) => [
    name,
    count(period.asked),
    count(period.completed),
    ...numbers.map((word) => count(period.outcomes[word])),
    period.linkToResult === null ? '' : duration(period.linkToResult.median),
    period.linkToResult === null ? '' : duration(period.linkToResult.slowestTenth)
  ]
  for (const period of all) table.row(cells(period, day(period.from)))
  table.row(cells(whole, t('report.whole')))
}

function tallies(
  paper: PDFKit.PDFDocument,
  { tallies: all }: OfficeNumbers,
  kind: TallyKind,
  { t, count, method, level }: ReportWords
): void {
  if (all[kind].length === 0) return
  const word = kind === 'method' ? method : level
  heading(paper, t(`report.column.${kind}`))
  const table = tableOn(paper, [
    { title: t(`report.column.${kind}`), weight: 70 },
    { title: t('report.number'), weight: 30, isNumber: true }
  ])
  for (const { key, count: many } of all[kind]) table.row([key === null ? t('report.unknown') : word(key), count(many)])
}

function heading(paper: PDFKit.PDFDocument, text: string): void {
  if (paper.y > paper.page.height - 170) paper.addPage()
  paper
    .font('bold')
    .fontSize(11)
    .fillColor('black')
    .text(text, paper.page.margins.left, paper.y + 10)
  paper.moveDown(0.3)
}
