/** Opens what the desk keeps, step by step, and says where it stopped. Nothing is deleted on the way. */

import type { ProvisionRefusal } from '../../common/words/app/provision.ts'
import type { StartupState } from '../../common/words/app/startup.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { heedMark } from '../office/mark.ts'
import { asStoreFault, isDamage } from '../store/database/connection.ts'
import type { ListProgress } from '../store/list/relist.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import { openStore, type Store, type StoreSigns } from '../store/open-store.ts'
import type { RekeyProgress } from '../store/rekey.ts'
import { startDeskSync } from '../sync/desk-sync.ts'
import { databaseKey, type FoundKey } from './database-key.ts'
import type { Desk, DeskOptions, LossReason, OpenDesk } from './desk-shape.ts'
import { writeFirst } from './first-writes.ts'
import {
  changeDatabaseKey,
  concludeKeyChange,
  type PreparedKeyChange,
  prepareKeyChange,
  settleKeyChange
} from './key-change.ts'
import { type LedgerBackups, startLedgerBackups } from './ledger-backups.ts'
import { makeListAnew } from './list-anew.ts'
import { putDeskAside } from './set-aside.ts'
import { faultStages, isAboutKey, isKeyLost, keyStages, type Stage, stateAt } from './startup-state.ts'

export type { Desk, DeskOptions, LossReason, OpenDesk } from './desk-shape.ts'

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
    changed(state)
    return state
  }

  function changed(next: StartupState): void {
    state = next
    options.changed(state)
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

  async function openWith({ key, name }: FoundKey, isSecond = false): Promise<StartupState> {
    let met: Store | undefined
    try {
      const { clock, randomBytes: random, author, policy, speaksForOffice, checkpoints } = options
      const given = { folder, key, clock, random, author, policy, speaksForOffice, checkpoints, damaged: metDamage }
      const store = openStore({ ...given, listAnew: 'later' })
      met = store
      const told = (listProgress: ListProgress) => changed({ ...state, listProgress })
      await makeListAnew({ store, monotonic: clock.monotonic, told, isWanted: () => !isClosed })
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
      // Damage that the opening did not see: the next one looks closer.
      if (met && !isSecond && isDamage(error)) {
        letGo(met)
        return openWith({ key, name }, true)
      }
      return stopAt(faultStages[fault.fault])
    }
  }

  function letGo(store: Store): void {
    try {
      store.close()
    } catch (error) {
      log.warn('startup.store', { fault: asStoreFault(error).fault, code: asStoreFault(error).sqliteCode })
    }
  }

  // Not at once: the statement that met it is still under way, perhaps in a transaction.
  function metDamage(code: string): void {
    log.error('store.damage-met', { code })
    const now = options.clock.monotonic()
    if (!desk || now - reopened < betweenReopeningsMs) return
    reopened = now
    options.clock.after(0, () => void openAnew())
  }

  async function openAnew(): Promise<StartupState> {
    if (!desk || desk.keepsNothing) return state
    const stopped = backups?.stop()
    closeStore()
    leftover = lettingGo(stopped)
    become('opening')
    return openOnce()
  }

  // Until nothing beside main has a file of the desk open any more.
  async function lettingGo(backup: Promise<void> | undefined): Promise<void> {
    await Promise.all([backup, options.checkpoints?.allEnded()])
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
    await lettingGo(stopped)
    const told = (keyProgress: RekeyProgress) => changed({ ...state, keyProgress })
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
      await options.checkpoints?.allEnded()
    }
  }
}
