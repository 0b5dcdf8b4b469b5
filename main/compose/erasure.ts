/** How long requests are kept, and what is erased. */
import { join } from 'node:path'
import { createEraser } from '../erasure/eraser.ts'
import type { Events } from '../events/events.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { erasureHandlers } from '../ipc/erasure.ts'
import { choosePdfPlace } from '../shell/hand-over.ts'
import { renewMainWindow } from '../shell/window.ts'
import type { Desk } from '../startup/desk.ts'
import type { DeskOffice } from '../startup/office.ts'
import { countSetAside } from '../startup/set-aside.ts'
import type { Machine } from './machine.ts'

const nightEndsAtHour = 5

/** The calls about erasing; retention goes while the desk is open. */
export function composeErasure(
  { clock, log, folder, presence, language, newPaper }: Machine,
  events: Events,
  { desk, opener, office }: { desk: Desk; opener: { sweepAll(): Promise<void> }; office: DeskOffice }
): Pick<AllHandlers, 'erasure'> {
  const isQuiet = () => presence.isLocked() || new Date(clock.now()).getHours() < nightEndsAtHour
  const { sweepAll: clearOpened } = opener
  const { clockOffMs: officeClockOffMs } = office
  const renewWindow = renewMainWindow
  const eraser = createEraser({ desk, clock, log, clearOpened, renewWindow, isQuiet, officeClockOffMs })
  events.on('startupChanged', eraser.look)
  events.on('connectionChanged', eraser.look)
  const lostDesks = () => countSetAside(join(folder, 'desk'))
  const papers = { choosePlace: choosePdfPlace, newPaper, language, now: clock.now, lostDesks }
  const changed = (serviceId: string) => events.emit('requestsChanged', { serviceId })
  return { erasure: erasureHandlers({ desk, eraser, papers, changed }) }
}
