/** The calls about how long requests are kept, what is held about a person, and what was erased. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { overBy } from '../erasure/due.ts'
import type { Eraser } from '../erasure/eraser.ts'
import { findPerson } from '../erasure/find-person.ts'
import { hold, release } from '../erasure/hold.ts'
import { type PaperPorts, saveCertificate, saveHeld } from '../erasure/papers.ts'
import { retentionSetting } from '../erasure/settings.ts'
import { aboutPersonView, erasureViews, previewView } from '../erasure/views.ts'
import type { Desk } from '../startup/desk.ts'
import { inSlices, type Steps } from '../store/database/steps.ts'
import type { Store } from '../store/open-store.ts'
import { withDesk } from './open-desk.ts'

/** What the calls work with. */
export type ErasurePorts = {
  desk: Desk
  eraser: Eraser
  papers: PaperPorts
  changed: (serviceId: string) => void
}

/** Handlers of `erasure`. */
export const erasureHandlers = ({ desk, eraser, papers, changed }: ErasurePorts): Handlers<'erasure'> => {
  const { now } = papers

  async function looked<T, V>(store: Store, work: Steps<T>, view: (found: T) => V): Promise<Outcome<V>> {
    const found = await inSlices(work, () => desk.opened()?.store === store)
    return found === undefined ? failed({ code: 'storeClosed' }) : ok(view(found))
  }

  return {
    days: () => withDesk(desk, ({ store }) => ok(store.settings.get(retentionSetting))),
    setDays: (days) =>
      withDesk(desk, ({ store }) => {
        store.settings.set(retentionSetting, days)
        return ok(store.settings.get(retentionSetting))
      }),
    preview: (days) => withDesk(desk, ({ store }) => looked(store, overBy(store, now(), days), previewView)),
    find: ({ search }) =>
      withDesk(desk, ({ store }) => looked(store, findPerson(store, search, now()), aboutPersonView)),
    saveHeld: ({ search, ids }) =>
      withDesk(desk, async ({ store }) => {
        // Whoever asked: the desk may lock while the dialog is open.
        const author = store.author()
        const saved = await saveHeld(papers, store, search, ids)
        if (saved.ok && saved.value) store.onBehalfOf(author, () => noteAnswered(store, ids))
        return saved
      }),
    erase: (order) =>
      withDesk(desk, async ({ store }) => {
        const done = await eraser.erasePerson(store, order)
        return done.ok ? ok(null) : done
      }),
    list: () => withDesk(desk, ({ store }) => ok(erasureViews(store))),
    saveCertificate: ({ id }) => withDesk(desk, ({ store }) => saveCertificate(papers, store, id)),
    tryCopies: () =>
      withDesk(desk, async ({ store }) => {
        await eraser.tryCopiesAgain(store)
        return ok(null)
      }),
    leaveCopies: ({ id }) =>
      withDesk(desk, ({ store }) => {
        store.erasures.leaveCopies(id)
        return ok(null)
      }),
    hold: ({ id, reason }) => withDesk(desk, ({ store }) => told(hold(store, id, reason))),
    release: ({ id }) => withDesk(desk, ({ store }) => told(release(store, id)))
  }

  function noteAnswered(store: Store, ids: readonly string[]): void {
    for (const id of ids) store.audit.add({ act: 'answerPerson', request: id })
  }

  function told(kept: Outcome<{ serviceId: string }>): Outcome<null> {
    if (!kept.ok) return kept
    changed(kept.value.serviceId)
    return ok(null)
  }
}
