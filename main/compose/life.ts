/** What the desk does at each point of the app's life. */
import type { Access } from '../clerks/access.ts'
import { warmUp } from '../handover/symbols.ts'
import type { Links } from '../programs/links.ts'
import { onWindowFocus } from '../shell/notify.ts'
import type { Life } from '../shell/run.ts'
import { applyTheme } from '../shell/theme.ts'
import type { Desk } from '../startup/desk.ts'
import type { DeskOffice } from '../startup/office.ts'
import type { Receiver } from '../webhook/receiver.ts'
import type { Machine } from './machine.ts'

// Once the window stands, and before anybody has typed a request.
const warmUpAfterMs = 2_000

/** The parts that live. */
export type LivingParts = {
  machine: Machine
  desk: Desk
  receiver: Pick<Receiver, 'wake' | 'stop'>
  office: Pick<DeskOffice, 'wake' | 'stop'>
  notices: { seen(): void }
  screen: { begin(): void }
  opener: { sweepAll(): Promise<void> }
  access: Pick<Access, 'lock'>
  /** Begins to notice that nobody is there. */
  watch: () => void
  copied: { end(): Promise<void> }
  links: Pick<Links, 'arrive'>
}

/** The desk's life. */
export function composeLife(parts: LivingParts): Life {
  const { machine, desk, receiver, office, notices, screen, opener, access, watch, copied, links } = parts
  const { preferences, clock, endLog } = machine
  return {
    language: machine.language,
    begin() {
      applyTheme(preferences.get().theme)
      onWindowFocus(notices.seen)
      screen.begin()
      watch()
      clock.after(warmUpAfterMs, () => void warmUp())
      void opener.sweepAll().then(() => desk.open())
    },
    sleep() {
      access.lock('sleep')
      desk.opened()?.sync.sleep()
      void opener.sweepAll()
    },
    wake() {
      desk.opened()?.sync.wake()
      receiver.wake()
      office.wake()
    },
    lock() {
      access.lock('system')
      void opener.sweepAll()
    },
    linked: links.arrive,
    mayEnd: desk.mayEnd,
    async end() {
      void receiver.stop()
      office.stop()
      await copied.end()
      await desk.close()
      await opener.sweepAll()
      await endLog()
    }
  }
}
