/** Asking again: the new request is chained to the old one, and what is known of the old one stays. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { DraftInput } from '../../common/words/typed-requests.ts'
import type { OutboxRow } from '../store/ledger/outbox.ts'
import type { Store } from '../store/open-store.ts'
import { keepDecision } from './shared.ts'

/** The old request, by the desk's id and the service's. `isCompleted`: asking again decides about it. */
export type AskedFor = { id: string; requestId: string; reference: string; isCompleted: boolean }

/** The request that a draft asks again for; null where it asks for the first time. */
export function askedFor(
  store: Pick<Store, 'views' | 'merge'>,
  { asksAgain, serviceId }: DraftInput
): Outcome<AskedFor | null> {
  if (asksAgain === undefined) return ok(null)
  const found = store.views.get(asksAgain)
  if (found?.serviceId !== serviceId) return failed({ code: 'unknownRequest' })
  if (found.requestId === null) return failed({ code: 'notNow' })
  const { id, requestId, reference, status } = found
  if (store.merge.isStopped({ serviceId, requestId })) return failed({ code: 'notUnderstood' })
  return ok({ id, requestId, reference, isCompleted: status === 'completed' })
}

/** Chains the outbox row `id` to the request that it asks again for, and decides about that one where it is completed. */
export function chain(
  store: Pick<Store, 'outbox' | 'notes' | 'decisions' | 'audit' | 'merge' | 'office'>,
  serviceId: string,
  id: string,
  { id: old, requestId, reference, isCompleted }: AskedFor
): void {
  store.outbox.askAgainFor(id, requestId)
  if (!isCompleted) {
    store.outbox.supersede(id, requestId)
    return
  }
  const note = store.notes.latest(serviceId, requestId)?.text ?? ''
  const decision = { serviceId, requestId, verdict: 'askAgain', note, wentAgainst: [] } as const
  // The log has it already, with the request that was made. The office's other desks are told.
  if (!store.office.membership()) store.decisions.decide(decision)
  else keepDecision(store, decision, { act: 'decide', request: old, told: { reference, verdict: 'askAgain' } })
}

/** Gives a corrected request what its refused predecessor had: its notes, and its place in the chain. */
export function inherit(store: Pick<Store, 'notes' | 'outbox'>, { id, asksAgainFor }: OutboxRow, to: string): void {
  store.notes.move(id, to)
  if (asksAgainFor !== null) store.outbox.askAgainFor(to, asksAgainFor)
}
