/** Whether new requests may be asked of a service. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Store } from '../store/open-store.ts'

/** The service where the desk has it and the office has not paused it. */
export function runningService(store: Pick<Store, 'services'>, serviceId: string): Outcome<ServiceRow> {
  const service = store.services.get(serviceId)
  if (!service) return failed({ code: 'unknownService' })
  return service.isPaused ? failed({ code: 'servicePaused' }) : ok(service)
}
