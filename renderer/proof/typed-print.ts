import { printing } from '../../common/settings/printing.ts'
import type { PrintChoice } from '../../preload/contract/printing.ts'

/** The most copies of one job. */
export const { most: mostCopies } = printing.proof.setting.value.of.of.copies

/** How to print, as far as it was typed and chosen. */
export interface TypedPrint {
  /** The system's name of the printer; null until one was chosen. */
  printer: string | null
  /** A text while it is no number. */
  copies: number | string
  /** Null for the usual one. */
  paper: PrintChoice['paper'] | null
}

/** What a form begins with. */
export const typedOf = (choice: PrintChoice | null): TypedPrint => ({
  printer: choice?.printer ?? null,
  copies: choice?.copies ?? 1,
  paper: choice?.paper ?? null
})

/** Whether that many copies can be printed. */
export const isCounted = (copies: number | string): copies is number =>
  typeof copies === 'number' && Number.isInteger(copies) && copies >= 1 && copies <= mostCopies
