/** Opens what the desk keeps, step by step, and says where it stopped. Nothing is deleted on the way. */
import type { StartupState } from '../../preload/shapes.ts'
import type { Clock } from '../clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { Log } from '../log/log.ts'
import { asStoreFault, type DatabaseKey, type OpenFault } from '../store/connection.ts'
import { openStore, type Store } from '../store/open-store.ts'
import type { ServiceRow } from '../store/services.ts'
import { type DeskSync, startDeskSync } from '../sync/desk-sync.ts'
import type { ServiceSync } from '../sync/service-sync.ts'
import { databaseKey, type KeyAnswer } from './database-key.ts'

/** What is there once everything is open. */
export type OpenDesk = { store: Store; sync: DeskSync }

/** The desk, open or not yet. */
export type Desk = {
  state(): StartupState
  /** Undefined until the stage is `ready`. */
  opened(): OpenDesk | undefined
  /** Opens, or tries again; several at once make one attempt. */
  open(): Promise<StartupState>
  close(): void
}

/** What opening works with. */
export type DeskOptions = {
  keychain: Keychain
  folder: string
  clock: Clock
  randomBytes: (bytes: number) => Uint8Array
  log: Log
  startService: (store: Store, service: ServiceRow) => ServiceSync
  changed: (state: StartupState) => void
}

type Stage = StartupState['stage']

const keyStages: Record<Extract<KeyAnswer, { ok: false }>['reason'], Stage> = {
  ok: 'ready',
  locked: 'keychainLocked',
  missing: 'keychainMissing',
  denied: 'keychainDenied',
  keyMissing: 'keyMissing'
}

const faultStages: Record<OpenFault, Stage> = {
  unreadable: 'keyWrong',
  damaged: 'ledgerDamaged',
  tooNew: 'ledgerTooNew',
  diskFault: 'diskFault'
}

/** A desk that is not open yet. */
export function createDesk(options: DeskOptions): Desk {
  const { folder, log } = options
  let state: StartupState = { stage: 'opening', folder: null, cacheRebuilt: false }
  let desk: OpenDesk | undefined
  let attempt: Promise<StartupState> | undefined

  function become(stage: Stage, cacheRebuilt = false): StartupState {
    state = { stage, folder: stage === 'ready' || stage === 'opening' ? null : folder, cacheRebuilt }
    log.info('startup.stage', { stage, cacheRebuilt })
    options.changed(state)
    return state
  }

  async function open(): Promise<StartupState> {
    try {
      const key = await databaseKey({ keychain: options.keychain, folder, random: options.randomBytes })
      return key.ok ? openWith(key.key) : become(keyStages[key.reason])
    } catch (error) {
      log.error('startup.failed', { error: error instanceof Error ? error.name : 'unknown' })
      return become('diskFault')
    }
  }

  function openWith(key: DatabaseKey): StartupState {
    try {
      const store = openStore({ folder, key, clock: options.clock, random: options.randomBytes })
      const interrupted = store.outbox.recoverInterrupted()
      if (interrupted > 0) log.warn('startup.interrupted-creates', { interrupted })
      desk = { store, sync: startDeskSync(store.services.list(), (service) => options.startService(store, service)) }
      return become('ready', store.cacheRebuilt)
    } catch (error) {
      const fault = asStoreFault(error)
      log.error('startup.store', { fault: fault.fault, code: fault.sqliteCode })
      return become(faultStages[fault.fault])
    }
  }

  return {
    state: () => state,
    opened: () => desk,
    async open() {
      if (desk) return state
      attempt ??= open().finally(() => {
        attempt = undefined
      })
      return attempt
    },
    close() {
      desk?.sync.stop()
      desk?.store.close()
      desk = undefined
    }
  }
}
