/** What sending and doubting have in common. */
import type { Clock } from '../clock/clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'

/** What an outbox works with. */
export type OutboxOptions = {
  serviceId: string
  store: Store
  client: EeidClient
  clock: Clock
  log: Log
  /** Something about the outbox's requests is new. */
  changed: () => void
}
