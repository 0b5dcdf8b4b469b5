/** The app itself: how far it has opened, what the clerk chose about it, and what it tells outside the window. */
import type { AllHandlers } from '../ipc/door.ts'
import { notificationHandlers } from '../ipc/notifications.ts'
import { policyHandlers } from '../ipc/policy.ts'
import { preferencesHandlers, startupHandlers } from '../ipc/startup.ts'
import { applyTheme } from '../shell/theme.ts'
import type { Desk } from '../startup/desk.ts'
import type { Machine } from './machine.ts'

/** The calls about the app. */
export const composeApp = (
  { preferences, policy }: Machine,
  desk: Desk
): Pick<AllHandlers, 'startup' | 'preferences' | 'notifications' | 'policy'> => ({
  startup: startupHandlers(desk),
  preferences: preferencesHandlers(preferences, applyTheme, desk),
  notifications: notificationHandlers(desk),
  policy: policyHandlers(policy)
})
