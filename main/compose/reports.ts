/** The end of a day: the list in a file and on paper, and the numbers of the office. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AllHandlers } from '../ipc/door.ts'
import { reportHandlers } from '../ipc/reports.ts'
import type { Printing } from '../printing/port.ts'
import { listExporter } from '../reports/list-export.ts'
import { chooseCsvPlace, chooseWorkbookPlace } from '../shell/hand-over.ts'
import type { Desk } from '../startup/desk.ts'
import type { Machine } from './machine.ts'

/** The calls about the end of a day. */
export function composeReports(
  { clock, language, newPaper }: Machine,
  desk: Desk,
  printing: Printing
): Pick<AllHandlers, 'reports'> {
  const { now } = clock
  const rest = () => nextTurn()
  const choosePlace = { csv: chooseCsvPlace, xlsx: chooseWorkbookPlace }
  const exportList = listExporter({ choosePlace, language, now, rest })
  return { reports: reportHandlers({ desk, exportList, printing, newPaper, language, now, rest }) }
}
