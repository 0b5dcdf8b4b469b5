/** The clerk's note about a request. */
import { failed, type Outcome, ok } from '../../common/words/problems.ts'
import type { Deed } from '../store/ledger/audit.ts'
import type { Store } from '../store/open-store.ts'
import { noteKey } from './decision-view.ts'
import { keepNote } from './shared.ts'
import { forgetTypedNote, keepTypedNote, typedNotes } from './typed-notes.ts'

const longestNote = 2000

/** What is needed of the store. */
export type NoteStore = Pick<Store, 'views' | 'notes' | 'drafts' | 'audit' | 'merge'>

/** Writes the note that stands from now on; `isNews`: it was another one before. To be called in a transaction. */
export function writeNote(
  store: NoteStore,
  id: string,
  typed: string
): Outcome<{ serviceId: string; isNews: boolean }> {
  const found = store.views.get(id)
  if (!found) return failed({ code: 'unknownRequest' })
  const note = typed.trim()
  if (note.length > longestNote) return failed({ code: 'invalid', fields: { note: 'tooLong' } })
  const { serviceId, reference, requestId } = found
  if (requestId !== null && store.merge.isStopped({ serviceId, requestId })) return failed({ code: 'notUnderstood' })
  const deed: Deed = { act: 'note', request: id, told: { reference } }
  const isNews = keepNote(store, { serviceId, requestId: noteKey(found), text: note }, deed)
  forgetTypedNote(store, id)
  return ok({ serviceId, isNews })
}

/** Keeps a note as far as it has been typed. */
export function typeNote(store: Pick<Store, 'views' | 'drafts' | 'author'>, id: string, note: string): Outcome<null> {
  if (!store.views.get(id)) return failed({ code: 'unknownRequest' })
  keepTypedNote(store, id, note)
  return ok(null)
}

/**
 * After a start: what was being typed when the app ended is written, as if the clerk who typed it had left the field. One
 * about a request that a damaged cache has lost waits for the start after it has come back.
 */
export function writeTypedNotes(store: NoteStore & Pick<Store, 'atomically' | 'onBehalfOf'>): void {
  for (const { id, note, author } of typedNotes(store)) {
    store.atomically(() => store.onBehalfOf(author, () => writeNote(store, id, note)))
  }
}
