/** The loop of one service on this desk, and whatever follows its requests as long as it goes. */
import type { Clock } from '../clock/clock.ts'
import type { EeidClient } from '../eeid/client.ts'
import type { Events } from '../events/events.ts'
import { outboxFeeder } from '../import/feed.ts'
import type { Log } from '../log/log.ts'
import type { Store } from '../store/open-store.ts'
import { type ServiceSync, startServiceSync } from '../sync/service-sync.ts'
import type { ReadingTurns } from '../sync/turn.ts'

/** What a loop is started with. */
export type ServiceLoopOptions = {
  serviceId: string
  store: Store
  client: EeidClient
  clock: Clock
  random: () => number
  log: Log
  events: Events
  /** Who reads the service, in an office of several desks. */
  turns?: ReadingTurns
  /** Called whenever something about the service's requests is new. */
  noteChange: () => void
}

/** Starts the loop; it tells of itself by events, and ends what follows it when it is stopped. */
export function startServiceLoop({ events, noteChange, ...options }: ServiceLoopOptions): ServiceSync {
  const { serviceId } = options
  const feed = outboxFeeder(options)
  const loop = startServiceSync({
    ...options,
    requestsChanged: () => events.emit('requestsChanged', { serviceId }),
    connectionChanged: () => events.emit('connectionChanged', { serviceId })
  })
  const follow = events.on('requestsChanged', (about) => {
    if (about.serviceId !== serviceId) return
    feed()
    noteChange()
  })
  return {
    ...loop,
    stop() {
      follow()
      loop.stop()
    }
  }
}
