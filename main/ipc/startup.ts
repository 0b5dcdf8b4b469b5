/** The calls about the app itself: how far it has opened, and what the clerk chose about it. */
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { Desk } from '../startup/desk.ts'
import type { preferencesIn } from '../startup/preferences.ts'

/** Handlers of `startup`. */
export const startupHandlers = (desk: Desk): Handlers<'startup'> => ({
  state: () => desk.state(),
  retry: () => desk.open(),
  keepNothing: () => desk.keepNothing(),
  startAnew: () => desk.startAnew(),
  changeKey: () => desk.changeKey()
})

/**
 * Handlers of `preferences`. `applyTheme` tells the system's own parts of the window, `changed` the window itself. Which service is in use is not
 * written while the desk keeps nothing: that service is gone with it.
 */
export const preferencesHandlers = (
  preferences: ReturnType<typeof preferencesIn>,
  applyTheme: (theme: 'system' | 'light' | 'dark') => void,
  desk: Pick<Desk, 'state'>,
  changed: (preferences: Preferences) => void
): Handlers<'preferences'> => ({
  get: () => preferences.get(),
  set(change) {
    const { serviceId } = change
    const isOfSession = serviceId !== undefined && desk.state().keepsNothing === true
    const kept = isOfSession ? { ...change, serviceId: undefined } : change
    const chosen = Object.entries(kept).filter(([, value]) => value !== undefined)
    const now = preferences.set(Object.fromEntries(chosen) as Partial<Preferences>)
    applyTheme(now.theme)
    const told = isOfSession ? { ...now, serviceId } : now
    changed(told)
    return told
  }
})
