import { create } from 'zustand'
import { appearance } from '../../common/settings/appearance.ts'
import { initialOf } from '../../common/settings/declare.ts'
import { allServices } from '../../common/words/services.ts'
import type { AccessView } from '../../preload/contract/clerks.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import type { ServiceView } from '../../preload/contract/services.ts'
import type { StartupState } from '../../preload/contract/startup.ts'
import { speak } from '../locales/i18n.ts'
import { ask } from '../ui/surprise.ts'
import { desk } from './desk.ts'
import { readPolicy } from './policy-store.ts'

interface DeskState {
  /** Null until main has answered. */
  startup: StartupState | null
  /** Whether the desk is open, and to whom; null until main has told. */
  access: AccessView | null
  preferences: Preferences
  /** Null until they have been read. */
  services: ServiceView[] | null
  /** The service in use: where new requests begin. */
  serviceId: string | null
  /** The list shows the requests of all services, and not only of the one in use. */
  isAll: boolean
  /** Main did not answer what the first picture needs. */
  isUnread: boolean
}

/** What the whole window depends on: how far the app has come, what the clerk prefers, and the services. */
export const useDesk = create<DeskState>(() => ({
  startup: null,
  access: null,
  preferences: { ...initialOf(appearance), serviceId: null },
  services: null,
  serviceId: null,
  isAll: false,
  isUnread: false
}))

/** Takes over how far main has come; what could be opened can be read. */
export function applyStartup(startup: StartupState): void {
  const isOther = keepsNothing(useDesk.getState().startup) !== keepsNothing(startup)
  if (isOther) forgetDesk()
  useDesk.setState({ startup })
  if (startup.stage === 'ready') void (isOther ? readPreferences().then(readAccess) : readAccess())
}

const keepsNothing = (startup: StartupState | null): boolean => startup?.keepsNothing === true

/** Whether the desk works in memory only. */
export const useKeepsNothing = (): boolean => useDesk(({ startup }) => keepsNothing(startup))

const forgetters = new Set<() => void>()

/** Hears when there is another ledger, and what is known of the one before must be forgotten. Returns how to stop. */
export function onForgotten(listener: () => void): () => void {
  forgetters.add(listener)
  return () => void forgetters.delete(listener)
}

/** What is not kept does not come into what is, nor the other way round. */
function forgetDesk(): void {
  for (const forget of forgetters) forget()
  useDesk.setState({ services: null, serviceId: null, isAll: false })
}

/** Takes over whether the desk is open; what a locked one showed is forgotten, and what can be read is read. */
export function applyAccess(access: AccessView): void {
  const { access: before, startup, services } = useDesk.getState()
  useDesk.setState({ access })
  const isNew = before === null || before.isLocked || services === null
  if (access.isLocked) forgetDesk()
  else if (isNew && startup?.stage === 'ready') void readServices()
}

/** Asks main whether the desk is open, and reads what it then shows. */
export async function readAccess(): Promise<void> {
  const access = await ask(() => desk().access.state())
  if (access === undefined) return useDesk.setState({ isUnread: true })
  useDesk.setState({ access })
  if (access.isLocked) forgetDesk()
  else await readServices()
}

/** Reads the services again, keeping the one in use when it is still there. */
export async function readServices(): Promise<void> {
  const services = await ask(() => desk().services.list())
  if (services === undefined) return useDesk.setState({ isUnread: true })
  useDesk.setState(({ serviceId, isAll, preferences }) => {
    const inUse = serviceId ?? preferences.serviceId
    const wasAll = isAll || (serviceId === null && inUse === allServices)
    return {
      isUnread: false,
      services,
      isAll: wasAll && services.length > 1,
      serviceId: services.some((one) => one.id === inUse) ? inUse : (services[0]?.id ?? null)
    }
  })
}

/** Choices of this window that main has not answered yet: what it tells meanwhile may be older. */
let unanswered = 0

/** Shows a preference at once and has main remember it. Returns whether it does. */
export async function prefer(change: Partial<Preferences>): Promise<boolean> {
  const preferences = { ...useDesk.getState().preferences, ...change }
  useDesk.setState({ preferences })
  speak(preferences.language)
  unanswered += 1
  const answer = await ask(() => desk().preferences.set(change))
  unanswered -= 1
  return answer !== undefined
}

/** Shows another service, or all of them, now and at the next start. */
export function switchService(scope: string): void {
  useDesk.setState(scope === allServices ? { isAll: true } : { serviceId: scope, isAll: false })
  void prefer({ serviceId: scope })
}

/** Asks main how far it has come. */
export async function readStartup(): Promise<void> {
  useDesk.setState({ isUnread: false })
  const startup = await ask(() => desk().startup.state())
  if (startup === undefined) useDesk.setState({ isUnread: true })
  else applyStartup(startup)
}

async function readPreferences(): Promise<void> {
  const preferences = await ask(() => desk().preferences.get())
  if (preferences !== undefined) applyPreferences(preferences)
}

function applyPreferences(preferences: Preferences): void {
  useDesk.setState({ preferences })
  speak(preferences.language)
}

/** Somebody else has changed what is preferred; which service this window shows is its own. */
function takePreferences(told: Preferences): void {
  if (unanswered === 0) applyPreferences({ ...told, serviceId: useDesk.getState().preferences.serviceId })
}

/** Begins: reads what the first picture needs and listens to main. Returns how to stop. */
export function startDesk(): () => void {
  const off = [
    desk().on.startupChanged(applyStartup),
    desk().on.preferencesChanged(takePreferences),
    desk().on.accessChanged(applyAccess),
    desk().on.servicesChanged(() => void readServices())
  ]
  void readPreferences()
  void readPolicy()
  void readStartup()
  return () => {
    for (const stop of off) stop()
  }
}

/** The service in use; null before there is one. */
export function useService(): ServiceView | null {
  return useDesk(({ services, serviceId }) => services?.find((one) => one.id === serviceId) ?? null)
}

const scopeOf = ({ isAll, serviceId }: DeskState): string => (isAll ? allServices : (serviceId ?? ''))

/** Whose requests the list shows: the id of a service, or `allServices`. */
export const useScope = (): string => useDesk(scopeOf)

/** The same, now. */
export const shownScope = (): string => scopeOf(useDesk.getState())

/** Whether the requests of a service are among those that a list shows. */
export const isInScope = (scope: string, serviceId: string): boolean => scope === allServices || scope === serviceId

/** A service of the desk; null where it is not there, or not any more. */
export const useServiceOf = (id: string | undefined): ServiceView | null =>
  useDesk(({ services }) => services?.find((one) => one.id === id) ?? null)
