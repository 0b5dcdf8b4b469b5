/** Brings the proofs of completed requests down by themselves, so that they are there when the network is not. */
import type { Answer, EeidClient, EeidError } from '../eeid/client.ts'
import { isAboutWhatWasAsked } from '../eeid/errors.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'

// One round: enough for any desk, few enough to leave the connection free for the rest.
const mostPerRound = 20

const firstDelayMs = 2_000
const longestDelayMs = 10 * 60_000

/** What fetching works with. */
export type FetchOptions = {
  serviceId: string
  store: Pick<Store, 'proofs'>
  client: EeidClient
  log: Log
  changed: () => void
}

/**
 * Asks the service for one proof. One that is kept for another request already is `malformed` with the detail
 * `ofAnother`: it says something untrue of one of the two.
 */
export async function askForProof(
  { serviceId, store, client }: Pick<FetchOptions, 'serviceId' | 'store' | 'client'>,
  requestId: string
): Promise<Answer<Uint8Array>> {
  const answer = await client.proof(requestId)
  if (!answer.ok || !store.proofs.isOfAnother(serviceId, requestId, answer.value)) return answer
  return { ok: false, error: { kind: 'malformed', detail: 'ofAnother' } }
}

/** Returns the function that fetches the proofs whose time has come; it returns true where more may be due at once. */
export function createProofFetch(options: FetchOptions): () => Promise<boolean> {
  const { serviceId, store, log, changed } = options
  /** Returns whether there is anything new to see. */
  function postpone(requestId: string, attempts: number, error: EeidError): boolean {
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempts, 20))
    // Not found means "not yet"; only something that came and is no PDF is refused.
    const refused = error.kind === 'malformed'
    store.proofs.postpone(serviceId, requestId, delay, refused)
    if (refused) log.warn('proof.refused', { reason: error.detail ?? 'unknown', attempts: attempts + 1 })
    return refused
  }

  return async () => {
    const due = store.proofs.due(serviceId, mostPerRound)
    for (const { requestId, attempts } of due) {
      const answer = await askForProof(options, requestId)
      if (answer.ok) store.proofs.keep(serviceId, requestId, answer.value)
      else if (isPageInstead(answer.error)) {
        // The line's trouble; but where it lasts for this one alone, the others must not wait behind it.
        postpone(requestId, attempts, answer.error)
        return false
      } else if (!isAboutProof(answer.error)) return false
      // Still to come, as before: nothing that the window would have to read again.
      else if (!postpone(requestId, attempts, answer.error)) continue
      changed()
    }
    return due.length === mostPerRound
  }
}

/** Whether the service could be asked, so that what is wrong is this proof. */
const isAboutProof = (error: EeidError) =>
  isAboutWhatWasAsked(error) || (error.kind === 'server' && error.atToken !== true)

/** Somebody in between answered in place of the proof itself. */
const isPageInstead = ({ kind, atToken }: EeidError) => kind === 'inBetween' && atToken !== true
