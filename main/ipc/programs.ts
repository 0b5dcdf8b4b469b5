/** The calls about what other programs ask of the desk. */
import { ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import type { AskingHealth, ProgramsView } from '../../preload/contract/programs.ts'
import type { Links } from '../programs/links.ts'
import { claimFolder } from '../programs/places.ts'
import { type ProgramsChoice, programsSetting } from '../programs/settings.ts'
import { time } from '../requests/time.ts'
import type { Desk } from '../startup/desk.ts'
import type { DeskAsking } from '../startup/programs.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

/** What the calls work with. `changed`: whether links are followed may be otherwise now. */
export type ProgramsPorts = {
  desk: Desk
  links: Links
  asking: DeskAsking
  chooseFolder: (begin: string | null) => Promise<string | null>
  changed: () => void
}

/** How the folder of request files stands, as it crosses to the window. */
export function askingHealthView(asking: DeskAsking): AskingHealth {
  const { waiting = 0, problem = null, since = null, lastTaken = null, lastRefused = null } = asking.state() ?? {}
  return { waiting, problem, since: time(since), lastTaken: time(lastTaken), lastRefused: time(lastRefused) }
}

/** Handlers of `programs`. */
export function programsHandlers(ports: ProgramsPorts): Handlers<'programs'> {
  const { desk, links, asking, chooseFolder, changed } = ports
  const chosen = (store: Store) => store.settings.get(programsSetting)
  const view = (store: Store): ProgramsView => ({ ...chosen(store), health: askingHealthView(asking) })

  function choose(store: Store, part: Partial<ProgramsChoice>) {
    store.settings.set(programsSetting, { ...chosen(store), ...part })
    changed()
    asking.look()
    return ok(view(store))
  }

  /** Kept first: a folder that may not be chosen is not marked either. What the disk says to it the next look tells. */
  async function take(store: Store, folder: string) {
    store.settings.set(programsSetting, { ...chosen(store), folder })
    await claimFolder(store, folder).catch((error: NodeJS.ErrnoException) => {
      if (typeof error.syscall !== 'string') throw error
    })
    return choose(store, {})
  }

  return {
    get: () => withDesk(desk, ({ store }) => ok(view(store))),
    set: (part) => withDesk(desk, ({ store }) => choose(store, part)),
    chooseFolder: () =>
      withDesk(desk, async ({ store }) => {
        const folder = await chooseFolder(chosen(store).folder)
        return folder === null ? ok(null) : take(store, folder)
      }),
    claimFolder: () =>
      withDesk(desk, async ({ store }) => {
        const { folder } = chosen(store)
        return folder === null ? ok(view(store)) : take(store, folder)
      }),
    tryAgain: () =>
      withDesk(desk, () => {
        asking.look()
        return ok(null)
      }),
    takeLink: () => withDesk(desk, ({ store }) => ok(links.take(chosen(store).links)))
  }
}
