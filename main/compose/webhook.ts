/** The receiver of webhooks. */
import type { Events } from '../events/events.ts'
import type { EventSender } from '../ipc/door.ts'
import { webhookHandlers, webhookHealthView } from '../ipc/webhook.ts'
import { askInBox } from '../shell/hand-over.ts'
import type { Desk } from '../startup/desk.ts'
import { deskReceiver } from '../startup/webhook.ts'
import type { Machine } from './machine.ts'

/** The receiver, which listens while the desk is open, and the calls about it. */
export function composeWebhook(machine: Machine, events: Events, send: EventSender, desk: Desk) {
  const { clock, log, secrets, language } = machine
  const receiver = deskReceiver({ desk, keychain: secrets.keychain, clock, log, events })
  events.on('webhookChanged', () => send('webhookChanged', webhookHealthView(receiver, desk)))
  return { receiver, handlers: { webhook: webhookHandlers(desk, receiver, { ask: askInBox, language }) } }
}
