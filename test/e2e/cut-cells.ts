/** Finds the fixed words that a cell of the list has no room for. */
import type { Page } from 'playwright-core'

/** By column, every text that its cells may show. */
export type ColumnTexts = Readonly<Record<string, readonly string[]>>

/** Puts each text into a row that shows something in its column. Returns those that are cut, with the missing pixels. */
export function cutCells(page: Page, columns: ColumnTexts): Promise<string[]> {
  return page.evaluate((wanted) => {
    // Layout is in fractions of a pixel.
    const slack = 1
    const textOf = (cell: Element): Text | undefined =>
      [...cell.childNodes].find((node): node is Text => node instanceof Text && node.data !== '')

    const cellOf = (column: string): { cell: Element; text: Text } => {
      for (const cell of document.querySelectorAll(`[role=row][data-index] [data-column=${column}]`)) {
        const text = textOf(cell)
        if (text !== undefined) return { cell, text }
      }
      throw new Error(`no row shows anything in ${column}`)
    }

    const missing = (cell: Element, text: Text): number => {
      const range = document.createRange()
      range.selectNodeContents(text)
      const [words, box] = [range.getBoundingClientRect(), cell.getBoundingClientRect()]
      const row = (cell.parentElement ?? cell).getBoundingClientRect()
      return Math.max(words.right - box.right, words.bottom - row.bottom, row.top - words.top)
    }

    return Object.entries(wanted).flatMap(([column, texts]) => {
      const { cell, text } = cellOf(column)
      // Where a layout leaves a column out, what is in hand tells it.
      if (cell.getBoundingClientRect().width <= 1) return []
      const before = text.data
      const cut = texts.flatMap((each) => {
        text.data = each
        const pixels = missing(cell, text)
        return pixels > slack ? [`${column}: ${each} (${Math.ceil(pixels)} px)`] : []
      })
      text.data = before
      return cut
    })
  }, columns)
}
