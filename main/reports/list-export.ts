/** Exports what the list shows into a file of the clerk's: whole, or not at all. */
import { writeCsv } from '../../common/csv.ts'
import type { Language } from '../../common/words/languages.ts'
import type { ListQuery } from '../../common/words/list-query.ts'
import { failed, type Outcome } from '../../common/words/problems.ts'
import type { ExportFormat } from '../../common/words/reports.ts'
import { allServices, isForTest, testFileMark } from '../../common/words/services.ts'
import { dayOf } from '../clock/days.ts'
import type { ChoosePlace } from '../files/choose-place.ts'
import { legalFileName } from '../files/file-name.ts'
import { writeWorkbook } from '../import/workbook.ts'
import { named, saveWhereChosen } from '../proofs/save.ts'
import type { ListedRequest } from '../store/list/listed.ts'
import type { Store } from '../store/open-store.ts'
import { fileColumns } from './list-rows.ts'
import { reportWords } from './words.ts'

// As many as a spreadsheet is made of in a second.
const mostExported = 20_000
const partSize = 200

/** What exporting works with. `now`: milliseconds since 1970 UTC. */
export type ExportPorts = {
  choosePlace: Record<ExportFormat, ChoosePlace>
  language: () => Language
  now: () => number
  /** Lets everything else have its turn. */
  rest: () => Promise<void>
}

/** Returns the function that exports: the name of the file, or null where the clerk closed the dialog. */
export function listExporter({ choosePlace, language, now, rest }: ExportPorts) {
  return async (
    store: Pick<Store, 'list' | 'settings' | 'services'>,
    serviceId: string,
    query: ListQuery,
    format: ExportFormat
  ): Promise<Outcome<{ fileName: string } | null>> => {
    if (store.list.total(serviceId, query) > mostExported) return failed({ code: 'listTooLong' })
    const words = reportWords(language())
    const columns = fileColumns(words, store.services.marked)
    const services = serviceId === allServices ? store.services.list() : [store.services.marked(serviceId)]
    const mark = services.some(isForTest) ? testFileMark : ''
    const name = legalFileName(`${mark}${words.t('report.listTitle')} ${dayOf(now())}`, format, 'list')
    const saved = await saveWhereChosen(store, choosePlace[format], name, async () => {
      const rows = await readRows(store.list.rows(serviceId, query, partSize), rest)
      const table = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ cell }) => cell(row)))]
      // A semicolon is what spreadsheets of this part of the world expect.
      return format === 'csv' ? Buffer.from(writeCsv(table, ';')) : writeWorkbook(table)
    })
    return named(saved)
  }
}

/** All rows, read in parts, with everything else that main does in between. */
export async function readRows(parts: Iterable<ListedRequest[]>, rest: () => Promise<void>): Promise<ListedRequest[]> {
  const rows: ListedRequest[] = []
  for (const part of parts) {
    rows.push(...part)
    await rest()
  }
  return rows
}
