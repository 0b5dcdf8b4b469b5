/** What the list shows, as a PDF. */
import type { Language } from '../../common/words/languages.ts'
import { bytesOf, type NewPaper } from '../paper/paper.ts'
import { tableOn } from '../paper/table.ts'
import type { ListedRequest } from '../store/list/listed.ts'
import { paperColumns, type ServiceOf } from './list-rows.ts'
import { headOn, type ReportHead, sideways } from './report-page.ts'
import { reportWords } from './words.ts'

/** What is printed. `about`: what narrows the list, in the words of the window. */
export type PrintedList = Omit<ReportHead, 'title' | 'lines'> & {
  about: string
  total: number
  serviceOf: ServiceOf
  parts: Iterable<ListedRequest[]>
}

/** The list on A4 across, as many pages as it takes. `rest` lets everything else have its turn. */
export async function listPaper(
  { about, total, parts, serviceOf, ...head }: PrintedList,
  newPaper: NewPaper,
  language: Language,
  rest: () => Promise<void>
): Promise<Uint8Array> {
  const words = reportWords(language)
  const title = words.t('report.listTitle')
  const paper = await newPaper({ size: sideways, margin: 36, title, at: head.at })
  const count = words.t('report.count', { count: total, formatted: words.count(total) })
  const page = headOn(paper, { ...head, title, lines: [about, count] }, words)
  const columns = paperColumns(words, head.services.length > 1 ? serviceOf : null)
  const table = tableOn(paper, columns)
  for (const part of parts) {
    for (const row of part) table.row(columns.map(({ cell }) => cell(row)))
    await rest()
  }
  page.foot()
  return bytesOf(paper)
}
