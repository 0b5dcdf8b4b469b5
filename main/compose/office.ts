/** The office of several desks. */
import { randomBytes } from 'node:crypto'
import type { Events } from '../events/events.ts'
import type { EventSender } from '../ipc/door.ts'
import { officeHandlers } from '../ipc/office.ts'
import { connectOffice } from '../office/pg-server.ts'
import type { Printing } from '../printing/port.ts'
import type { Desk } from '../startup/desk.ts'
import { deskOffice } from '../startup/office.ts'
import type { FollowedTurns } from '../startup/shared-reading.ts'
import type { Machine } from './machine.ts'

/** The desk's part in its office, and the calls about it. */
export function composeOffice(
  machine: Machine,
  events: Events,
  send: EventSender,
  { desk, printing, turns }: { desk: Desk; printing: Printing; turns: FollowedTurns }
) {
  const { clock, log, secrets, language, newPaper, random: jitter } = machine
  const { keychain } = secrets
  const common = { desk, keychain, clock, random: randomBytes, connect: connectOffice }
  const office = deskOffice({ ...common, jitter, log, events, turns })
  events.on('officeChanged', () => send('officeChanged', null))
  events.on('lookersChanged', () => send('lookersChanged', null))
  return { office, handlers: { office: officeHandlers({ ...common, office, printing, newPaper, language }) } }
}
