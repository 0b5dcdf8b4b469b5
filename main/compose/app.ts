/** The app itself: how far it has opened, what the clerk chose about it, and what it tells outside the window. */
import { licencesIn } from '../about/licences.ts'
import type { Events } from '../events/events.ts'
import { aboutHandlers } from '../ipc/about.ts'
import type { AllHandlers } from '../ipc/door.ts'
import { notificationHandlers } from '../ipc/notifications.ts'
import { policyHandlers } from '../ipc/policy.ts'
import { preferencesHandlers, startupHandlers } from '../ipc/startup.ts'
import { openInViewer } from '../shell/hand-over.ts'
import { builtFile, versions } from '../shell/lifecycle.ts'
import { applyTheme } from '../shell/theme.ts'
import type { Desk } from '../startup/desk.ts'
import type { Machine } from './machine.ts'

/** The calls about the app. */
export const composeApp = (
  { preferences, logs, policy }: Machine,
  events: Events,
  desk: Desk
): Pick<AllHandlers, 'startup' | 'about' | 'preferences' | 'notifications' | 'policy'> => ({
  startup: startupHandlers(desk),
  about: aboutHandlers({
    versions,
    logs,
    licences: licencesIn(builtFile('licences.json')),
    openFolder: openInViewer
  }),
  preferences: preferencesHandlers(preferences, applyTheme, desk, (now) => events.emit('preferencesChanged', now)),
  notifications: notificationHandlers(desk),
  policy: policyHandlers(policy)
})
