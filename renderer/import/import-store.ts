import { create } from 'zustand'
import type { Problem } from '../../common/words/problems.ts'
import type { Reading } from './likely-page.ts'
import type { CheckedRow } from './row.ts'
import type { Sheet, SheetProblem } from './sheet.ts'

/** How far the clerk has come with a file. */
export type Page =
  | { step: 'begin' }
  /** Whether the columns are right; before that, whether the letters are, as long as there are `readings` to choose from. */
  | { step: 'columns'; sheet: Sheet; readings: readonly Reading[] }
  /** `checked` of the rows have been looked at; `isRemembered`: some rows of this file are queued already. */
  | { step: 'rows'; sheet: Sheet; rows: readonly CheckedRow[]; checked: number; isPartQueued: boolean }

/** What the import panel shows. In memory only: a file is about people. */
export interface ImportState {
  serviceId: string | null
  page: Page
  /** What was pasted, as long as none of it is queued. */
  pasted: string
  /** What is wrong with the file that was opened or pasted last. */
  sheetProblem: SheetProblem | null
  problem: Problem | null
  /** What is under way, so that nothing is pressed twice. */
  busy: 'opening' | 'queueing' | 'saving' | null
  /** Rows handed over to main so far, while they are. */
  handedOver: number
  /** The file to which rows with problems were saved last. */
  savedAs: string | null
}

const initial: ImportState = {
  serviceId: null,
  page: { step: 'begin' },
  pasted: '',
  sheetProblem: null,
  problem: null,
  busy: null,
  handedOver: 0,
  savedAs: null
}

/** The panel's state; it outlives the panel, so that looking at a request takes nothing away. */
export const useImport = create<ImportState>(() => initial)

/** Shows a page; what was said about the one before is gone. */
export function showPage(page: Page): void {
  useImport.setState({ page, problem: null, sheetProblem: null, savedAs: null })
}

/** Begins anew, as for another service. */
export function clearImport(serviceId: string): void {
  useImport.setState({ ...initial, serviceId })
}
