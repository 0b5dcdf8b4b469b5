/** What the office chose about its clerks and the lock, as the store keeps it. */
import { clerksMode, lock } from '../../common/settings/clerks.ts'
import { keptSetting } from '../../common/settings/schema.ts'
import { accountId, type Worker } from '../../common/words/clerks.ts'
import type { ClerkRow } from '../store/ledger/clerks.ts'
import type { Store } from '../store/open-store.ts'

/** How the desk knows its clerks. */
export const clerksModeSetting = keptSetting(clerksMode)

/** When the desk locks. */
export const lockSetting = keptSetting(lock)

/** What of the store this needs. */
export type ClerkStore = Pick<Store, 'clerks' | 'settings' | 'audit' | 'atomically' | 'author' | 'onBehalfOf'>

/** Managers who can unlock the desk. */
export const managersIn = ({ clerks }: Pick<ClerkStore, 'clerks'>): ClerkRow[] =>
  clerks.named().filter(({ role, hasPin }) => role === 'manager' && hasPin)

/** How clerks are known. Where no manager could get in, whoever has signed in to the system works here. */
export const modeOf = (store: ClerkStore): 'account' | 'named' =>
  store.settings.get(clerksModeSetting) === 'named' && managersIn(store).length > 0 ? 'named' : 'account'

/** Whether the desk locks by itself: it is chosen, and somebody can unlock it. */
export const locksByItself = (store: ClerkStore): boolean =>
  store.settings.get(lockSetting).isOn && (modeOf(store) === 'named' || hasPin(store, accountId))

/** Whether it can be locked by key, and begins locked. Named clerks always have to say who they are. */
export const canLock = (store: ClerkStore): boolean => modeOf(store) === 'named' || locksByItself(store)

/** Whether somebody has a PIN. */
export const hasPin = ({ clerks }: Pick<ClerkStore, 'clerks'>, id: string): boolean => clerks.get(id)?.hasPin === true

/** Who can unlock the desk. `account` is the name of whoever has signed in to the system. */
export function unlockers(store: ClerkStore, account: string): Worker[] {
  if (modeOf(store) === 'account') return [accountWorker(account)]
  return store.clerks.named().flatMap(({ id, name, role, hasPin: can }) => (can ? [{ id, name, role }] : []))
}

/** Whoever has signed in to the system, who is clerk and manager. */
export const accountWorker = (name: string): Worker => ({ id: accountId, name, role: 'manager' })
