/** Holds a request, so that nothing erases it, and lets go of it again. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Store } from '../store/open-store.ts'

/** Holds the request that the desk knows as `id`; returns its service. */
export function hold(store: Store, id: string, reason: string): Outcome<{ serviceId: string }> {
  const found = store.views.get(id)
  if (!found) return failed({ code: 'unknownRequest' })
  store.atomically(() => {
    store.holds.hold(id, reason.trim())
    store.audit.add({ act: 'hold', request: id, told: { reference: found.reference, isHeld: true, reason } })
  })
  return ok({ serviceId: found.serviceId })
}

/** Lets go of it. */
export function release(store: Store, id: string): Outcome<{ serviceId: string }> {
  const found = store.views.get(id)
  if (!found) return failed({ code: 'unknownRequest' })
  if (!store.holds.get(id)) return failed({ code: 'notHeld' })
  store.atomically(() => {
    store.holds.release(id)
    store.audit.add({ act: 'hold', request: id, told: { reference: found.reference, isHeld: false } })
  })
  return ok({ serviceId: found.serviceId })
}
