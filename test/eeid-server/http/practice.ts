import type { FaultQueue } from '../faults/fault-queue.ts'
import type { ServiceAccount } from '../service/accounts.ts'
import type { EeidService } from '../service/eeid-service.ts'
import type { CallLog } from './call-log.ts'
import type { Connections } from './connections.ts'

/** Everything one practice server is made of. */
export interface Practice {
  service: EeidService
  faults: FaultQueue
  calls: CallLog
  connections: Connections
  /** The services it starts with; a reset goes back to them. */
  accounts: readonly ServiceAccount[]
}

/** Back to how the server started. Calls that wait go on at once, and find their tokens gone. */
export function resetPractice({ service, faults, calls, connections, accounts }: Practice): void {
  service.reset(accounts)
  faults.clear()
  calls.clear()
  connections.clear()
  service.clock.flush()
}
