/** Deciding about a completed request. */
import type { Verdict } from '../../common/words/outcomes.ts'
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import { outcomeOfKept } from '../outcome/of.ts'
import type { Deed } from '../store/ledger/audit.ts'
import type { Store } from '../store/open-store.ts'
import { concernsAbout } from './acceptance.ts'
import { writeNote } from './note.ts'
import { keepDecision, withdrawDecision } from './shared.ts'

/** How long a decision may be withdrawn: it counts from then on. */
const undoMs = 8_000

/** What the clerk decided, with the note as typed. */
export type Decided = { id: string; verdict: Exclude<Verdict, 'askAgain'>; note: string }

/**
 * Adds a decision to the ledger, which counts in a moment; accepting against an objection wants a note. To be called in a
 * transaction. `now` in milliseconds since 1970 UTC. Returns the decision's number within the request.
 */
export function decide(
  store: Pick<Store, 'views' | 'settings' | 'decisions' | 'notes' | 'drafts' | 'audit' | 'merge'>,
  { id, verdict, note: typed }: Decided,
  now: number
): Outcome<{ serviceId: string; number: number }> {
  const found = store.views.get(id)
  if (!found) return failed({ code: 'unknownRequest' })
  const { serviceId, requestId, status } = found
  const outcome = outcomeOfKept(found)
  if (requestId === null || status !== 'completed' || outcome === null) return failed({ code: 'notNow' })
  if (store.merge.isStopped({ serviceId, requestId })) return failed({ code: 'notUnderstood' })
  const note = typed.trim()
  const concerns = concernsAbout(store, outcome, now)
  const objections = concerns.filter(({ isObjection }) => isObjection).map(({ code }) => code)
  const wantsNote = verdict === 'accept' && objections.length > 0
  if (wantsNote && note === '') return failed({ code: 'invalid', fields: { note: 'required' } })
  const written = writeNote(store, id, note)
  if (!written.ok) return written
  const wentAgainst = verdict === 'accept' ? objections : []
  const deed: Deed = { act: 'decide', request: id, told: { reference: found.reference, verdict, wentAgainst } }
  const number = keepDecision(store, { serviceId, requestId, verdict, note, wentAgainst }, deed, undoMs)
  return ok({ serviceId, number })
}

/** Withdraws the last decision about a request, by its number, while it does not count. To be called in a transaction. */
export function withdraw(
  store: Pick<Store, 'views' | 'decisions' | 'audit' | 'merge'>,
  { id, number }: { id: string; number: number }
): Outcome<{ serviceId: string }> {
  const found = store.views.get(id)
  if (!found || found.requestId === null) return failed({ code: 'unknownRequest' })
  const { serviceId, requestId } = found
  const deed: Deed = { act: 'withdraw', request: id, told: { reference: found.reference } }
  if (!withdrawDecision(store, { serviceId, requestId, number }, deed)) return failed({ code: 'notNow' })
  return ok({ serviceId })
}
