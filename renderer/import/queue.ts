/** What becomes of checked rows: the good ones are queued, the others saved. */

import i18next from 'i18next'
import { writeCsv } from '../../common/csv.ts'
import { mostRowsAtOnce } from '../../common/words/import.ts'
import type { Outcome } from '../../common/words/problems.ts'
import { desk } from '../state/desk.ts'
import { announce } from '../ui/announce.tsx'
import { ask } from '../ui/surprise.ts'
import { clearImport, showPage, useImport } from './import-store.ts'
import { type CheckedRow, isReady } from './row.ts'
import { headerOf, type Sheet, widthOf } from './sheet.ts'
import { rowWords } from './words.ts'

/**
 * Queues the rows without problems as one batch. Pressed twice, or again after it was cut off, it is the same batch: main
 * lets it run once, when all its rows are there.
 */
export async function queueReady(): Promise<void> {
  const { page, serviceId, busy } = useImport.getState()
  if (page.step !== 'rows' || serviceId === null || busy !== null) return
  const ready = page.rows.filter(isReady)
  if (ready.length === 0) return
  useImport.setState({ busy: 'queueing', handedOver: 0, problem: null })
  const done = await handOver(serviceId, page.sheet.batchId, page.sheet.name, ready)
  useImport.setState({ busy: null })
  if (done === undefined) return
  if (!done.ok) return useImport.setState({ problem: done.error })
  announce(i18next.t('import.queuedSaid', { count: ready.length }))
  showRest(serviceId, page.sheet, new Set(ready.map(({ line }) => line.number)))
}

/** Goes on with the rows that were not queued, as they are by now; the clerk may have put some right, or left the file. */
function showRest(serviceId: string, sheet: Sheet, queued: ReadonlySet<number>): void {
  const { page } = useImport.getState()
  if (page.step !== 'rows' || page.sheet !== sheet) return
  const rows = page.rows.filter(({ line }) => !queued.has(line.number))
  if (rows.length === 0) {
    clearImport(serviceId)
    return
  }
  useImport.setState({ pasted: '' })
  // What is put right after this becomes another batch.
  showPage({ ...page, sheet: { ...sheet, batchId: crypto.randomUUID() }, rows, isPartQueued: true })
}

async function handOver(
  serviceId: string,
  batchId: string,
  name: string,
  ready: readonly CheckedRow[]
): Promise<Outcome<null> | undefined> {
  const begun = await ask(() => desk().import.begin({ serviceId, batchId, name, total: ready.length }))
  if (begun?.ok !== true) return begun
  for (let from = 0; from < ready.length; from += mostRowsAtOnce) {
    const rows = ready.slice(from, from + mostRowsAtOnce).map(({ draft }) => draft)
    const added = await ask(() => desk().import.add({ batchId, from, rows }))
    if (added?.ok !== true) return added
    useImport.setState({ handedOver: from + rows.length })
  }
  return ask(() => desk().import.run({ batchId }))
}

/** The rows with problems as they are in the file, with the reason in a column of its own. */
export function wrongRows(sheet: Sheet, rows: readonly CheckedRow[]): string[][] {
  const header = headerOf(sheet)
  const lines = rows
    .filter((row) => !isReady(row))
    .map((row) => [...filled(row.line.cells, widthOf(sheet)), rowWords(row).join(' ')])
  return header === null ? lines : [[...header, i18next.t('import.reasonColumn')], ...lines]
}

/** Saves the rows with problems as CSV, or as a workbook that takes no noughts away. */
export async function saveWrong(as: 'csv' | 'workbook'): Promise<void> {
  const { page, busy } = useImport.getState()
  if (page.step !== 'rows' || busy !== null) return
  const { sheet } = page
  const rows = wrongRows(sheet, page.rows)
  useImport.setState({ busy: 'saving', problem: null, savedAs: null })
  const fileName = i18next.t('import.wrongFile', {
    name: sheet.name.replace(/\.\w+$/, '') || i18next.t('import.pasted')
  })
  const outcome = await ask(() =>
    as === 'csv'
      ? desk().import.save({ fileName, text: writeCsv(rows, sheet.delimiter) })
      : desk().import.saveWorkbook({ fileName, rows })
  )
  useImport.setState({ busy: null })
  if (outcome === undefined) return
  if (!outcome.ok) return useImport.setState({ problem: outcome.error })
  if (outcome.value === null) return
  useImport.setState({ savedAs: outcome.value.fileName })
  announce(i18next.t('action.saved', { fileName: outcome.value.fileName }))
}

/** As wide as the file. A row that has more keeps it, so that it is held back again when the file comes back as it is. */
const filled = (cells: readonly string[], width: number): string[] => [
  ...cells,
  ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')
]
