/** Who works at the desk, when it locks, and what goes when it does. */
import { randomUUID } from 'node:crypto'
import { createAccess } from '../clerks/access.ts'
import { createPins } from '../clerks/pins.ts'
import { lockSetting, locksByItself } from '../clerks/settings.ts'
import { createStaff } from '../clerks/staff.ts'
import { systemAccount } from '../clerks/system-account.ts'
import type { Events } from '../events/events.ts'
import { accessHandlers, clerkHandlers } from '../ipc/clerks.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { createCopied } from '../lock/copied.ts'
import { watchIdle } from '../lock/idle.ts'
import type { Printing } from '../printing/port.ts'
import { systemFinger } from '../shell/finger.ts'
import { systemClipboard } from '../shell/hand-over.ts'
import { idleSeconds } from '../shell/lifecycle.ts'
import { hideFromCapture, renewMainWindow } from '../shell/window.ts'
import type { Desk } from '../startup/desk.ts'
import { textsIn } from '../texts/texts.ts'
import type { Machine } from './machine.ts'

// Once the window stands, and before anybody has gone to the search.
const warmUpAfterMs = 2_000

/** What the app put on the clipboard. */
export type Copied = ReturnType<typeof createCopied>

/** Remembers what the app put on the clipboard. */
export function composeCopied({ clock }: Machine, events: Events): Copied {
  const copied = createCopied({ clock, clipboard: systemClipboard })
  events.on('deskLocked', copied.forgetSoon)
  return copied
}

/** The calls about clerks and the lock, and what the app's life has to do with it. */
export function composeLock(machine: Machine, events: Events, desk: Desk, printing: Printing) {
  const { clock, secrets, presence, language, newPaper } = machine
  const pins = createPins({ keychain: secrets.keychain, clock })
  const askForFinger = () => {
    const t = textsIn(language())
    return systemFinger.ask(t('finger.reason'))
  }
  const access = createAccess({
    desk,
    presence,
    pins,
    account: systemAccount,
    finger: { isThere: systemFinger.isThere, ask: askForFinger },
    locked: () => events.emit('deskLocked'),
    changed: (view) => events.emit('accessChanged', view)
  })
  const staff = createStaff({ access, pins, newId: randomUUID })
  const captureChanged = () => hideFromCapture(desk.opened()?.store.settings.get(lockSetting).hidesFromCapture ?? false)
  events.on('deskLocked', renewMainWindow)
  events.on('accessChanged', ({ isLocked }) => {
    if (isLocked) desk.opened()?.store.list.forget()
    else clock.after(warmUpAfterMs, warmUp)
  })
  events.on('startupChanged', access.look)
  events.on('startupChanged', captureChanged)
  const ports = { desk, access, staff, captureChanged, printing, newPaper, language, now: clock.now }
  const handlers: Pick<AllHandlers, 'access' | 'clerks'> = {
    access: accessHandlers(ports),
    clerks: clerkHandlers(ports)
  }
  return { access, handlers, watch: () => watchIdle({ clock, idleSeconds, minutes, lock: () => access.lock('idle') }) }

  // A locked desk keeps nothing in memory of a request that it does not work on.
  function warmUp(): void {
    if (!presence.isLocked()) desk.opened()?.store.list.warmUp()
  }

  function minutes(): number | null {
    const store = desk.opened()?.store
    return store && !presence.isLocked() && locksByItself(store) ? store.settings.get(lockSetting).afterMinutes : null
  }
}
