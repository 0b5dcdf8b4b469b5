/** The calls about how the app begins. */
import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { startingSetting } from '../starting/settings.ts'
import type { LoginItem } from '../starting/with-system.ts'
import type { Desk } from '../startup/desk.ts'
import { withDesk } from './open-desk.ts'

/** What these calls work with. `changed`: the mark, or where the window goes, may be another. */
export type StartingPorts = { desk: Desk; loginItem: LoginItem; changed: () => void }

/** Handlers of `starting`. */
export const startingHandlers = ({ desk, loginItem, changed }: StartingPorts): Handlers<'starting'> => ({
  get: () => withDesk(desk, ({ store }) => ok(store.settings.get(startingSetting))),
  set: (chosen) =>
    withDesk(desk, ({ store }) => {
      const before = store.settings.get(startingSetting)
      // First the store: what is fixed is refused there, and the system is not told.
      store.settings.set(startingSetting, chosen)
      const isOther = before.withSystem !== chosen.withSystem
      if (isOther && !loginItem.set(chosen.withSystem)) {
        store.settings.set(startingSetting, { ...chosen, withSystem: before.withSystem })
        changed()
        return failed({ code: 'startNotSet' })
      }
      changed()
      return ok(store.settings.get(startingSetting))
    })
})
