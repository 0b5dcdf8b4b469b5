/** Brings the proofs of completed requests down by themselves, so that they are there when the network is not. */
import type { EeidClient, EeidError } from '../eeid/client.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'

// One round: enough for any desk, few enough to leave the line free for the rest.
const mostPerRound = 20

const firstDelayMs = 2_000
const longestDelayMs = 10 * 60_000

/** What fetching works with. */
export type FetchOptions = { serviceId: string; store: Store; client: EeidClient; log: Log; changed: () => void }

/** Answers the function that fetches the proofs whose time has come; it answers true where more may be due at once. */
export function createProofFetch({ serviceId, store, client, log, changed }: FetchOptions): () => Promise<boolean> {
  function postpone(requestId: string, attempts: number, error: EeidError): void {
    const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempts, 20))
    // Not found means "not yet"; only something that came and is no PDF is refused.
    const refused = error.kind === 'malformed'
    store.proofs.postpone(serviceId, requestId, delay, refused)
    if (refused) log.warn('proof.refused', { reason: error.detail ?? 'unknown', attempts: attempts + 1 })
  }

  return async () => {
    const due = store.proofs.due(serviceId, mostPerRound)
    for (const { requestId, attempts } of due) {
      const answer = await client.proof(requestId)
      if (answer.ok) store.proofs.keep(serviceId, requestId, answer.value)
      else if (
        answer.error.kind === 'notFound' ||
        answer.error.kind === 'malformed' ||
        answer.error.kind === 'server'
      ) {
        postpone(requestId, attempts, answer.error)
      } else return false
      changed()
    }
    return due.length === mostPerRound
  }
}
