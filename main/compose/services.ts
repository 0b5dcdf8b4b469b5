/** Services, and the connections to them. */
import type { Events } from '../events/events.ts'
import { connectionHandlers, connectionView } from '../ipc/connection.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { proxyHandlers } from '../ipc/proxies.ts'
import { serviceHandlers } from '../ipc/services.ts'
import { askInBox } from '../shell/hand-over.ts'
import { takeSuggestion } from '../shell/lifecycle.ts'
import { replaceMainWindow } from '../shell/window.ts'
import type { Desk } from '../startup/desk.ts'
import { suggestedService } from '../startup/suggested-service.ts'
import type { ClientFor } from './desk.ts'
import type { Machine } from './machine.ts'
import type { DeskNetwork } from './network.ts'

/** What services are built with. */
export type ServiceParts = {
  machine: Machine
  events: Events
  send: EventSender
  desk: Desk
  clientFor: ClientFor
  network: Pick<DeskNetwork, 'proxies'>
}

/** The calls about services, their connections, and the proxies on the way. */
export function composeServices(parts: ServiceParts): Pick<AllHandlers, 'services' | 'connection' | 'proxies'> {
  const { machine, events, send, desk, clientFor, network } = parts
  const { now } = machine.clock
  events.on('connectionChanged', ({ serviceId }) => {
    const open = desk.opened()
    const loop = open?.sync.of(serviceId)
    if (open && loop) send('connectionChanged', connectionView(serviceId, loop.connection(), open.store, now()))
  })
  events.on('proxiesChanged', () => checkAllNow(desk))
  return {
    services: serviceHandlers({
      desk,
      keychain: machine.secrets.keychain,
      suggested: suggestedService(takeSuggestion()),
      clientFor: clientFor.once,
      ask: askInBox,
      language: machine.language,
      monotonic: machine.clock.monotonic,
      changed: () => events.emit('servicesChanged'),
      renewWindow: replaceMainWindow,
      removed(serviceId) {
        if (machine.preferences.get().serviceId === serviceId) machine.preferences.set({ serviceId: null })
        events.emit('serviceRemoved', { serviceId })
        events.emit('servicesChanged')
        // Whatever shows a request of it is to look again.
        events.emit('requestsChanged', { serviceId })
      }
    }),
    connection: connectionHandlers(desk, now),
    proxies: proxyHandlers(network.proxies)
  }
}

/** Asks every service now: what kept the last calls from it may be gone. */
function checkAllNow(desk: Desk): void {
  const open = desk.opened()
  for (const { id } of open?.store.services.list() ?? []) open?.sync.of(id)?.checkNow()
}
