/** Brings the proofs of completed requests down by themselves, so that they are there when the network is not. */
import type { EeidClient, EeidError } from '../eeid/client.ts'
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

/** Returns the function that fetches the proofs whose time has come; it answers true where more may be due at once. */
export function createProofFetch({ serviceId, store, client, log, changed }: FetchOptions): () => Promise<boolean> {
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
      const answer = await client.proof(requestId)
      if (answer.ok) store.proofs.keep(serviceId, requestId, answer.value)
      else if (!isAboutProof(answer.error)) return false
      // Still to come, as before: nothing that the window would have to read again.
      else if (!postpone(requestId, attempts, answer.error)) continue
      changed()
    }
    return due.length === mostPerRound
  }
}

/** Whether the service could be asked, so that what is wrong is this proof. */
const isAboutProof = ({ kind }: EeidError) => kind === 'notFound' || kind === 'malformed' || kind === 'server'
