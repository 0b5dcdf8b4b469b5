/** Reserves the code of this desk on the office's server: every reference that the desk sends ends in it. */
import type { Store } from '../store/open-store.ts'
import type { OfficeServer } from './server.ts'

// Whoever has reserved so many of those that are drawn wants to disturb: five letters are as good as reserved.
const mostDrawn = 5

/**
 * Makes what reserves the desk's code over one connection, as often as it is another one. A code that another desk has is given up
 * for one of five letters.
 */
export function createReservation(
  store: Pick<Store, 'desk' | 'office' | 'atomically'>,
  server: Pick<OfficeServer, 'reserve'>
): () => Promise<void> {
  let reserved: string | undefined
  return async () => {
    const { desk } = store.office.get() ?? {}
    if (desk === undefined || server.reserve === undefined) return
    for (let drawn = 0; drawn < mostDrawn && reserved !== store.desk.code(); drawn += 1) {
      const code = store.desk.code()
      if ((await server.reserve(code, desk)) === desk) reserved = code
      else store.atomically(() => giveUp(store, code))
    }
  }
}

// It may have become another one while the server was asked.
function giveUp({ desk }: Pick<Store, 'desk'>, code: string): void {
  if (desk.code() === code) desk.renewCode()
}
