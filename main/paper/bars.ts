/** A chart of bars on paper: for every label a bar of each series, side by side. */

/** What is drawn. `written`: how a number is written at the axis. */
export type BarChart = {
  labels: readonly string[]
  series: readonly { name: string; color: string; values: readonly number[] }[]
  written: (number: number) => string
}

const height = 96
const axisWidth = 34
const grey = '#555555'

/** Draws the chart over the width of the paper, below what is there. */
export function barsOn(paper: PDFKit.PDFDocument, { labels, series, written }: BarChart): void {
  const { left, right } = paper.page.margins
  const width = paper.page.width - left - right - axisWidth
  const begin = left + axisWidth
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  legend(paper, series)
  const top = paper.y + 4
  const base = top + height
  axis(paper, { left, begin, width, top, base, most: written(most) })
  const group = width / labels.length
  const bar = Math.max(1, (group * 0.7) / series.length)
  for (const [at, { values, color }] of series.entries()) {
    for (const [index, value] of values.entries()) {
      const tall = (value / most) * height
      if (tall > 0) paper.rect(begin + index * group + group * 0.15 + at * bar, base - tall, bar, tall).fill(color)
    }
  }
  // As many names as have room beside each other.
  const every = Math.max(1, Math.ceil(44 / group))
  paper.font('regular').fontSize(7).fillColor(grey)
  for (const [index, label] of labels.entries()) {
    if (index % every === 0) paper.text(label, begin + index * group, base + 3, { lineBreak: false })
  }
  paper.x = left
  paper.y = base + 16
}

type Axis = { left: number; begin: number; width: number; top: number; base: number; most: string }

function axis(paper: PDFKit.PDFDocument, { left, begin, width, top, base, most }: Axis): void {
  for (const y of [top, base]) {
    paper
      .moveTo(begin, y)
      .lineTo(begin + width, y)
      .lineWidth(0.5)
      .strokeColor('#bbbbbb')
      .stroke()
  }
  paper.font('regular').fontSize(7).fillColor(grey)
  paper.text(most, left, top - 3, { width: axisWidth - 4, align: 'right', lineBreak: false })
  paper.text('0', left, base - 4, { width: axisWidth - 4, align: 'right', lineBreak: false })
}

function legend(paper: PDFKit.PDFDocument, series: BarChart['series']): void {
  let x = paper.page.margins.left + axisWidth
  const { y } = paper
  for (const { name, color } of series) {
    paper.rect(x, y + 1, 7, 7).fill(color)
    paper
      .font('regular')
      .fontSize(8)
      .fillColor('black')
      .text(name, x + 11, y, { lineBreak: false })
    x += 11 + paper.widthOfString(name) + 18
  }
  paper.y = y + 14
}
