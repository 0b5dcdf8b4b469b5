/** Gives a kept proof to the window that shows it: from the ledger, with its hash checked, nothing on disk. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'
import { keptProof } from './kept.ts'

// What a window can reasonably be given at once.
const mostBytes = 50 * 1024 * 1024

/** The bytes of one request's proof, 50 MB at most. */
export function shownProof(
  store: Pick<Store, 'views' | 'proofs' | 'outbox' | 'services'>,
  id: string
): Outcome<Uint8Array<ArrayBuffer>> {
  const proof = keptProof(store, id)
  if (!proof.ok) return proof
  const { pdf } = proof.value
  if (pdf.length > mostBytes) return failed({ code: 'proofTooLarge' })
  return ok(new Uint8Array(pdf))
}
