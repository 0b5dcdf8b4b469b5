/** The calls about what the clerk decides and notes, and about what the office accepts. */

import { failed, ok } from '../../common/words/problems.ts'
import type { Handlers } from '../../preload/contract/contract.ts'
import { chosenItems } from '../proofs/chosen.ts'
import { acceptMatching, findMatching, withdrawAll } from '../requests/accept-matching.ts'
import { policySetting } from '../requests/acceptance.ts'
import { type AskingFirst, askFirst, notConfirmed } from '../requests/ask-first.ts'
import { decide, withdraw } from '../requests/decide.ts'
import { typeNote, writeNote } from '../requests/note.ts'
import type { Desk, OpenDesk } from '../startup/desk.ts'
import { inSlices } from '../store/database/steps.ts'
import { withDesk } from './open-desk.ts'

const asking = ({ store, sync }: OpenDesk): AskingFirst => ({
  store,
  ask: async (serviceId, requestId) => (await sync.of(serviceId)?.ask(requestId)) ?? 'notAsked'
})

const asNotTold = 'notCompleted' as const

/** Handlers of `decisions`. `now` in milliseconds since 1970 UTC. */
export const decisionHandlers = (
  desk: Desk,
  changed: (serviceId: string) => void,
  now: () => number
): Handlers<'decisions'> => ({
  decide: (decided) =>
    withDesk(desk, async (open) => {
      const { store } = open
      const confirmed = decided.verdict === 'accept' ? await askFirst(asking(open), decided.id) : ok(null)
      if (!confirmed.ok) return confirmed
      const kept = store.atomically(() => decide(store, decided, now()))
      if (!kept.ok) return kept
      changed(kept.value.serviceId)
      return ok({ number: kept.value.number })
    }),

  withdraw: (decision) =>
    withDesk(desk, ({ store }) => {
      const withdrawn = store.atomically(() => withdraw(store, decision))
      if (!withdrawn.ok) return withdrawn
      changed(withdrawn.value.serviceId)
      return ok(null)
    }),

  findMatching: ({ serviceId, chosen }) =>
    withDesk(desk, async ({ store }) => {
      const steps = findMatching(store, chosenItems(store, serviceId, chosen), now())
      const found = await inSlices(steps, () => desk.opened()?.store === store)
      return found === undefined ? failed({ code: 'storeClosed' }) : ok(found)
    }),

  acceptMatching: (typed) =>
    withDesk(desk, async (open) => {
      const { store } = open
      const unsure = await notConfirmed(asking(open), typed.ids)
      const ids = typed.ids.filter((id) => !unsure.has(id))
      const accepted = acceptMatching(store, { ...typed, ids }, now())
      if (!accepted.ok) return accepted
      const { services, decisions, left } = accepted.value
      services.forEach(changed)
      const notSure = [...unsure].map((id) => ({ id, reference: store.views.get(id)?.reference ?? '', why: asNotTold }))
      return ok({ decisions, left: [...left, ...notSure] })
    }),

  withdrawAll: ({ decisions }) =>
    withDesk(desk, ({ store }) => {
      const withdrawn = withdrawAll(store, decisions)
      if (!withdrawn.ok) return withdrawn
      withdrawn.value.services.forEach(changed)
      return ok(null)
    }),

  writeNote: ({ id, note }) =>
    withDesk(desk, ({ store }) => {
      const written = store.atomically(() => writeNote(store, id, note))
      if (!written.ok) return written
      if (written.value.isNews) changed(written.value.serviceId)
      return ok(null)
    }),

  typeNote: ({ id, note }) => withDesk(desk, ({ store }) => typeNote(store, id, note)),

  policy: () => withDesk(desk, ({ store }) => ok(store.settings.get(policySetting))),

  setPolicy: (policy) =>
    withDesk(desk, ({ store }) => {
      store.settings.set(policySetting, policy)
      // What is on screen is judged anew.
      for (const { id } of store.services.list()) changed(id)
      return ok(store.settings.get(policySetting))
    })
})
