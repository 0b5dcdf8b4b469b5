/** Makes the list anew where an update has outdated it, between everything else that main does. */

import { inSlices } from '../store/database/steps.ts'
import type { ListProgress } from '../store/list/relist.ts'
import type { Store } from '../store/open-store.ts'

// Often enough to see that it goes on, and seldom enough not to slow it down.
const toldEveryMs = 200

/** What it works with. `told` is told now and then how far it is; `isWanted` is asked between the slices. */
type ListAnewOptions = {
  store: Pick<Store, 'list'>
  monotonic: () => number
  told: (progress: ListProgress) => void
  isWanted: () => boolean
}

/**
 * Returns as soon as the list fits what is kept; at once where it does already. Broken off, it is made at the next opening.
 * @throws StoreFault of the disk or of damage
 */
export async function makeListAnew({ store, monotonic, told, isWanted }: ListAnewOptions): Promise<void> {
  let last = monotonic()
  const now = (progress: ListProgress) => {
    if (monotonic() - last < toldEveryMs) return
    last = monotonic()
    told(progress)
  }
  await inSlices(store.list.madeAnew(now), isWanted)
}
