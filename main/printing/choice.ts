/** Which printer the desk uses for what, and printing with it. */

import type { KeptOf } from '../../common/settings/declare.ts'
import { printing as declared } from '../../common/settings/printing.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'
import type { Printing } from './port.ts'

/** What is printed: proofs, and slips for the person. Each has a printer of its own. */
export type PrintJob = keyof typeof declared

/** How one kind of job is printed: the printer's name in the system and among people, copies (1 to 20), and paper. */
export type PrintChoice = NonNullable<KeptOf<(typeof declared)[PrintJob]>>

const settings = { proof: keptSetting(declared.proof), slip: keptSetting(declared.slip) }

/** What the desk chose for this kind of job; null until somebody did. */
export const printChoice = (store: Pick<Store, 'settings'>, job: PrintJob): PrintChoice | null =>
  store.settings.get(settings[job])

/** Remembers it for the desk. */
export const setPrintChoice = (store: Pick<Store, 'settings'>, job: PrintJob, choice: PrintChoice): void =>
  store.settings.set(settings[job], choice)

/** Where something was sent: the printer as people call it. */
export type Sent = { printer: string; copies: number }

/**
 * Prints with what the desk chose; `noPrinterChosen` until somebody did. `title` is what the queue shows: a reference,
 * never a person. `isOnce`: one copy, however many the desk has chosen.
 */
export async function printAsChosen(
  {
    store,
    printing,
    job,
    isOnce = false
  }: { store: Pick<Store, 'settings'>; printing: Printing; job: PrintJob; isOnce?: boolean },
  pdf: Uint8Array,
  title: string
): Promise<Outcome<Sent>> {
  const choice = printChoice(store, job)
  if (!choice) return failed({ code: 'noPrinterChosen' })
  const { printer, label, paper } = choice
  const copies = isOnce ? 1 : choice.copies
  const sent = await printing.print(pdf, { printer, copies, paper, title: queueTitle(title) })
  return sent.ok ? ok({ printer: label, copies }) : sent
}

// Control marks and endless names are for no queue's list.
const queueTitle = (title: string): string =>
  title
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 100)
