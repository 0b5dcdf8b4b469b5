/** Brings the proofs of completed requests down by themselves, so that they are there when the network is not. */
import type { Answer, EeidClient, EeidError } from '../eeid/client.ts'
import { isAboutWhatWasAsked } from '../eeid/errors.ts'
import { pdfFault } from '../eeid/pdf.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import type { AwaitedProof } from '../store/proofs.ts'
import { type BringProof, fetchesAlone, type ProofTurns } from './turns.ts'

// One round: enough for any desk, few enough to leave the connection free for the rest.
const mostPerRound = 20

const firstDelayMs = 2_000
const longestDelayMs = 10 * 60_000
// The office's own server may be asked as often as one likes.
const longestLookMs = 30_000

/** What fetching works with. */
export type FetchOptions = {
  serviceId: string
  store: Pick<Store, 'proofs' | 'officeProofs' | 'atomically'>
  client: EeidClient
  log: Log
  changed: () => void
  /** Who fetches proofs, in an office of several desks; this desk where it is left out. */
  turns?: ProofTurns
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

const delayAfter = (attempts: number, longestMs: number): number =>
  Math.min(longestMs, firstDelayMs * 2 ** Math.min(attempts, 20))

/**
 * Returns the function that fetches the proofs whose time has come; it returns true where more may be due at once.
 * `asksEeid`: the clerk wants it from eeID itself, whoever else may bring it.
 */
export function createProofFetch(options: FetchOptions): (asksEeid?: boolean) => Promise<boolean> {
  const { serviceId, store, log, changed, turns = fetchesAlone } = options

  /** Returns whether there is anything new to see. */
  function postpone(requestId: string, attempts: number, error: EeidError): boolean {
    // Not found means "not yet"; only something that came and is no PDF is refused.
    const refused = error.kind === 'malformed'
    store.proofs.postpone(serviceId, requestId, delayAfter(attempts, longestDelayMs), refused)
    if (refused) log.warn('proof.refused', { reason: error.detail ?? 'unknown', attempts: attempts + 1 })
    return refused
  }

  /** Keeps what another desk has fetched, if it is a proof as eeID's own must be one. */
  async function take(requestId: string, bring: BringProof | undefined): Promise<boolean> {
    const left = await bring?.().catch(() => undefined)
    if (!left) return false
    const fault =
      pdfFault(left.pdf, null) ?? (store.proofs.isOfAnother(serviceId, requestId, left.pdf) ? 'ofAnother' : null)
    if (fault !== null) {
      log.warn('proof.refused', { reason: fault, attempts: 0 })
      return false
    }
    store.atomically(() => {
      store.proofs.keep(serviceId, requestId, left.pdf)
      if (left.desk !== '') store.officeProofs.tookFrom({ serviceId, requestId }, left.desk)
    })
    return true
  }

  function keep(requestId: string, pdf: Uint8Array): void {
    store.atomically(() => {
      store.proofs.keep(serviceId, requestId, pdf)
      store.officeProofs.toPut({ serviceId, requestId })
    })
  }

  /** Asks the service; false where the others are not to be asked for now. */
  async function ask({ requestId, attempts }: AwaitedProof): Promise<boolean> {
    const answer = await askForProof(options, requestId)
    if (answer.ok) {
      keep(requestId, answer.value)
      turns.over(requestId)
    } else if (isPageInstead(answer.error)) {
      // The line's trouble; but where it lasts for this one alone, the others must not wait behind it.
      postpone(requestId, attempts, answer.error)
      return false
    } else if (!isAboutProof(answer.error)) return false
    // Still to come, as before: nothing that the window would have to read again.
    else if (!postpone(requestId, attempts, answer.error)) return true
    changed()
    return true
  }

  return async (asksEeid = false) => {
    const due = store.proofs.due(serviceId, mostPerRound)
    const left = await turns.left(due.map(({ requestId }) => requestId))
    for (const one of due) {
      const { requestId, attempts } = one
      if (await take(requestId, left.get(requestId))) {
        turns.over(requestId)
        changed()
      } else if (turns.mayAsk(requestId) || asksEeid) {
        if (!(await ask(one))) return false
      } else store.proofs.lookLater(serviceId, requestId, delayAfter(attempts, longestLookMs))
    }
    return due.length === mostPerRound
  }
}

/** Whether the service could be asked, so that what is wrong is this proof. */
const isAboutProof = (error: EeidError) =>
  isAboutWhatWasAsked(error) || (error.kind === 'server' && error.atToken !== true)

/** Somebody in between answered in place of the proof itself. */
const isPageInstead = ({ kind, atToken }: EeidError) => kind === 'inBetween' && atToken !== true
