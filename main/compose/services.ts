/** Services, and the connections to them. */
import type { Events } from '../events/events.ts'
import { connectionHandlers, connectionView } from '../ipc/connection.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { serviceHandlers } from '../ipc/services.ts'
import { takeSuggestion } from '../shell/lifecycle.ts'
import type { Desk } from '../startup/desk.ts'
import { suggestedService } from '../startup/suggested-service.ts'
import type { ClientFor } from './desk.ts'
import type { Machine } from './machine.ts'

/** What services are built with. */
export type ServiceParts = {
  machine: Machine
  events: Events
  send: EventSender
  desk: Desk
  clientFor: ClientFor
}

/** The calls about services and connections. */
export function composeServices(parts: ServiceParts): Pick<AllHandlers, 'services' | 'connection'> {
  const { machine, events, send, desk, clientFor } = parts
  const { now } = machine.clock
  events.on('connectionChanged', ({ serviceId }) => {
    const open = desk.opened()
    const loop = open?.sync.of(serviceId)
    if (open && loop) send('connectionChanged', connectionView(serviceId, loop.connection(), open.store, now()))
  })
  return {
    services: serviceHandlers({
      desk,
      keychain: machine.secrets.keychain,
      suggested: suggestedService(takeSuggestion()),
      clientFor: clientFor.once,
      changed: () => events.emit('servicesChanged')
    }),
    connection: connectionHandlers(desk, now)
  }
}
