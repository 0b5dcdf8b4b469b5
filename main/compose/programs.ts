/** What other programs ask of the desk: links, and the folder of request files. */
import type { Events } from '../events/events.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { askingHealthView, programsHandlers } from '../ipc/programs.ts'
import { createLinks } from '../programs/links.ts'
import { programsSetting } from '../programs/settings.ts'
import { chooseFolder } from '../shell/hand-over.ts'
import { followLinks } from '../shell/link-scheme.ts'
import type { Desk } from '../startup/desk.ts'
import { deskAsking } from '../startup/programs.ts'
import type { Machine } from './machine.ts'

/** The links that come, and the calls about other programs. The system is told whether links are eeID Desk's. */
export function composePrograms(machine: Machine, events: Events, send: EventSender, desk: Desk) {
  const { clock, log, presence, language } = machine
  const links = createLinks({ isLocked: presence.isLocked, came: () => send('linkCame', null), log })
  const asking = deskAsking({ desk, clock, log, events, language })
  const changed = () => {
    const store = desk.opened()?.store
    if (store) followLinks(store.settings.get(programsSetting).links, log)
  }
  events.on('deskLocked', links.forget)
  events.on('accessChanged', () => presence.isLocked() && links.forget())
  events.on('startupChanged', changed)
  events.on('askingChanged', () => send('askingChanged', askingHealthView(asking)))
  const handlers: Pick<AllHandlers, 'programs'> = {
    programs: programsHandlers({ desk, links, asking, chooseFolder, changed })
  }
  return { links, handlers }
}
