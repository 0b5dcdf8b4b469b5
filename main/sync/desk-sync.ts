/** The loops of all services of the desk. */
import type { ServiceRow } from '../store/ledger/services.ts'
import type { ServiceSync } from './service-sync.ts'

/** Starts the loop of a service. */
export type StartService = (service: ServiceRow) => ServiceSync

/** All loops together. */
export type DeskSync = {
  /** The loop of a service; undefined for one the desk does not have. */
  of(serviceId: string): ServiceSync | undefined
  /** A service is new or has another address: its loop begins anew. */
  restart(service: ServiceRow): void
  /** A service is paused or removed: its loop ends, and its calls are broken off. */
  end(serviceId: string): void
  /** Nobody listens to the services any more. */
  listenNoMore(): void
  sleep(): void
  wake(): void
  stop(): void
}

/** Starts a loop for each service that is not paused. */
export function startDeskSync(services: readonly ServiceRow[], start: StartService): DeskSync {
  const loops = new Map(services.filter(({ isPaused }) => !isPaused).map((service) => [service.id, start(service)]))
  const each = (work: (loop: ServiceSync) => void) => {
    for (const loop of loops.values()) work(loop)
  }
  return {
    of: (serviceId) => loops.get(serviceId),
    restart(service) {
      // The new one first: where it cannot begin, the old one goes on.
      const next = start(service)
      loops.get(service.id)?.stop()
      loops.set(service.id, next)
    },
    end(serviceId) {
      loops.get(serviceId)?.stop()
      loops.delete(serviceId)
    },
    listenNoMore: () => each((loop) => loop.listenNoMore()),
    sleep: () => each((loop) => loop.sleep()),
    wake: () => each((loop) => loop.wake()),
    stop() {
      each((loop) => loop.stop())
      loops.clear()
    }
  }
}
