/** From a reference that was scanned or typed whole back to its request. */
import { desk } from '../state/desk.ts'
import { isInScope, shownScope, useDesk } from '../state/desk-store.ts'
import { stayedWithHand, takeInHand } from '../state/hand-store.ts'
import { ask } from '../ui/surprise.ts'
import { askFor, list } from './list.ts'
import { inView, longestSearch } from './list-query.ts'

/** A request, and the service that it belongs to. */
interface Whose {
  serviceId: string
  id: string
}

/** Opens a request, of another service too. */
export function openWhosever({ serviceId, id }: Whose): void {
  if (!useDesk.getState().isAll) useDesk.setState({ serviceId })
  // After the list of another service has been opened, which puts down what was in hand.
  setTimeout(() => takeInHand({ kind: 'request', id }))
}

const longestReference = 255

const isReference = ({ length }: string): boolean => length > 0 && length <= longestReference

/**
 * Opens the one request with a reference, unless the clerk takes up something else meanwhile; false where there is none,
 * or where there are several.
 */
export async function openByReference(references: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(references.map((reference) => reference.trim()))].filter(isReference)
  if (wanted.length === 0) return false
  const hasStayed = stayedWithHand()
  const outcome = await ask(() => desk().requests.withReference({ references: wanted }))
  const found = outcome?.ok ? outcome.value : []
  const here = found.filter(({ serviceId }) => isInScope(shownScope(), serviceId))
  const [only, ...others] = here.length > 0 ? here : found
  if (only === undefined || others.length > 0) return false
  if (here.length > 0 && hasStayed()) await showInList(only)
  if (hasStayed()) openWhosever(only)
  return true
}

/** Puts the cursor on the request, in a list that has it. */
async function showInList({ id, reference }: Whose & { reference: string }): Promise<void> {
  const { query } = list.store.getState()
  const place = await ask(() => desk().requests.find({ serviceId: shownScope(), query, id }))
  const isShown = place?.ok === true && place.value !== null
  if (!isShown) await askFor((query) => ({ ...inView(query, 'all'), search: reference.slice(0, longestSearch) }))
  list.moveToRequest(id)
}
