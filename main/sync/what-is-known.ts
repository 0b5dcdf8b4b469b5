/** What the desk knows of one request, and so whether it is worth asking for alone. */
import type { Store } from '../store/open-store.ts'
import { isKeptLacking } from './keep-answer.ts'

/** Looks into one service's requests. `id` is the desk's id of a request or the service's, `requestId` the service's. */
export function whatIsKnown(store: Store, serviceId: string) {
  const requestIdOf = (id: string) => store.views.get(id)?.requestId ?? id
  const isLackingNow = (id: string) => isKeptLacking(store, serviceId, requestIdOf(id))

  /** The service's id of a request that may still change; null for every other. */
  function pendingRequest(id: string): string | null {
    const requestId = requestIdOf(id)
    return store.requests.isPending(serviceId, requestId) ? requestId : null
  }

  return {
    isCompleted: (requestId: string): boolean => store.requests.isCompleted(serviceId, requestId),
    /** Whether an answer about the request alone may tell more than what is kept of it. */
    isLackingNow,
    pendingRequest,
    /** The same of one that may still change, or of which an answer about it alone may tell more. */
    focusable: (id: string): string | null => pendingRequest(id) ?? (isLackingNow(id) ? requestIdOf(id) : null)
  }
}
