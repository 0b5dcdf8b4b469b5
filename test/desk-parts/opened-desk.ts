import type { Desk, OpenDesk } from '../../main/startup/desk.ts'
import type { Store } from '../../main/store/open-store.ts'
import { startDeskSync } from '../../main/sync/desk-sync.ts'

/** A desk that is open and has no loop with any service. */
export const deskWithoutLoops = (store: Store): Desk => openedDesk({ store, sync: startDeskSync([], noLoop) })

function noLoop(): never {
  throw new Error('there is no service here')
}

/** A desk whose store and loops are there already: nothing is left to open. */
export function openedDesk(open: OpenDesk): Desk & {
  /** Lets no call reach what the desk keeps, until `reopen`. */
  shut(): void
  reopen(): void
} {
  let isOpen = true
  const state = (): ReturnType<Desk['state']> => ({
    stage: isOpen ? 'ready' : 'opening',
    folder: null,
    cacheRebuilt: false,
    keepsNothing: open.keepsNothing === true
  })
  return {
    state,
    opened: () => (isOpen ? open : undefined),
    open: async () => state(),
    startAnew: async () => ({ ok: true, value: state() }),
    keepNothing: async () => state(),
    changeKey: async () => ({ ok: true, value: null }),
    openAnew: async () => state(),
    mayEnd: () => true,
    async close() {
      isOpen = false
      open.sync.stop()
      open.store.close()
    },
    shut() {
      isOpen = false
    },
    reopen() {
      isOpen = true
    }
  }
}
