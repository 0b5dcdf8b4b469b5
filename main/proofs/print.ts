/** Prints a kept proof, after its hash was checked, on the printer that the desk chose. */
import type { Outcome } from '../../common/words/problems.ts'
import { printAsChosen, type Sent } from '../printing/choice.ts'
import type { Printing } from '../printing/port.ts'
import type { Store } from '../store/open-store.ts'
import { notePrinted } from './deeds.ts'
import { keptProof } from './kept.ts'

/** What a printer's queue calls the job about a request, for whoever stands at the printer. */
export type JobTitle = (store: Store, id: string) => string

/** Returns the function that prints one request's proof. */
export function proofPrinter(printing: Printing, titleOf: JobTitle) {
  return async (store: Store, id: string): Promise<Outcome<Sent>> => {
    const proof = keptProof(store, id)
    if (!proof.ok) return proof
    const sent = await printAsChosen({ store, printing, job: 'proof' }, proof.value.pdf, titleOf(store, id))
    if (sent.ok) notePrinted(store, id)
    return sent
  }
}
