/** Opens what the desk keeps, step by step, and says where it stopped. Nothing is deleted on the way. */
import type { Outcome, Problem } from '../../preload/problem.ts'
import type { StartupState } from '../../preload/shapes.ts'
import type { Clock } from '../clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { Log } from '../log/log.ts'
import { diskProblem } from '../proofs/disk-problem.ts'
import { asStoreFault, type DatabaseKey, type OpenFault } from '../store/connection.ts'
import { openStore, type Store } from '../store/open-store.ts'
import type { Restoration } from '../store/restore.ts'
import type { ServiceRow } from '../store/services.ts'
import { type DeskSync, startDeskSync } from '../sync/desk-sync.ts'
import type { ServiceSync } from '../sync/service-sync.ts'
import { databaseKey, type KeyAnswer } from './database-key.ts'
import { type LedgerBackups, startLedgerBackups } from './ledger-backups.ts'
import { lastSetAside, type SetAside, setDeskAside } from './set-aside.ts'

/** What is there once everything is open. */
export type OpenDesk = { store: Store; sync: DeskSync }

/** The desk, open or not yet. */
export type Desk = {
  state(): StartupState
  /** Undefined until the stage is `ready`. */
  opened(): OpenDesk | undefined
  /** Opens, or tries again; several at once make one attempt. */
  open(): Promise<StartupState>
  /**
   * Tries once more to open; where the key is missing or wrong then, sets all that is kept aside and begins anew. At any
   * other stage nothing is done.
   */
  startAnew(): Promise<Outcome<StartupState>>
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

// Damage that a closer look does not find would otherwise open and close the desk for ever.
const betweenReopeningsMs = 3_600_000

/** A desk that is not open yet. */
export function createDesk(options: DeskOptions): Desk {
  const { folder, log } = options
  let state: StartupState = {
    stage: 'opening',
    folder: null,
    cacheRebuilt: false,
    ledgerRestored: null,
    setAside: null
  }
  let desk: OpenDesk | undefined
  let backups: LedgerBackups | undefined
  let reopened = Number.NEGATIVE_INFINITY
  let attempt: Promise<StartupState> | undefined
  let isClosed = false

  function become(stage: Stage, store?: Store): StartupState {
    const cacheRebuilt = store?.cacheRebuilt ?? false
    const ledgerRestored = restorationView(store?.ledgerRestored ?? null)
    const isWell = stage === 'ready' || stage === 'opening'
    const setAside = stage === 'ready' ? setAsideView(lastSetAside(folder)) : null
    state = { stage, folder: isWell ? null : folder, cacheRebuilt, ledgerRestored, setAside }
    log.info('startup.stage', { stage, cacheRebuilt, ledgerRestored: ledgerRestored !== null })
    options.changed(state)
    return state
  }

  async function open(): Promise<StartupState> {
    try {
      const key = await databaseKey({ keychain: options.keychain, folder, random: options.randomBytes })
      // Closed while the keychain was asked, which may take as long as somebody looks at its prompt.
      if (isClosed) return state
      return key.ok ? openWith(key.key) : become(keyStages[key.reason])
    } catch (error) {
      log.error('startup.failed', { error: error instanceof Error ? error.name : 'unknown' })
      return become('diskFault')
    }
  }

  function openWith(key: DatabaseKey): StartupState {
    try {
      const store = openStore({ folder, key, clock: options.clock, random: options.randomBytes, damaged: metDamage })
      const interrupted = store.outbox.recoverInterrupted()
      if (interrupted > 0) log.warn('startup.interrupted-creates', { interrupted })
      store.batches.cutUnfilled()
      desk = { store, sync: startDeskSync(store.services.list(), (service) => options.startService(store, service)) }
      backups = startLedgerBackups({ store, folder, key, clock: options.clock, log })
      return become('ready', store)
    } catch (error) {
      const fault = asStoreFault(error)
      log.error('startup.store', { fault: fault.fault, code: fault.sqliteCode })
      return become(faultStages[fault.fault])
    }
  }

  // Not at once: the statement that met it is still under way, perhaps in a transaction.
  function metDamage(code: string): void {
    log.error('store.damage-met', { code })
    const now = options.clock.monotonic()
    if (now - reopened < betweenReopeningsMs) return
    reopened = now
    options.clock.after(0, reopen)
  }

  function reopen(): void {
    if (!desk) return
    backups?.stop()
    closeStore()
    become('opening')
    void openOnce()
  }

  async function openOnce(): Promise<StartupState> {
    if (desk) return state
    attempt ??= open().finally(() => {
      attempt = undefined
    })
    return attempt
  }

  // Not without another look: the key may have been brought back while the clerk was asked.
  async function startAnew(): Promise<Outcome<StartupState>> {
    const { stage } = await openOnce()
    if (isClosed || !isKeyLost(stage)) return { ok: true, value: state }
    // Whoever asked at the same time has set it aside already, and what is there now is new.
    const problem = attempt ? null : setAside(stage)
    return problem ? { ok: false, error: problem } : { ok: true, value: await openOnce() }
  }

  function setAside(stage: Stage): Problem | null {
    try {
      const aside = setDeskAside(folder, options.clock.now())
      log.warn('startup.set-aside', { stage, at: aside.at })
      return null
    } catch (error) {
      const { detail = 'unknown' } = diskProblem(error)
      log.error('startup.not-set-aside', { code: detail })
      return { code: 'notSetAside', detail }
    }
  }

  function closeStore(): void {
    desk?.sync.stop()
    desk?.store.close()
    desk = undefined
    backups = undefined
  }

  return {
    state: () => state,
    opened: () => desk,
    open: openOnce,
    startAnew,
    close() {
      isClosed = true
      desk?.sync.stop()
      backups?.end()
      closeStore()
    }
  }
}

const isKeyLost = (stage: Stage): boolean => stage === 'keyMissing' || stage === 'keyWrong'

const setAsideView = (aside: SetAside | null): StartupState['setAside'] =>
  aside && { folder: aside.folder, at: new Date(aside.at).toISOString() }

function restorationView(restoration: Restoration | null): StartupState['ledgerRestored'] {
  if (!restoration) return null
  const { at, from, whole } = restoration
  return { at: new Date(at).toISOString(), from: new Date(from).toISOString(), whole }
}
