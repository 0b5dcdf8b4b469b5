/** Keeping what the clerk decides and notes, with its entry of the log, so that the office's other desks hear of it. */
import type { Deed } from '../store/ledger/audit.ts'
import type { DecisionKey, NewDecision } from '../store/ledger/decisions.ts'
import type { Store } from '../store/open-store.ts'

/** What is needed of the store. */
type Sharing = Pick<Store, 'audit' | 'merge'>

/** Keeps a decision that counts in `countsInMs`, and its entry. To be called in a transaction. Returns its number. */
export function keepDecision(
  store: Sharing & Pick<Store, 'decisions'>,
  decision: NewDecision,
  deed: Deed,
  countsInMs = 0
): number {
  const { verdict, note, wentAgainst } = decision
  const seen = store.merge.seen('decision', decision)
  const number = store.decisions.decide(decision, countsInMs)
  const entry = store.audit.add({
    ...deed,
    shared: { seen, said: { is: 'decision', verdict, note, wentAgainst, countsInMs } }
  })
  if (entry !== null) store.merge.named('decision', decision, entry, seen)
  return number
}

/** Takes a decision away that does not count yet; false where it does. To be called in a transaction. */
export function withdrawDecision(
  store: Sharing & Pick<Store, 'decisions'>,
  decision: DecisionKey,
  deed: Deed
): boolean {
  const entry = store.merge.entryOf(decision, decision.number)
  if (!store.decisions.withdraw(decision)) return false
  const said = entry === null ? undefined : { is: 'withdrawal' as const, of: entry }
  store.audit.add(said ? { ...deed, shared: { seen: [], said } } : deed)
  store.merge.settle(decision)
  return true
}

/** Keeps a wording of a note, and its entry; false where the note already says so. To be called in a transaction. */
export function keepNote(
  store: Sharing & Pick<Store, 'notes'>,
  { serviceId, requestId, text }: { serviceId: string; requestId: string; text: string },
  deed: Deed
): boolean {
  const key = { serviceId, requestId }
  const seen = store.merge.seen('note', key)
  if (!store.notes.write(serviceId, requestId, text)) return false
  const entry = store.audit.add({ ...deed, shared: { seen, said: { is: 'note', text } } })
  if (entry !== null) store.merge.named('note', key, entry, seen)
  return true
}
