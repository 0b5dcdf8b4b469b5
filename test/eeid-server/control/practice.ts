import type { FaultQueue } from '../faults/fault-queue.ts'
import type { ServiceAccount } from '../service/accounts.ts'
import type { EeidService } from '../service/eeid-service.ts'
import type { CallLog } from './call-log.ts'

/** How many TCP connections carried calls to the API or the person's pages. */
export interface ConnectionCounts {
  opened: number
  open: number
}

/** The server's line to the world, which can be pulled. */
export interface Plug {
  readonly unplugged: boolean
  /** Tears every connection but those of the control API; each later one is torn at its first request. */
  unplug(): void
  plug(): void
  counts(): ConnectionCounts
  /** Plugs in and begins to count again from 0. Connections that are open are not counted again. */
  clear(): void
}

/** Everything one practice server is made of. */
export interface Practice {
  service: EeidService
  faults: FaultQueue
  calls: CallLog
  connections: Plug
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
