/** Asking again: the new request is chained to the old one, and what is known of the old one stays. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { DraftInput } from '../../common/words/typed-requests.ts'
import type { OutboxRow } from '../store/ledger/outbox.ts'
import type { Store } from '../store/open-store.ts'

/** The old request by the service's id. `isCompleted`: asking again decides about it. */
export type AskedFor = { requestId: string; isCompleted: boolean }

/** The request that a draft asks again for; null where it asks for the first time. */
export function askedFor(store: Pick<Store, 'views'>, { asksAgain, serviceId }: DraftInput): Outcome<AskedFor | null> {
  if (asksAgain === undefined) return ok(null)
  const found = store.views.get(asksAgain)
  if (found?.serviceId !== serviceId) return failed({ code: 'unknownRequest' })
  if (found.requestId === null) return failed({ code: 'notNow' })
  return ok({ requestId: found.requestId, isCompleted: found.status === 'completed' })
}

/** Chains the outbox row `id` to the request that it asks again for, and decides about that one where it is completed. */
export function chain(
  store: Pick<Store, 'outbox' | 'notes' | 'decisions'>,
  serviceId: string,
  id: string,
  { requestId, isCompleted }: AskedFor
): void {
  store.outbox.askAgainFor(id, requestId)
  if (!isCompleted) {
    store.outbox.supersede(id, requestId)
    return
  }
  const note = store.notes.latest(serviceId, requestId)?.text ?? ''
  store.decisions.decide({ serviceId, requestId, verdict: 'askAgain', note, wentAgainst: [] })
}

/** Gives a corrected request what its refused predecessor had: its notes, and its place in the chain. */
export function inherit(store: Pick<Store, 'notes' | 'outbox'>, { id, asksAgainFor }: OutboxRow, to: string): void {
  store.notes.move(id, to)
  if (asksAgainFor !== null) store.outbox.askAgainFor(to, asksAgainFor)
}
