/** How the app begins, its mark beside the system's clock, and where the window goes when it is closed. */

import type { Access } from '../clerks/access.ts'
import type { Events } from '../events/events.ts'
import type { AllHandlers, EventSender } from '../ipc/door.ts'
import { startingHandlers } from '../ipc/starting.ts'
import picture from '../resources/icons/32x32.png?asset'
import { quitApp } from '../shell/lifecycle.ts'
import { systemLoginItem, wasStartedHidden } from '../shell/login-item.ts'
import { showNotification } from '../shell/notify.ts'
import { systemTray } from '../shell/tray.ts'
import { hideInsteadOfClosing, showMainWindow, showMinimized } from '../shell/window.ts'
import { followTray } from '../starting/follow-tray.ts'
import { startingSetting } from '../starting/settings.ts'
import type { TrayAct } from '../starting/tray-view.ts'
import { enforceLoginItem } from '../starting/with-system.ts'
import type { Desk } from '../startup/desk.ts'
import { textsIn } from '../texts/texts.ts'
import type { Machine } from './machine.ts'

/** What starting is built with. */
export type StartingParts = { machine: Machine; events: Events; send: EventSender; desk: Desk; access: Access }

/** The calls about how the app begins, and what follows from what was chosen. */
export function composeStarting(parts: StartingParts): Pick<AllHandlers, 'starting'> {
  const { machine, events, send, desk, access } = parts
  const { clock, language, presence, policy, log } = machine
  const tray = systemTray(picture)
  const mark = followTray({
    tray,
    clock,
    language,
    store: () => desk.opened()?.store,
    isLocked: presence.isLocked,
    canLock: () => access.view().canLock,
    press
  })
  const away = hidingOnce(() => {
    const t = textsIn(language())
    showNotification({ title: t('tray.goesOn'), body: t('tray.goesOnText') }, showMainWindow)
  })
  hideInsteadOfClosing(() => mark.takesWindow() && away())
  let isWaitedFor = !wasStartedHidden()
  let isEnforced = false
  events.on('startupChanged', ({ stage }) => {
    mark.look()
    if (stage === 'opening') return
    // Without a mark nobody would find it.
    if (!isWaitedFor && !tray.isShown()) showMinimized()
    isWaitedFor = true
    if (isEnforced) return
    isEnforced = true
    if (enforceLoginItem(systemLoginItem, policy.policy, isChosen()) === 'refused') log.warn('starting.refused', {})
  })
  events.on('requestsChanged', mark.lookSoon)
  events.on('servicesChanged', mark.lookSoon)
  events.on('accessChanged', mark.lookSoon)
  events.on('preferencesChanged', mark.lookSoon)
  return { starting: startingHandlers({ desk, loginItem: systemLoginItem, changed: mark.look }) }

  // Of a desk that works in memory nobody knows.
  function isChosen(): boolean {
    const open = desk.opened()
    return !open?.backups || open.store.settings.isChosen(startingSetting)
  }

  function press(act: TrayAct): void {
    if (act === 'quit') quitApp()
    else if (act === 'lock') access.lock('key')
    else showMainWindow()
    if (act === 'newRequest') send('newRequestWanted', null)
  }
}

/** Says so at the first time, and always that it goes. */
function hidingOnce(say: () => void): () => true {
  let isSaid = false
  return () => {
    if (!isSaid) say()
    isSaid = true
    return true
  }
}
