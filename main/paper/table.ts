/** A table on paper: over as many pages as it takes, with its head on each. */
import { plain } from './plain.ts'

/** A column: its title, and its share of the width. Numbers stand at the right. */
export type PaperColumn = { title: string; weight: number; isNumber?: boolean }

const size = 8
const padding = 4
const grey = '#555555'
const line = '#bbbbbb'

// A cell is never longer than a page: what somebody wrote into a reference may be.
const mostSigns = 500

/** Where a table is. */
type Place = { left: number; width: number }

type Cell = { text: string; x: number; width: number; align: 'left' | 'right' }

/** Begins a table where the paper is, and returns how to add a row. */
export function tableOn(paper: PDFKit.PDFDocument, columns: readonly PaperColumn[], place: Place = wholeWidth(paper)) {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0)
  const begins = columns.map((_, index) =>
    columns.slice(0, index).reduce((sum, { weight }) => sum + (weight / whole) * place.width, place.left)
  )
  const cellsOf = (texts: readonly string[]): Cell[] =>
    columns.map(({ weight, isNumber }, index) => ({
      text: shortened(plain(texts[index] ?? '')),
      x: begins[index] ?? place.left,
      width: (weight / whole) * place.width - padding,
      align: isNumber === true ? 'right' : 'left'
    }))

  function put(texts: readonly string[], font: 'regular' | 'bold', color: string): void {
    const cells = cellsOf(texts)
    paper.font(font).fontSize(size)
    const height = Math.max(...cells.map(({ text, width }) => paper.heightOfString(text, { width })))
    if (paper.y + height + padding > bottomOf(paper)) {
      paper.addPage()
      if (font === 'regular') head()
      paper.font(font).fontSize(size)
    }
    const { y } = paper
    for (const { text, x, width, align } of cells) paper.fillColor(color).text(text, x, y, { width, align })
    const end = y + height + padding / 2
    paper
      .moveTo(place.left, end)
      .lineTo(place.left + place.width, end)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke()
    paper.y = end + padding / 2
  }

  const head = () =>
    put(
      columns.map(({ title }) => title),
      'bold',
      grey
    )
  head()
  return { row: (texts: readonly string[]): void => put(texts, 'regular', 'black') }
}

const wholeWidth = (paper: PDFKit.PDFDocument): Place => {
  const { left, right } = paper.page.margins
  return { left, width: paper.page.width - left - right }
}

const bottomOf = (paper: PDFKit.PDFDocument): number => paper.page.height - paper.page.margins.bottom

const shortened = (text: string): string =>
  text.length > mostSigns ? `${text.slice(0, mostSigns).toWellFormed()}…` : text
