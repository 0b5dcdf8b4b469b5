/** The calls about who works at the desk, and whether it is open to them. */
import type { Handlers } from '../../preload/contract/contract.ts'
import type { Access } from '../clerks/access.ts'
import type { Staff } from '../clerks/staff.ts'
import type { Desk } from '../startup/desk.ts'
import { withDesk } from './open-desk.ts'

/** What the calls work with. */
export type ClerkPorts = {
  desk: Desk
  access: Access
  staff: Staff
  /** Whether windows are kept out of recordings is another. */
  captureChanged: () => void
}

/** Handlers of `access`. */
export const accessHandlers = ({ desk, access, staff }: ClerkPorts): Handlers<'access'> => ({
  state() {
    access.look()
    return access.view()
  },
  unlock: (typed) => access.unlock(typed),
  unlockByFinger: () => access.unlockByFinger(),
  setForgottenPin: ({ clerk, code, pin }) => withDesk(desk, ({ store }) => staff.setForgotten(store, clerk, code, pin)),
  lock: () => access.lock('key')
})

/** Handlers of `clerks`. */
export const clerkHandlers = ({ desk, access, staff, captureChanged }: ClerkPorts): Handlers<'clerks'> => ({
  get: () => withDesk(desk, ({ store }) => ({ ok: true, value: staff.view(store) })),
  add: (input) => withDesk(desk, ({ store }) => staff.add(store, input)),
  change: ({ id, ...input }) => withDesk(desk, ({ store }) => staff.change(store, id, input)),
  remove: ({ id }) => withDesk(desk, ({ store }) => staff.remove(store, id)),
  setPin: ({ id, pin }) => withDesk(desk, ({ store }) => staff.setPin(store, id, pin)),
  setOwnPin: ({ old, pin }) =>
    withDesk(desk, async ({ store }) => {
      const kept = await staff.setOwnPin(store, old, pin)
      access.tell()
      return kept
    }),
  choose: ({ mode }) => withDesk(desk, ({ store }) => staff.choose(store, mode)),
  setLock: (chosen) =>
    withDesk(desk, ({ store }) => {
      const kept = staff.setLock(store, chosen)
      captureChanged()
      access.tell()
      return kept
    })
})
