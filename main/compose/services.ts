/** Services, and the lines to them. */
import type { Events } from '../events/events.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { lineHandlers, lineView } from '../ipc/line.ts'
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

/** The calls about services and lines. */
export function composeServices(parts: ServiceParts): Pick<AllHandlers, 'services' | 'line'> {
  const { machine, events, send, desk, clientFor } = parts
  const { now } = machine.clock
  events.on('lineChanged', ({ serviceId }) => {
    const open = desk.opened()
    const loop = open?.sync.of(serviceId)
    if (open && loop) send('lineChanged', lineView(serviceId, loop.line(), open.store, now()))
  })
  return {
    services: serviceHandlers({
      desk,
      keychain: machine.secrets.keychain,
      suggested: suggestedService(takeSuggestion()),
      clientFor: clientFor.once,
      changed: () => events.emit('servicesChanged')
    }),
    line: lineHandlers(desk, now)
  }
}
