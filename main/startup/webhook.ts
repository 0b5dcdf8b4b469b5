/** Ties the receiver of webhooks to the desk: it listens while the desk is open, as the office chose. */
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { Events } from '../events/events.ts'
import type { Log } from '../log/log.ts'
import { createReceiver, type Receiver } from '../webhook/receiver.ts'
import { webhookSetting } from '../webhook/settings.ts'
import type { Desk } from './desk.ts'

/** What the receiver is made with. */
export type DeskReceiverOptions = {
  desk: Pick<Desk, 'opened'>
  keychain: Keychain
  clock: Clock
  log: Log
  events: Events
}

/** Makes the receiver of a desk that is not open yet. */
export function deskReceiver({ desk, keychain, clock, log, events }: DeskReceiverOptions): Receiver {
  const { opened } = desk
  const receiver = createReceiver({
    clock,
    log,
    changed: () => events.emit('webhookChanged'),
    services: () => opened()?.store.services.list() ?? [],
    async secretOf(serviceId) {
      const answer = await keychain.get(serviceId)
      return answer.ok ? answer.value : null
    },
    lookUp: async (serviceId, requestId) => opened()?.sync.of(serviceId)?.lookUp(requestId) ?? 'notAsked',
    ended: () => opened()?.sync.listenNoMore()
  })
  events.on('startupChanged', () => {
    const open = opened()
    void (open ? receiver.apply(open.store.settings.get(webhookSetting)) : receiver.stop())
  })
  events.on('servicesChanged', receiver.servicesChanged)
  return receiver
}
