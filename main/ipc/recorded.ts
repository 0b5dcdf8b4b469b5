/** Acts that change nothing on the desk, for the audit log: what was shown, saved, printed, handed over. */
import type { Outcome } from '../../common/words/problems.ts'
import type { Deed } from '../store/ledger/audit.ts'
import type { Store } from '../store/open-store.ts'

/** What is needed of the store. */
export type RecordingStore = Pick<Store, 'audit' | 'views' | 'author' | 'onBehalfOf'>

/** Something that was done; where it was done with a request, the log has its reference too. */
type Done = Deed & { author?: string }

/**
 * Tells the log of something, once it was done; returns the outcome as it came. Its author is whoever asked for it: while
 * it was done the desk may have been locked, or another clerk may have come. What the clerk gave up at a question (null)
 * was not done, unless `isDone` says so.
 * @param deed `author`: whoever asked, where that was before this call
 */
export async function recorded<T>(
  store: RecordingStore,
  { author = store.author(), ...deed }: Done,
  outcome: Outcome<T> | Promise<Outcome<T>>,
  isDone: (value: T) => boolean = (value) => value !== null
): Promise<Outcome<T>> {
  const done = await outcome
  if (done.ok && isDone(done.value)) store.onBehalfOf(author, () => record(store, deed))
  return done
}

/** Tells the log of something done, with the reference of the request that it is about. */
export function record(store: RecordingStore, { act, request, told }: Deed): void {
  const about = request === undefined ? {} : { request }
  const reference = request === undefined ? {} : { reference: store.views.get(request)?.reference }
  store.audit.add({ act, ...about, told: { ...reference, ...told } })
}
