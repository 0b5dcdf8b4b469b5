/** Notes that are being typed: kept beside the requests that are being written, so that an end of the app takes none away. */
import type { Store } from '../store/open-store.ts'

const prefix = 'note:'

const keyOf = (id: string): string => `${prefix}${id}`

/** Keeps a note about a request (by the desk's id) as far as it has been typed. */
export const keepTypedNote = (store: Pick<Store, 'drafts' | 'author'>, id: string, note: string): void =>
  store.drafts.keep(keyOf(id), JSON.stringify({ note, author: store.author() }))

/** Forgets what was being typed: it is written. */
export const forgetTypedNote = (store: Pick<Store, 'drafts'>, id: string): void => store.drafts.drop(keyOf(id))

/** What was being typed when the app ended: about which request, and who typed it; empty where an earlier version kept it. */
export function typedNotes(store: Pick<Store, 'drafts'>): { id: string; note: string; author: string }[] {
  const kept = store.drafts.list().filter(({ key }) => key.startsWith(prefix))
  return kept.map(({ key, body }) => {
    const { note, author = '' } = JSON.parse(body) as { note: string; author?: string }
    return { id: key.slice(prefix.length), note, author }
  })
}
