/** Fetches a kept proof once more because the clerk asks for it: the first one may have been spoilt in a way that nobody saw. */
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import type { EeidError } from '../eeid/client.ts'
import { isAboutWhatWasAsked } from '../eeid/errors.ts'
import { askForProof, type FetchOptions } from '../proofs/fetch.ts'
import type { FetchedAgain } from '../store/proofs.ts'
import { problemOf } from './eeid-problem.ts'

/** Returns the function that does it, by the service's id of the request. What is kept now stays as an earlier proof. */
export function proofFetchAgain(options: Pick<FetchOptions, 'serviceId' | 'store' | 'client' | 'changed'>) {
  const { serviceId, store, changed } = options
  return async (requestId: string): Promise<Outcome<FetchedAgain>> => {
    const answer = await askForProof(options, requestId)
    if (!answer.ok) return failed(faultOf(answer.error))
    const key = { serviceId, requestId }
    const became = store.atomically(() => {
      const kept = store.proofs.keepAgain(serviceId, requestId, answer.value)
      if (kept === 'same') store.officeProofs.confirm(key)
      else store.officeProofs.toPut(key)
      return kept
    })
    if (became === 'replaced') changed()
    return ok(became)
  }
}

function faultOf(error: EeidError): Problem {
  if (!isAboutWhatWasAsked(error)) return problemOf(error)
  return { code: error.kind === 'notFound' ? 'proofNotYet' : 'proofRefused' }
}
