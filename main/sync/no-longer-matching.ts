/**
 * Requests that were accepted when they counted as matching, and do not any more: the rules have changed, or the service
 * has told more since. The decision stays; the clerk is told once.
 */
import { z } from 'zod'
import { outcomeConcerns } from '../outcome/judge.ts'
import type { Remembered } from '../store/ledger/settings.ts'
import type { Store } from '../store/open-store.ts'

/** A request by the service's id. */
export type NoLonger = { serviceId: string; requestId: string }

/** Those that the clerk has not been told of, oldest news first. */
export const noLongerMatching: Remembered<NoLonger[]> = {
  name: 'outcomes.noLongerMatching',
  shape: z.array(z.object({ serviceId: z.string(), requestId: z.string() })),
  initial: []
}

/** Whether the request was accepted as matching, and is not matching now. */
export function isNoLongerMatching(store: Store, { serviceId, requestId }: NoLonger): boolean {
  const kept = store.requests.get(serviceId, requestId)
  if (kept?.status !== 'completed' || kept.outcome === 'matching' || kept.outcome === 'identified') return false
  const decided = store.decisions.latest(serviceId, requestId)
  return decided?.verdict === 'accept' && !decided.wentAgainst.some((code) => outcomeConcerns.includes(code))
}

/** Notes the request where that is so. To be called in a transaction. */
export function noteNoLonger(store: Store, serviceId: string, requestId: string): void {
  if (!isNoLongerMatching(store, { serviceId, requestId })) return
  const noted = store.settings.get(noLongerMatching)
  if (noted.some((one) => one.serviceId === serviceId && one.requestId === requestId)) return
  store.settings.set(noLongerMatching, [...noted, { serviceId, requestId }])
}
