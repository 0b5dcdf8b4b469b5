/** Acts that change nothing on the desk, for the audit log: what was shown, saved, printed, handed over. */
import type { Outcome } from '../../common/words/problems.ts'
import type { Deed } from '../store/ledger/audit.ts'
import type { Store } from '../store/open-store.ts'

/** What is needed of the store. */
export type RecordingStore = Pick<Store, 'audit' | 'views'>

/** Something done with a request, by the desk's id. */
type AboutRequest = Deed & { request: string }

/**
 * Tells the log of something done with a request, once it was done; returns the outcome as it came. What the clerk gave
 * up at a question (null) was not done, unless `isDone` says so.
 */
export async function recorded<T>(
  store: RecordingStore,
  deed: AboutRequest,
  outcome: Outcome<T> | Promise<Outcome<T>>,
  isDone: (value: T) => boolean = (value) => value !== null
): Promise<Outcome<T>> {
  const done = await outcome
  if (done.ok && isDone(done.value)) record(store, deed)
  return done
}

/** Tells the log of something done with a request, with its reference. */
export function record(store: RecordingStore, { act, request, told }: AboutRequest): void {
  store.audit.add({ act, request, told: { reference: store.views.get(request)?.reference, ...told } })
}
