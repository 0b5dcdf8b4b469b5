/** Whether the desk is open, and to whom: locked and unlocked here, and nowhere else. */
import {
  type AccessView,
  accountId,
  type LockReason,
  type UnlockAnswer,
  type Worker
} from '../../common/words/clerks.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import type { Pins, Trial } from './pins.ts'
import type { Presence } from './presence.ts'
import { accountWorker, canLock, locksByItself, modeOf, unlockers } from './settings.ts'

/** A finger on the system's own sensor, where it has one. */
export type Finger = { isThere(): boolean; ask(): Promise<boolean> }

/** What access works with. */
export type AccessPorts = {
  desk: Pick<Desk, 'opened'>
  presence: Presence
  pins: Pins
  /** The name of whoever has signed in to the system. */
  account: () => string
  finger: Finger
  /** Somebody left the desk. Told before the window hears of it. */
  locked: () => void
  /** Whether it is open, or to whom, is another. */
  changed: (view: AccessView) => void
}

/** Who unlocks, and with what: the PIN, or a finger. */
export type Unlocking = { clerk: string; pin: string }

/** Whether the desk is open, and to whom. */
export type Access = ReturnType<typeof createAccess>

/** A desk of which nothing is known yet; `look` is to be called whenever it may have opened. */
export function createAccess(ports: AccessPorts) {
  const { desk, presence, pins, account, finger } = ports
  let lookedAt: Store | undefined
  let lastWorker: string | undefined

  // Another store is another life: whoever was here has to unlock what opens now, where it locks.
  function look(): void {
    const store = desk.opened()?.store
    if (store === lookedAt) return
    lookedAt = store
    if (!store) {
      wait()
      return
    }
    const wasHere = presence.worker() !== null || lastWorker !== undefined
    if (canLock(store)) shut(wasHere)
    else arrive(accountWorker(account()))
  }

  function shut(wasHere: boolean): void {
    presence.leave()
    if (wasHere) ports.locked()
    ports.changed(view())
  }

  // What is locked stays so until what opens next has been looked at.
  function wait(): void {
    if (!presence.isLocked()) presence.forget()
  }

  function arrive(worker: Worker): void {
    presence.arrive(worker)
    lastWorker = worker.id
    ports.changed(view())
  }

  function view(): AccessView {
    const store = desk.opened()?.store
    const isLocked = presence.isLocked()
    const mode = store ? modeOf(store) : 'account'
    return {
      isLocked,
      mode,
      worker: presence.worker(),
      clerks: store && isLocked ? unlockers(store, account()) : [],
      canLock: store !== undefined && !isLocked && canLock(store),
      canUseFinger: isLocked && mode === 'account' && finger.isThere()
    }
  }

  function leave(store: Store, why: LockReason): void {
    store.atomically(() => store.audit.add({ act: 'lock', told: { why } }))
    shut(true)
  }

  /** Locks where it can be; `isByItself`: nobody asked for it, so only where the office has the desk lock. */
  function lock(why: LockReason): Outcome<null> {
    look()
    const store = desk.opened()?.store
    if (!store || presence.isLocked()) return ok(null)
    const isByItself = why !== 'key' && why !== 'mode'
    if (isByItself ? !locksByItself(store) : !canLock(store)) return failed({ code: 'pinNeeded' })
    leave(store, why)
    return ok(null)
  }

  // Whoever comes back unlocks; somebody else signs in.
  function enter(store: Store, worker: Worker, by: 'pin' | 'finger'): Outcome<UnlockAnswer> {
    const act = worker.id === lastWorker ? 'unlock' : 'signIn'
    arrive(worker)
    store.atomically(() => store.audit.add({ act, told: { by } }))
    return ok({ is: 'open' })
  }

  // While somebody typed, the desk may have been closed, or opened by somebody else.
  function overtaken(store: Store): Outcome<UnlockAnswer> | null {
    if (desk.opened()?.store !== store) return failed({ code: 'storeClosed' })
    return presence.isLocked() ? null : ok({ is: 'open' })
  }

  async function unlock({ clerk, pin }: Unlocking): Promise<Outcome<UnlockAnswer>> {
    const store = desk.opened()?.store
    if (!store) return failed({ code: 'storeClosed' })
    const worker = unlockers(store, account()).find(({ id }) => id === clerk)
    if (!worker) return overtaken(store) ?? failed({ code: 'unknownClerk' })
    const tried = await pins.try(store.clerks, clerk, { kind: 'pin', typed: pin })
    return overtaken(store) ?? (tried.ok ? judged(store, worker, tried.value) : tried)
  }

  function judged(store: Store, worker: Worker, trial: Trial): Outcome<UnlockAnswer> {
    if (trial.is === 'right') return enter(store, worker, 'pin')
    if (trial.is === 'wrong') noteWrong(store, worker)
    return ok(trial)
  }

  function noteWrong(store: Store, { name }: Worker): void {
    store.atomically(() => store.audit.add({ act: 'unlock', told: { clerk: name, isWrong: true }, isByItself: true }))
  }

  // A finger is the account's owner's: it tells no clerks apart.
  async function unlockByFinger(): Promise<Outcome<UnlockAnswer>> {
    const store = desk.opened()?.store
    if (!store || !view().canUseFinger) return failed({ code: 'notNow' })
    const isTheirs = await finger.ask()
    const entered = () => enter(store, accountWorker(account()), 'finger')
    return overtaken(store) ?? (isTheirs ? entered() : ok({ is: 'wrong', waitMs: 0 }))
  }

  return {
    look,
    view,
    lock,
    unlock,
    unlockByFinger,
    /** Whether every call but those of the lock screen is refused. */
    isLocked(): boolean {
      look()
      return presence.isLocked()
    },
    /** Whoever works here is another, or is called or may do something else, by a manager's choice. */
    become: arrive,
    /** Clerks are known in another way from now on: whoever is here has to say who they are, or need not any more. */
    changeMode(): void {
      const store = desk.opened()?.store
      if (!store) return
      if (modeOf(store) === 'named') leave(store, 'mode')
      else arrive(accountWorker(account()))
    },
    /** Tells how it stands: whether it locks may be another. */
    tell: (): void => ports.changed(view()),
    /** What a clerk is called; empty where nobody is. */
    nameOf: (id: string): string => (id === accountId ? account() : (desk.opened()?.store.clerks.get(id)?.name ?? '')),
    /** Who works here; the account before anybody had to say. */
    workerId: (): string => presence.worker()?.id ?? accountId
  }
}
