/** The calls about what the clerk decides and notes, and about what the office accepts. */
import type { Handlers } from '../../preload/contract.ts'
import type { Outcome } from '../../preload/problem.ts'
import { outcomeOfKept } from '../outcome/of.ts'
import type { Desk } from '../startup/desk.ts'
import type { Store } from '../store/open-store.ts'
import { forgetTypedNote, keepTypedNote } from '../store/typed-notes.ts'
import { concernsAbout, policySetting } from './acceptance.ts'
import { noteKey } from './decision-view.ts'
import { failed, ok, withDesk } from './open-desk.ts'

const longestNote = 2000

/** Handlers of `decisions`. */
export const decisionHandlers = (desk: Desk, changed: (serviceId: string) => void): Handlers<'decisions'> => ({
  decide: ({ id, verdict, note }) =>
    withDesk(desk, ({ store }) => {
      const decided = store.atomically(() => decide(store, id, verdict, note))
      if (decided.ok) changed(decided.value.serviceId)
      return decided.ok ? ok(null) : decided
    }),

  writeNote: ({ id, note }) =>
    withDesk(desk, ({ store }) => {
      const written = store.atomically(() => writeNote(store, id, note))
      if (!written.ok) return written
      if (written.value.isNews) changed(written.value.serviceId)
      return ok(null)
    }),

  typeNote: ({ id, note }) =>
    withDesk(desk, ({ store }) => {
      if (!store.views.get(id)) return failed({ code: 'unknownRequest' })
      keepTypedNote(store, id, note)
      return ok(null)
    }),

  policy: () => withDesk(desk, ({ store }) => ok(store.settings.get(policySetting))),

  setPolicy: (policy) =>
    withDesk(desk, ({ store }) => {
      store.settings.set(policySetting, policy)
      // What is on screen is judged anew.
      for (const { id } of store.services.list()) changed(id)
      return ok(store.settings.get(policySetting))
    })
})

function decide(
  store: Store,
  id: string,
  verdict: 'accept' | 'reject',
  typedNote: string
): Outcome<{ serviceId: string }> {
  const found = store.views.get(id)
  if (!found) return failed({ code: 'unknownRequest' })
  const { serviceId, requestId, status } = found
  const outcome = outcomeOfKept(found)
  if (requestId === null || status !== 'completed' || outcome === null) return failed({ code: 'notNow' })
  const note = typedNote.trim()
  const concerns = concernsAbout(store, outcome, Date.now())
  const objections = concerns.filter(({ isObjection }) => isObjection).map(({ code }) => code)
  const wantsNote = verdict === 'accept' && objections.length > 0
  if (wantsNote && note === '') return failed({ code: 'invalid', fields: { note: 'required' } })
  const written = writeNote(store, id, note)
  if (!written.ok) return written
  store.decisions.decide({
    serviceId,
    requestId,
    verdict,
    note,
    wentAgainst: verdict === 'accept' ? objections : []
  })
  return ok({ serviceId })
}

function writeNote(store: Store, id: string, typed: string): Outcome<{ serviceId: string; isNews: boolean }> {
  const found = store.views.get(id)
  if (!found) return failed({ code: 'unknownRequest' })
  const note = typed.trim()
  if (note.length > longestNote) return failed({ code: 'invalid', fields: { note: 'tooLong' } })
  const isNews = store.notes.write(found.serviceId, noteKey(found), note)
  forgetTypedNote(store, id)
  return ok({ serviceId: found.serviceId, isNews })
}
