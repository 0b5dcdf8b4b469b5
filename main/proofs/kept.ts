/** Takes a proof out of the ledger, checked against the hash it came with. */
import type { Outcome } from '../../preload/problem.ts'
import { sha256Of } from '../files/sha256.ts'
import type { Store } from '../store/open-store.ts'

/** The proof of the request that the desk knows as `id`. */
export function keptProof(
  store: Pick<Store, 'views' | 'proofs'>,
  id: string
): Outcome<{ pdf: Uint8Array; sha256: string; reference: string }> {
  const request = store.views.get(id)
  if (!request) return { ok: false, error: { code: 'unknownRequest' } }
  const proof = request.requestId === null ? undefined : store.proofs.get(request.serviceId, request.requestId)
  if (!proof) return { ok: false, error: { code: request.proofRefused ? 'proofRefused' : 'proofNotYet' } }
  if (sha256Of(proof.pdf) !== proof.sha256) return { ok: false, error: { code: 'proofDamaged' } }
  return { ok: true, value: { ...proof, reference: request.reference } }
}
