/** What the clerk does with a request that did not go out. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'

/** Whose request it was. */
export type OfService = { serviceId: string }

/** Forgets a request that the service refused. */
export function discard(store: Pick<Store, 'outbox' | 'audit'>, id: string): Outcome<OfService> {
  const row = store.outbox.get(id)
  if (!row || !store.outbox.discard(id)) return failed({ code: row ? 'notNow' : 'unknownRequest' })
  store.audit.add({ act: 'discard', request: id, told: { reference: row.reference } })
  return ok({ serviceId: row.serviceId })
}

/** Takes a request that needs attention up again. */
export function sendAgain(store: Pick<Store, 'outbox'>, id: string): Outcome<OfService> {
  const row = store.outbox.get(id)
  if (row?.state !== 'needsAttention') return failed({ code: row ? 'notNow' : 'unknownRequest' })
  // Not straight back to the queue: the service's list says first whether it is there already.
  store.outbox.markConfirming(id, row.lastProblem ?? 'timeout')
  return ok({ serviceId: row.serviceId })
}
