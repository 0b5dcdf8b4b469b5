/** What printing is, whichever system does it: its printers, and a PDF handed to one of them. */
import type { Outcome } from '../../common/words/problems.ts'

/** A roll of receipts by its width; what is printed on it is as long as the PDF's first page. */
export type Roll = '80mm' | '58mm'

/** What is printed on. */
export type Paper = 'A4' | 'A5' | 'A6' | 'letter' | Roll

/** A printer: `name` is the system's, `label` what the system calls it in front of people. */
export type Printer = { name: string; label: string; isDefault: boolean }

/** Where and how to print. The title is seen in the printer's queue by others: a reference, never a person. */
export type PrintOptions = { printer: string; copies: number; paper: Paper; title: string }

/** What the app needs of the system's printing. */
export type Printing = {
  /** Every printer that the system offers, none where there is none; fails with `noSpooler` or `printUnsure`. */
  printers(): Promise<Outcome<Printer[]>>
  /**
   * Hands the pages of `pdf` to the printer's queue, nothing on disk. Success says that the system took them, not that
   * paper came out. Fails with `noSpooler`,
   * `printerGone`, `printFailed`, or `printUnsure` where the system did not say in time.
   */
  print(pdf: Uint8Array, options: PrintOptions): Promise<Outcome<null>>
}
