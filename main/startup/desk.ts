/** Opens what the desk keeps, step by step, and says where it stopped. Nothing is deleted on the way. */

import type { Policy } from '../../common/settings/policy.ts'
import type { ProvisionRefusal } from '../../common/words/app/provision.ts'
import type { StartupState } from '../../common/words/app/startup.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Clock } from '../clock/clock.ts'
import type { Keychain } from '../credentials/keychain.ts'
import type { SessionKeychain } from '../credentials/session-keychain.ts'
import type { Log } from '../log/log.ts'
import { heedMark } from '../office/mark.ts'
import type { BackUp } from '../store/backup/backup.ts'
import { asStoreFault } from '../store/database/connection.ts'
import type { Author } from '../store/ledger/audit.ts'
import type { ServiceRow } from '../store/ledger/services.ts'
import type { Unkept } from '../store/ledger/unkept.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import { openStore, type Store, type StoreSigns } from '../store/open-store.ts'
import type { Rekey, RekeyProgress } from '../store/rekey.ts'
import { type DeskSync, startDeskSync } from '../sync/desk-sync.ts'
import type { ServiceSync } from '../sync/service-sync.ts'
import { databaseKey, type FoundKey } from './database-key.ts'
import { writeFirst } from './first-writes.ts'
import {
  changeDatabaseKey,
  concludeKeyChange,
  type PreparedKeyChange,
  prepareKeyChange,
  settleKeyChange
} from './key-change.ts'
import { type LedgerBackups, startLedgerBackups } from './ledger-backups.ts'
import { putDeskAside } from './set-aside.ts'
import { faultStages, isAboutKey, isKeyLost, keyStages, type Stage, stateAt } from './startup-state.ts'

/** What is there once everything is open. */
export type OpenDesk = {
  store: Store
  sync: DeskSync
  /** The ledger's backups; absent where it is not on the disk. */
  backups?: Pick<LedgerBackups, 'state' | 'makeNow'>
  /** All of it is in memory. Absent where it is on the disk. */
  keepsNothing?: true
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
  /** Gives all that the desk keeps a new key: closes, changes, opens again. Fails where the desk is not open, or in memory. */
  changeKey(): Promise<Outcome<null>>
  /** Closes what the desk keeps and opens it again; while it keeps nothing, nothing is done. */
  openAnew(): Promise<StartupState>
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
  /** Copies all that is kept under another key. */
  rekey: Rekey
  /** Takes the secrets that wait in a file into the keychain. Returns why it was not done. */
  provision?: (store: Store) => Promise<ProvisionRefusal | null>
  /** How long after the start the first backup is made, milliseconds; a minute where it is not said. */
  firstBackupAfterMs?: number
  startService: (store: Store, service: ServiceRow) => ServiceSync
  changed: (state: StartupState) => void
  /** Where services keep their secrets: told when the desk keeps nothing, and when it keeps again. */
  secrets: Pick<SessionKeychain, 'keepNothing' | 'keepAgain'>
  /** Asks the clerk whether this may be lost. */
  mayLose: (unkept: Unkept, reason: LossReason) => Promise<boolean>
}

// Damage that a closer look does not find would otherwise open and close the desk for ever.
const betweenReopeningsMs = 3_600_000

/** A desk that is not open yet. */
export function createDesk(options: DeskOptions): Desk {
  const { folder, log } = options
  let state = stateAt({ stage: 'opening', folder })
  let desk: OpenDesk | undefined
  let backups: LedgerBackups | undefined
  // What is left of the opening before: a backup that still reads the ledger.
  let leftover: Promise<void> | undefined
  let reopened = Number.NEGATIVE_INFINITY
  let attempt: Promise<StartupState> | undefined
  // How the last change of the key ended, until the app does.
  let keyChanged: StartupState['keyChanged'] = null
  let provision: ProvisionRefusal | null = null
  const ending = new AbortController()
  let changingKey: Promise<unknown> | undefined
  let isClosed = false

  function become(stage: Stage, store?: StoreSigns): StartupState {
    state = stateAt({ stage, folder, store, keepsNothing: desk?.keepsNothing === true, keyChanged, provision })
    const { cacheRebuilt, ledgerRestored, keepsNothing = false } = state
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
      await settleKeyChange(options)
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
      if (await concludeKeyChange(options, store)) keyChanged ??= { at: moment(), problem: null }
      await heedMark({ ...options, store })
      provision = (await options.provision?.(store)) ?? null
      // Closed while the clerk was asked, which takes as long as it takes.
      if ((desk && !(await mayLose('open'))) || isClosed) {
        store.close()
        return state
      }
      closeStore()
      const interrupted = store.outbox.recoverInterrupted()
      if (interrupted > 0) log.warn('startup.interrupted-creates', { interrupted })
      store.batches.cutUnfilled()
      writeFirst({ store, folder, keyName: name, log })
      const sync = startDeskSync(store.services.list(), (service) => options.startService(store, service))
      backups = startLedgerBackups({ ...options, store, key })
      desk = { store, sync, backups }
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
    options.clock.after(0, () => void openAnew())
  }

  async function openAnew(): Promise<StartupState> {
    if (!desk || desk.keepsNothing) return state
    leftover = backups?.stop()
    closeStore()
    become('opening')
    return openOnce()
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
    const problem = attempt ? null : putDeskAside(stage, options)
    return problem ? failed(problem) : ok(await openOnce())
  }

  async function changeKey(): Promise<Outcome<null>> {
    if (!desk || desk.keepsNothing || attempt || changingKey || isClosed) return failed({ code: 'notNow' })
    const changing = prepareKeyChange(options).then((prepared) =>
      prepared.ok ? changeKeyNow(prepared.value) : prepared
    )
    changingKey = changing.finally(() => {
      changingKey = undefined
    })
    return changing
  }

  // Whoever wants to open it meanwhile waits for what comes of this.
  async function changeKeyNow(change: PreparedKeyChange): Promise<Outcome<null>> {
    const reopened = Promise.withResolvers<StartupState>()
    attempt = reopened.promise
    const stopped = backups?.stop()
    closeStore()
    become('changingKey')
    await stopped
    const told = (keyProgress: RekeyProgress) => {
      state = { ...state, keyProgress }
      options.changed(state)
    }
    const outcome = await changeDatabaseKey(options, change, { rekey: options.rekey, told, unwanted: ending.signal })
    keyChanged = { at: moment(), problem: outcome.ok ? null : outcome.error }
    // Not by the keychain, which may have been locked meanwhile.
    if (!isClosed) await openWith(outcome.ok ? change.next : change.present)
    attempt = undefined
    reopened.resolve(state)
    return outcome
  }

  const moment = () => new Date(options.clock.now()).toISOString()

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
    changeKey,
    openAnew,
    mayEnd: () => mayLose('close'),
    async close() {
      isClosed = true
      ending.abort()
      desk?.sync.stop()
      await leftover
      await changingKey
      await backups?.end()
      closeStore()
    }
  }
}
