/** Notes that are being typed: kept beside the requests that are being written, so that an end of the app takes none away. */
import type { Store } from '../store/open-store.ts'

const prefix = 'note:'

const keyOf = (id: string): string => `${prefix}${id}`

/** Keeps a note about a request (by the desk's id) as far as it has been typed. */
export const keepTypedNote = (store: Pick<Store, 'drafts'>, id: string, note: string): void =>
  store.drafts.keep(keyOf(id), JSON.stringify({ note }))

/** Forgets what was being typed: it is written. */
export const forgetTypedNote = (store: Pick<Store, 'drafts'>, id: string): void => store.drafts.drop(keyOf(id))

/** After a start: what was being typed when the app ended is written, as if the clerk had left the field. */
export function writeTypedNotes(store: Pick<Store, 'drafts' | 'views' | 'notes' | 'atomically'>): void {
  for (const { key, body } of store.drafts.list()) {
    if (!key.startsWith(prefix)) continue
    const id = key.slice(prefix.length)
    const found = store.views.get(id)
    // One that a damaged cache has lost comes back with the next sweep; its note waits for the start after that.
    if (!found) continue
    const { note } = JSON.parse(body) as { note: string }
    store.atomically(() => {
      store.notes.write(found.serviceId, found.requestId ?? found.id, note.trim())
      forgetTypedNote(store, id)
    })
  }
}
