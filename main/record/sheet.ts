/** Lays text out on paper, from the top down, over as many pages as it takes. Nothing is ever cut off. */

import { plain } from '../paper/plain.ts'

/** What can be put on the paper next. */
export type Sheet = {
  title(text: string, below: string): void
  /** In a frame, to be seen at once. */
  banner(text: string): void
  heading(text: string): void
  /** A label, and its value beside it. */
  row(label: string, value: string): void
  /** Texts beside each other, in columns of the same width. */
  beside(cells: readonly string[], font?: 'regular' | 'bold'): void
  paragraph(text: string): void
  /** Lines to be written on by hand, below what is known already; all of it on one page. */
  blanks(labels: readonly string[], known?: readonly (readonly [label: string, value: string])[]): void
  /** Puts a line at the foot of every page, at the end. */
  footers(text: (page: number, pages: number) => string): void
}

const size = 9.5
const labelWidth = 140
const gap = 10
const grey = '#555555'

/** Begins to lay out on a paper. */
export function sheetOn(paper: PDFKit.PDFDocument): Sheet {
  const left = paper.page.margins.left
  const width = paper.page.width - left - paper.page.margins.right
  const pageHeight = paper.page.height - paper.page.margins.top - paper.page.margins.bottom
  const bottom = () => paper.page.height - paper.page.margins.bottom

  type Cell = { text: string; x: number; width: number; font: 'regular' | 'bold'; color: string }

  const heightOf = ({ text, width: wide, font }: Cell) =>
    paper.font(font).fontSize(size).heightOfString(text, { width: wide })

  function put(cell: Cell, y: number): void {
    paper.font(cell.font).fontSize(size).fillColor(cell.color).text(cell.text, cell.x, y, { width: cell.width })
  }

  /** Puts cells beside each other; where one is longer than a page, one below the other. */
  function line(cells: readonly Cell[]): void {
    const height = Math.max(...cells.map(heightOf))
    if (height > pageHeight) {
      for (const cell of cells) {
        put({ ...cell, x: left, width }, paper.y)
      }
      paper.y += 4
      return
    }
    if (paper.y + height > bottom()) paper.addPage()
    const { y } = paper
    for (const cell of cells) put(cell, y)
    paper.y = y + height + 4
  }

  /** Begins another page where less than so many points are left. */
  const keep = (points: number) => {
    if (paper.y + points > bottom()) paper.addPage()
  }

  return {
    title(text, below) {
      paper.font('bold').fontSize(18).fillColor('black').text(plain(text), left, paper.y, { width })
      paper.font('regular').fontSize(12).fillColor(grey).text(plain(below), { width })
      paper.moveDown(0.6)
    },
    banner(text) {
      const inner = width - 2 * gap
      const height = paper.font('bold').fontSize(size).heightOfString(text, { width: inner }) + 2 * gap
      const { y } = paper
      paper.rect(left, y, width, height).lineWidth(1.5).strokeColor('black').stroke()
      put({ text, x: left + gap, width: inner, font: 'bold', color: 'black' }, y + gap)
      paper.y = y + height + gap
    },
    heading(text) {
      keep(60)
      paper.font('bold').fontSize(11.5).fillColor('black')
      paper.text(text, left, paper.y + 8, { width }).moveDown(0.35)
    },
    row(label, value) {
      line([
        { text: plain(label), x: left, width: labelWidth, font: 'regular', color: grey },
        {
          text: plain(value),
          x: left + labelWidth + gap,
          width: width - labelWidth - gap,
          font: 'regular',
          color: 'black'
        }
      ])
    },
    beside(cells, font = 'regular') {
      const each = (width - gap * (cells.length - 1)) / cells.length
      line(
        cells.map((text, column) => ({
          text: plain(text),
          x: left + column * (each + gap),
          width: each,
          font,
          color: font === 'bold' ? grey : 'black'
        }))
      )
    },
    paragraph(text) {
      line([{ text: plain(text), x: left, width, font: 'regular', color: grey }])
    },
    blanks(labels, known = []) {
      keep((labels.length + known.length) * 28)
      paper.y += 6
      for (const [label, value] of known) this.row(`${label}:`, value)
      for (const text of labels) {
        const y = paper.y + 14
        put({ text: `${text}:`, x: left, width: labelWidth, font: 'regular', color: 'black' }, y)
        paper
          .moveTo(left + labelWidth, y + size + 3)
          .lineTo(left + width, y + size + 3)
          .lineWidth(0.75)
          .strokeColor(grey)
          .stroke()
        paper.y = y + size + 4
      }
    },
    footers(text) {
      const { start, count } = paper.bufferedPageRange()
      for (let page = 0; page < count; page++) {
        paper.switchToPage(start + page)
        // The foot is in the margin, where the library would begin another page.
        paper.page.margins.bottom = 0
        paper.font('regular').fontSize(8).fillColor(grey)
        paper.text(text(page + 1, count), left, paper.page.height - 34, { width, align: 'center', lineBreak: false })
      }
    }
  }
}
