/** Notes what was done with a kept proof, so that the clerk sees later that it is done. */
import { basename, dirname } from 'node:path'
import { dataDiskProblem } from '../files/disk-problem.ts'
import type { ProofKey } from '../store/ledger/filings.ts'
import type { Store } from '../store/open-store.ts'

type DeedStore = Pick<Store, 'views' | 'proofDeeds'>

/** The proof of a request, or a record with it, was saved as `file`. */
export const noteSaved = (store: DeedStore, id: string, file: string): void =>
  note(store, id, (key) => store.proofDeeds.noteSaved(key, { folder: dirname(file), fileName: basename(file) }))

/** The proof of a request was given to a printer. */
export const notePrinted = (store: DeedStore, id: string): void =>
  note(store, id, (key) => store.proofDeeds.notePrinted(key))

/** What is done is done, whatever becomes of the note. */
function note(store: DeedStore, id: string, keep: (key: ProofKey) => void): void {
  const found = store.views.get(id)
  if (!found?.requestId) return
  try {
    keep({ serviceId: found.serviceId, requestId: found.requestId })
  } catch (error) {
    if (!dataDiskProblem(error)) throw error
  }
}
