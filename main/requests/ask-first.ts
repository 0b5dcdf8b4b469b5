/** Before something is accepted that only another desk has read, the service itself is asked, where it can be reached. */
import { isDeepStrictEqual } from 'node:util'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { outcomeOfKept } from '../outcome/of.ts'
import type { Store } from '../store/open-store.ts'

/** What it works with. `ask`: asks a service for a request, by their ids; `notAsked` where it cannot be reached now. */
export type AskingFirst = {
  store: Pick<Store, 'views' | 'readings'>
  ask: (serviceId: string, requestId: string) => Promise<'found' | 'unknown' | 'notAsked'>
}

/**
 * `notConfirmed` where the service was asked and does not tell what the clerk has seen. Where it cannot be asked, what the
 * other desk told has to do.
 */
export async function askFirst({ store, ask }: AskingFirst, id: string): Promise<Outcome<null>> {
  const seen = store.views.get(id)
  if (!seen || seen.requestId === null) return ok(null)
  const { serviceId, requestId } = seen
  const isTold = () => store.readings.toldBy(serviceId, requestId) !== undefined
  if (!isTold()) return ok(null)
  if ((await ask(serviceId, requestId)) === 'notAsked') return ok(null)
  const now = store.views.get(id)
  const isAsSeen = now !== undefined && isDeepStrictEqual(outcomeOfKept(now), outcomeOfKept(seen))
  return isTold() || !isAsSeen ? failed({ code: 'notConfirmed' }) : ok(null)
}

/** The same of many, at once; returns those that are not confirmed. */
export async function notConfirmed(asking: AskingFirst, ids: readonly string[]): Promise<Set<string>> {
  const asked = await Promise.all(ids.map(async (id) => ((await askFirst(asking, id)).ok ? [] : [id])))
  return new Set(asked.flat())
}
