/** What the window is told of how far the desk has come. */
import type { StartupState } from '../../common/words/app/startup.ts'
import type { Restoration } from '../store/backup/restore.ts'
import type { OpenFault } from '../store/database/connection.ts'
import type { StoreSigns } from '../store/open-store.ts'
import type { KeyAnswer } from './database-key.ts'
import { lastSetAside, type SetAside } from './set-aside.ts'

/** How far the desk has come. */
export type Stage = StartupState['stage']

/** What it means that there is no key. */
export const keyStages: Record<Extract<KeyAnswer, { ok: false }>['reason'], Stage> = {
  ok: 'ready',
  locked: 'keychainLocked',
  missing: 'keychainMissing',
  denied: 'keychainDenied',
  full: 'keychainFull',
  keyMissing: 'keyMissing',
  keyNameMissing: 'keyNameMissing'
}

/** What it means that the ledger does not open. */
export const faultStages: Record<OpenFault, Stage> = {
  unreadable: 'keyWrong',
  damaged: 'ledgerDamaged',
  tooNew: 'ledgerTooNew',
  diskFault: 'diskFault'
}

/** Whether the key is gone, or not the one that opens what is there. */
export const isKeyLost = (stage: Stage): boolean => ['keyMissing', 'keyNameMissing', 'keyWrong'].includes(stage)

/** Whether the keychain or the key keeps the desk from opening. */
export const isAboutKey = (stage: Stage): boolean => stage.startsWith('key')

/** What there is to tell; `folder`: where the databases are. */
type Told = {
  stage: Stage
  folder: string
  store?: Pick<StoreSigns, 'cacheRebuilt' | 'ledgerRestored'> | undefined
  keepsNothing?: boolean
  keyChanged?: StartupState['keyChanged']
  provision?: StartupState['provision']
}

const areWell: readonly Stage[] = ['ready', 'opening', 'changingKey']

/** How far the desk has come, for the window. */
export function stateAt({
  stage,
  folder,
  store,
  keepsNothing = false,
  keyChanged = null,
  provision = null
}: Told): StartupState {
  return {
    stage,
    folder: areWell.includes(stage) ? null : folder,
    cacheRebuilt: store?.cacheRebuilt ?? false,
    ledgerRestored: restorationView(store?.ledgerRestored ?? null),
    setAside: stage === 'ready' && !keepsNothing ? setAsideView(lastSetAside(folder)) : null,
    keyChanged: stage === 'ready' && !keepsNothing ? keyChanged : null,
    provision: stage === 'ready' && !keepsNothing ? provision : null,
    keepsNothing
  }
}

const setAsideView = (aside: SetAside | null): StartupState['setAside'] =>
  aside && { folder: aside.folder, at: new Date(aside.at).toISOString() }

function restorationView(restoration: Restoration | null): StartupState['ledgerRestored'] {
  if (!restoration) return null
  const { at, from, whole } = restoration
  return { at: new Date(at).toISOString(), from: new Date(from).toISOString(), whole }
}
