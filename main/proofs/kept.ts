/** Takes a proof out of the ledger, checked against the hash it came with. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { isForTest, testFileMark } from '../../common/words/services.ts'
import { sha256Of } from '../files/sha256.ts'
import { tellsWho } from '../reference/tells-who.ts'
import type { FoundRequest } from '../store/list/views.ts'
import type { Store } from '../store/open-store.ts'

/**
 * A proof as it is handed out. `name`: what its file may be called, the reference, marked where it is of a test service; empty
 * where the reference tells who it is about and nothing marks it.
 */
type KeptProof = { pdf: Uint8Array; sha256: string; name: string }

/** What a proof is taken from. */
type ProofStore = Pick<Store, 'views' | 'proofs' | 'outbox' | 'services'>

/** The proof of the request that the desk knows as `id`. */
export function keptProof(store: ProofStore, id: string): Outcome<KeptProof> {
  const request = store.views.get(id)
  if (!request) return failed({ code: 'unknownRequest' })
  const proof = request.requestId === null ? undefined : store.proofs.get(request.serviceId, request.requestId)
  if (!proof) return failed({ code: request.proofRefused ? 'proofRefused' : 'proofNotYet' })
  return checked(store, request, proof)
}

/** A proof of the request that another one took the place of. */
export function earlierProof(store: ProofStore, id: string, sha256: string): Outcome<KeptProof> {
  const request = store.views.get(id)
  if (!request?.requestId) return failed({ code: 'unknownRequest' })
  const proof = store.proofs.earlierPdf(request.serviceId, request.requestId, sha256)
  return proof ? checked(store, request, proof) : failed({ code: 'proofNotYet' })
}

function nameOf(store: Pick<Store, 'outbox' | 'services'>, request: FoundRequest): string {
  const reference = tellsWho(store, request) ? '' : request.reference
  return isForTest(store.services.marked(request.serviceId)) ? `${testFileMark}${reference || 'proof'}` : reference
}

function checked(
  store: Pick<Store, 'outbox' | 'services'>,
  request: FoundRequest,
  proof: { pdf: Uint8Array; sha256: string }
): Outcome<KeptProof> {
  if (sha256Of(proof.pdf) !== proof.sha256) return failed({ code: 'proofDamaged' })
  return ok({ ...proof, name: nameOf(store, request) })
}
