/** The desk's clerks, as a manager keeps them, and what each does with their own PIN. */
import type { ClerksMode, ClerksView, PinSet, Role } from '../../common/words/clerks.ts'
import { accountId } from '../../common/words/clerks.ts'
import { type FieldProblemCode, failed, type Outcome, ok } from '../../common/words/problems.ts'
import { pinProblem } from '../credentials/pin.ts'
import type { Access } from './access.ts'
import type { Pins, Tried } from './pins.ts'
import { type ClerkStore, clerksModeSetting, hasPin, lockSetting, managersIn, modeOf } from './settings.ts'

/** What it works with. `newId` draws an id. */
export type StaffPorts = { access: Access; pins: Pins; newId: () => string }

/** What is typed of a clerk. */
export type ClerkInput = { name: string; role: Role }

/** When the desk locks, as it is chosen. */
export type LockInput = ClerksView['lock']

const invalid = (fields: Record<string, FieldProblemCode>) => failed({ code: 'invalid', fields })

/** The clerks of the desk. */
export function createStaff({ access, pins, newId }: StaffPorts) {
  function view(store: ClerkStore): ClerksView {
    const worker = access.workerId()
    return {
      mode: modeOf(store),
      clerks: store.clerks.named().map(({ id, name, role }) => ({ id, name, role })),
      hasPin: hasPin(store, worker),
      worker,
      lock: store.settings.get(lockSetting)
    }
  }

  const told = (store: ClerkStore, what: string, name: string) =>
    store.audit.add({ act: 'clerk', told: { what, name: name || undefined } })

  // The only manager who can get in stays one.
  function isLastManager(store: ClerkStore, id: string): boolean {
    const [only, ...others] = managersIn(store)
    return modeOf(store) === 'named' && others.length === 0 && only?.id === id
  }

  async function setPin(
    store: ClerkStore,
    id: string,
    pin: string,
    what: string,
    author = store.author()
  ): Promise<Outcome<PinSet>> {
    const problem = pinProblem(pin)
    if (problem) return invalid({ pin: problem })
    const isManager = id === accountId || store.clerks.get(id)?.role === 'manager'
    const code = await pins.set(store.clerks, id, pin, isManager)
    if (!code.ok) return code
    store.onBehalfOf(author, () => store.atomically(() => told(store, what, store.clerks.get(id)?.name ?? '')))
    return ok({ id, recoveryCode: code.value })
  }

  /** Tries what stands for a clerk; null where it is right. */
  async function refusal(store: ClerkStore, id: string, tried: Tried, field: string) {
    const trial = await pins.try(store.clerks, id, tried)
    if (!trial.ok) return trial
    if (trial.value.is === 'right') return null
    return trial.value.is === 'wait' ? failed({ code: 'pinWait' }) : invalid({ [field]: 'pinWrong' })
  }

  return {
    view,

    /** Adds a clerk with a first PIN, which they change. */
    async add(store: ClerkStore, { name, role, pin }: ClerkInput & { pin: string }): Promise<Outcome<PinSet>> {
      const called = name.trim()
      const before = store.clerks.withName(called)
      const problem = pinProblem(pin)
      if (called === '') return invalid({ name: 'required' })
      if (before && !before.hasLeft) return invalid({ name: 'nameTaken' })
      if (problem) return invalid({ pin: problem })
      const id = before?.id ?? newId()
      store.atomically(() => store.clerks.add({ id, name: called, role }, before !== undefined))
      const set = await setPin(store, id, pin, 'added')
      // Nobody is a clerk who could not get in.
      if (!set.ok) store.clerks.leave(id)
      return set
    },

    /** Changes a clerk's name or role. */
    change(store: ClerkStore, id: string, { name, role }: ClerkInput): Outcome<ClerksView> {
      const called = name.trim()
      const before = store.clerks.get(id)
      const same = store.clerks.withName(called)
      if (!before || id === accountId) return failed({ code: 'unknownClerk' })
      if (called === '') return invalid({ name: 'required' })
      if (same && same.id !== id) return invalid({ name: 'nameTaken' })
      if (role !== 'manager' && isLastManager(store, id)) return failed({ code: 'lastManager' })
      store.atomically(() => {
        store.clerks.change({ id, name: called, role })
        store.audit.add({ act: 'clerk', told: { what: 'changed', name: before.name, to: called, role } })
      })
      if (id === access.workerId()) access.become({ id, name: called, role })
      return ok(view(store))
    },

    /** A clerk has left. */
    async remove(store: ClerkStore, id: string): Promise<Outcome<ClerksView>> {
      const clerk = store.clerks.get(id)
      if (!clerk || id === accountId) return failed({ code: 'unknownClerk' })
      if (isLastManager(store, id)) return failed({ code: 'lastManager' })
      store.atomically(() => {
        store.clerks.leave(id)
        told(store, 'removed', clerk.name)
      })
      await pins.remove(id)
      if (id === access.workerId()) access.lock('mode')
      return ok(view(store))
    },

    /** A manager gives another clerk a new PIN. */
    setPin(store: ClerkStore, id: string, pin: string): Promise<Outcome<PinSet>> {
      if (!store.clerks.get(id) || id === accountId) return Promise.resolve(failed({ code: 'unknownClerk' }))
      return setPin(store, id, pin, 'pinSet')
    },

    /** Whoever works here takes a new PIN; the old one is asked where there is one. */
    async setOwnPin(store: ClerkStore, old: string, pin: string): Promise<Outcome<PinSet>> {
      const id = access.workerId()
      const problem = pinProblem(pin)
      if (problem) return invalid({ pin: problem })
      const no = hasPin(store, id) ? await refusal(store, id, { kind: 'pin', typed: old }, 'old') : null
      return no ?? setPin(store, id, pin, 'pinSet')
    },

    /** At the lock screen: a manager who forgot the PIN takes a new one by the code that was shown with the old one. */
    async setForgotten(store: ClerkStore, id: string, code: string, pin: string): Promise<Outcome<PinSet>> {
      const problem = pinProblem(pin)
      if (problem) return invalid({ pin: problem })
      const clerk = store.clerks.get(id)
      if (clerk?.role !== 'manager') return failed({ code: 'unknownClerk' })
      const no = await refusal(store, id, { kind: 'code', typed: code }, 'code')
      // The code stands in for the PIN: it was this manager, though the desk is locked.
      return no ?? setPin(store, id, pin, 'pinRecovered', access.nameOf(id))
    },

    /** How clerks are known from now on. */
    choose(store: ClerkStore, mode: ClerksMode): Outcome<ClerksView> {
      if (mode === modeOf(store)) return ok(view(store))
      if (mode === 'named' && managersIn(store).length === 0) return failed({ code: 'managerNeeded' })
      store.settings.set(clerksModeSetting, mode)
      access.changeMode()
      return ok(view(store))
    },

    /** When the desk locks. It can do so once somebody could unlock it. */
    setLock(store: ClerkStore, chosen: LockInput): Outcome<ClerksView> {
      const isNew = chosen.isOn && !store.settings.get(lockSetting).isOn
      if (isNew && modeOf(store) === 'account' && !hasPin(store, accountId)) return failed({ code: 'pinNeeded' })
      store.settings.set(lockSetting, chosen)
      return ok(view(store))
    }
  }
}

/** The clerks of the desk. */
export type Staff = ReturnType<typeof createStaff>
