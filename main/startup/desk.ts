/** Opens what the desk keeps, step by step, and says where it stopped. Nothing is deleted on the way. */

import type { Policy } from '../../common/settings/policy.ts'
import { failed, type Outcome, ok, type Problem } from '../../common/words/problems.ts'
import type { StartupState } from '../../common/words/startup.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { SessionKeychain } from '../credentials/session-keychain.ts'
import { diskProblem } from '../files/disk-problem.ts'
import type { Log } from '../log/log.ts'
import type { BackUp } from '../store/backup/backup.ts'
import type { Restoration } from '../store/backup/restore.ts'
import { asStoreFault, type OpenFault } from '../store/database/connection.ts'
import type { Author } from '../store/ledger/audit.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Unkept } from '../store/ledger/unkept.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import { openStore, type Store } from '../store/open-store.ts'
import { type DeskSync, startDeskSync } from '../sync/desk-sync.ts'
import type { ServiceSync } from '../sync/service-sync.ts'
import { databaseKey, type KeyAnswer } from './database-key.ts'
import { writeFirst } from './first-writes.ts'
import { type LedgerBackups, startLedgerBackups } from './ledger-backups.ts'
import { lastSetAside, type SetAside, setDeskAside } from './set-aside.ts'

/** What is there once everything is open. */
export type OpenDesk = {
  store: Store
  sync: DeskSync
  /** All of it is in memory. Absent where it is on the disk. */
  keepsNothing?: true
  /** Makes a backup now; absent where there are none. */
  backUpNow?: () => Promise<void>
}

/** Why the clerk is asked whether something may be lost: the app is to close, or the desk's own data to be opened. */
export type LossReason = 'close' | 'open'

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
  /**
   * Goes on in memory, where the keychain or the key keeps the desk from opening. `open` ends that: not before the clerk
   * agreed to lose what only the memory holds, and only if the desk's own data opens.
   */
  keepNothing(): Promise<StartupState>
  /** Whether the app may end: true at once where nothing is lost by it, else what the clerk says. */
  mayEnd(): true | Promise<boolean>
  /** Ends the loops, makes a last backup, and lets go of the files. */
  close(): Promise<void>
}

/** What opening works with. */
export type DeskOptions = {
  keychain: Keychain
  folder: string
  clock: Clock
  randomBytes: (bytes: number) => Uint8Array
  /** Who works at the desk now. */
  author: Author
  /** What the office's IT has fixed. */
  policy?: Policy | undefined
  /** Whether whoever works at the desk may choose what the office chooses. */
  speaksForOffice?: (() => boolean) | undefined
  log: Log
  backUp: BackUp
  /** How long after the start the first backup is made, milliseconds; a minute where it is not said. */
  firstBackupAfterMs?: number
  startService: (store: Store, service: ServiceRow) => ServiceSync
  changed: (state: StartupState) => void
  /** Where services keep their secrets: told when the desk keeps nothing, and when it keeps again. */
  secrets: Pick<SessionKeychain, 'keepNothing' | 'keepAgain'>
  /** Asks the clerk whether this may be lost. */
  mayLose: (unkept: Unkept, reason: LossReason) => Promise<boolean>
}

type Stage = StartupState['stage']
type FoundKey = Extract<KeyAnswer, { ok: true }>

const keyStages: Record<Extract<KeyAnswer, { ok: false }>['reason'], Stage> = {
  ok: 'ready',
  locked: 'keychainLocked',
  missing: 'keychainMissing',
  denied: 'keychainDenied',
  keyMissing: 'keyMissing',
  keyNameMissing: 'keyNameMissing'
}

const faultStages: Record<OpenFault, Stage> = {
  unreadable: 'keyWrong',
  damaged: 'ledgerDamaged',
  tooNew: 'ledgerTooNew',
  diskFault: 'diskFault'
}

// Once the window stands, and before anybody has gone to the search.
const warmUpAfterMs = 2_000

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
  // What is left of the opening before: a backup that still reads the ledger.
  let leftover: Promise<void> | undefined
  let reopened = Number.NEGATIVE_INFINITY
  let attempt: Promise<StartupState> | undefined
  let isClosed = false

  function become(stage: Stage, store?: Pick<Store, 'cacheRebuilt' | 'ledgerRestored'>): StartupState {
    const cacheRebuilt = store?.cacheRebuilt ?? false
    const ledgerRestored = restorationView(store?.ledgerRestored ?? null)
    const keepsNothing = desk?.keepsNothing === true
    const isWell = stage === 'ready' || stage === 'opening'
    const setAside = stage === 'ready' && !keepsNothing ? setAsideView(lastSetAside(folder)) : null
    state = { stage, folder: isWell ? null : folder, cacheRebuilt, ledgerRestored, setAside, keepsNothing }
    log.info('startup.stage', { stage, cacheRebuilt, ledgerRestored: ledgerRestored !== null, keepsNothing })
    options.changed(state)
    return state
  }

  // What works in memory goes on where the desk's own data still does not open.
  function stopAt(stage: Stage): StartupState {
    if (!desk) return become(stage)
    log.info('startup.still-not', { stage })
    return state
  }

  async function open(): Promise<StartupState> {
    try {
      await leftover
      const key = await databaseKey({ keychain: options.keychain, folder, random: options.randomBytes })
      // Closed while the keychain was asked, which may take as long as somebody looks at its prompt.
      if (isClosed) return state
      return key.ok ? await openWith(key) : stopAt(keyStages[key.reason])
    } catch (error) {
      log.error('startup.failed', { error: error instanceof Error ? error.name : 'unknown' })
      return stopAt('diskFault')
    }
  }

  async function openWith({ key, name }: FoundKey): Promise<StartupState> {
    try {
      const { clock, randomBytes: random, author, policy, speaksForOffice } = options
      const store = openStore({ folder, key, clock, random, author, policy, speaksForOffice, damaged: metDamage })
      // Closed while the clerk was asked, which takes as long as it takes.
      if (desk && (!(await mayLose('open')) || isClosed)) {
        store.close()
        return state
      }
      closeStore()
      const interrupted = store.outbox.recoverInterrupted()
      if (interrupted > 0) log.warn('startup.interrupted-creates', { interrupted })
      store.batches.cutUnfilled()
      writeFirst({ store, folder, keyName: name, log })
      const kept = startLedgerBackups({ ...options, store, key })
      backups = kept
      desk = {
        store,
        sync: startDeskSync(store.services.list(), (service) => options.startService(store, service)),
        backUpNow: kept.now
      }
      options.clock.after(warmUpAfterMs, () => desk?.store.list.warmUp())
      return become('ready', store)
    } catch (error) {
      const fault = asStoreFault(error)
      log.error('startup.store', { fault: fault.fault, code: fault.sqliteCode })
      return stopAt(faultStages[fault.fault])
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
    if (!desk || desk.keepsNothing) return
    leftover = backups?.stop()
    closeStore()
    become('opening')
    void openOnce()
  }

  async function openOnce(): Promise<StartupState> {
    if (desk && !desk.keepsNothing) return state
    attempt ??= open().finally(() => {
      attempt = undefined
    })
    return attempt
  }

  // Not without another look: the key may have been brought back while the clerk was asked.
  async function startAnew(): Promise<Outcome<StartupState>> {
    const { stage } = await openOnce()
    if (isClosed || !isKeyLost(stage)) return ok(state)
    // Whoever asked at the same time has set it aside already, and what is there now is new.
    const problem = attempt ? null : setAside(stage)
    return problem ? failed(problem) : ok(await openOnce())
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

  async function keepNothing(): Promise<StartupState> {
    // What opens meanwhile is better.
    await attempt
    if (isClosed || desk || !isAboutKey(state.stage)) return state
    const store = openMemoryStore({
      clock: options.clock,
      random: options.randomBytes,
      author: options.author,
      policy: options.policy,
      speaksForOffice: options.speaksForOffice
    })
    options.secrets.keepNothing()
    desk = { store, sync: startDeskSync([], (service) => options.startService(store, service)), keepsNothing: true }
    return become('ready', store)
  }

  function mayLose(reason: LossReason): true | Promise<boolean> {
    if (!desk?.keepsNothing) return true
    const unkept = desk.store.unkept.count()
    return Object.values(unkept).every((count) => count === 0) || options.mayLose(unkept, reason)
  }

  function closeStore(): void {
    desk?.sync.stop()
    desk?.store.close()
    if (desk?.keepsNothing) options.secrets.keepAgain()
    desk = undefined
    backups = undefined
  }

  return {
    state: () => state,
    opened: () => desk,
    open: openOnce,
    startAnew,
    keepNothing,
    mayEnd: () => mayLose('close'),
    async close() {
      isClosed = true
      desk?.sync.stop()
      await leftover
      await backups?.end()
      closeStore()
    }
  }
}

const isKeyLost = (stage: Stage): boolean => ['keyMissing', 'keyNameMissing', 'keyWrong'].includes(stage)

const isAboutKey = (stage: Stage): boolean => stage.startsWith('key')

const setAsideView = (aside: SetAside | null): StartupState['setAside'] =>
  aside && { folder: aside.folder, at: new Date(aside.at).toISOString() }

function restorationView(restoration: Restoration | null): StartupState['ledgerRestored'] {
  if (!restoration) return null
  const { at, from, whole } = restoration
  return { at: new Date(at).toISOString(), from: new Date(from).toISOString(), whole }
}
