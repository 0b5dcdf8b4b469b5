/** The calls about newer versions of the app. */
import { ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { UpdatesView } from '../../preload/contract/updates.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import { updatesSetting } from '../updates/settings.ts'
import type { Updates } from '../updates/updates.ts'
import { withDesk } from './open-desk.ts'

/** Handlers of `updates`. */
export function updateHandlers(desk: Desk, updates: Updates): Handlers<'updates'> {
  const view = ({ store }: OpenDesk): UpdatesView => ({
    settings: store.settings.get(updatesSetting),
    status: updates.status()
  })
  return {
    get: () => withDesk(desk, (open) => ok(view(open))),
    set: (chosen) =>
      withDesk(desk, (open) => {
        open.store.settings.set(updatesSetting, { ...chosen, address: chosen.address.trim() })
        updates.look()
        return ok(view(open))
      }),
    checkNow: () =>
      withDesk(desk, async (open) => {
        await updates.check()
        return ok(view(open))
      }),
    install: () => updates.install()
  }
}
