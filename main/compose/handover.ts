/** Handing links over: by the person's screen, a message, a mail, a slip. */
import type { Events } from '../events/events.ts'
import { chosenScreen } from '../handover/desk/settings.ts'
import { createShowing } from '../handover/desk/showing.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { handoverHandlers } from '../ipc/handover.ts'
import type { Printing } from '../printing/port.ts'
import { askInBox, openMail } from '../shell/hand-over.ts'
import { secondScreen } from '../shell/second-screen.ts'
import type { Desk } from '../startup/desk.ts'
import type { Copied } from './lock.ts'
import type { Machine } from './machine.ts'

/** The calls about handing over, the person's screen, and what it shows. */
export function composeHandover(
  { clock, newPaper, language }: Machine,
  events: Events,
  desk: Desk,
  { printing, copied }: { printing: Printing; copied: Copied }
) {
  const { now } = clock
  const screen = secondScreen({
    choice: () => chosenScreen(desk),
    changed: () => events.emit('displaysChanged'),
    push: () => showing.push()
  })
  const showing = createShowing({ desk: () => desk, now, changed: (state) => events.emit('screenChanged', state) })
  events.on('startupChanged', screen.follow)
  events.on('startupChanged', showing.refresh)
  events.on('requestsChanged', showing.refresh)
  events.on('deskLocked', () => showing.hide(null))
  const ways = { copyText: copied.copyText, openMail, printing, newPaper, now }
  const changed = (serviceId: string) => events.emit('requestsChanged', { serviceId })
  const handlers: Pick<AllHandlers, 'handover'> = {
    handover: handoverHandlers({ desk, ways, showing, screen, ask: askInBox, language, changed })
  }
  return { handlers, screen, shown: showing.state }
}
