/** Where a decision leads: in *To decide* to the next request, everywhere else it stays. */
import { type Following, firstStillIn, followingOf, inPlaceOf } from '../list/following.ts'
import { list, useList } from '../list/list.ts'
import { focusRow } from '../list/list-search.tsx'
import type { ListState } from '../list/list-store.ts'
import { rowAt } from '../list/page-cache.ts'
import { inHandNow, showBeside, takeInHand } from '../state/hand-store.ts'
import { isTyping } from '../ui/keys.ts'

/** What to go on to once a request is decided; null to stay with it. */
export function nextToDecide(id: string): Following | null {
  const state = list.store.getState()
  return state.query.view === 'toDecide' ? followingOf(state, id) : null
}

const isInHand = (id: string): boolean => inHandNow() === id

/** Goes on from a request that has been decided, unless the clerk has done so already. */
export async function goOn(id: string, following: Following | null): Promise<void> {
  if (!isInHand(id)) return
  const isInList = keepFocus()
  if (following === null) return
  const next = firstStillIn(list.store.getState(), following) ?? (await readNext(following))
  if (next === undefined || next === id || !isInHand(id)) return
  list.moveToRequest(next)
  if (isInList) showBeside(next)
  else takeInHand({ kind: 'request', id: next })
}

/** Another request to decide, while the clerk goes through those in *To decide*; null where there is none. */
export const useOtherToDecide = (id: string): string | null => useList((state) => otherToDecide(state, id))

function otherToDecide({ query, pages, total, cursor }: ListState, id: string): string | null {
  if (query.view !== 'toDecide') return null
  const places = [cursor.index, 0].filter((place) => place < (total ?? 0))
  return places.map((place) => rowAt(pages, place)?.id).find((one) => one !== undefined && one !== id) ?? null
}

/** Takes a request of the list in hand. */
export function openToDecide(id: string): void {
  list.moveToRequest(id)
  takeInHand({ kind: 'request', id })
}

/** What follows is not here yet. */
async function readNext(following: Following): Promise<string | undefined> {
  await list.refresh()
  return inPlaceOf(list.store.getState(), following)
}

/**
 * The buttons go away: the focus goes to the row, from where the arrow keys go on, or to the title where the list is
 * covered. Returns whether it is in the list.
 */
function keepFocus(): boolean {
  const focused = document.activeElement
  const isInPart = focused?.closest('[data-deciding]') != null
  if (isTyping(focused) && !isInPart) return false
  if (focusRow()) return true
  if (isInPart) document.querySelector<HTMLElement>('[data-first-focus]')?.focus()
  return false
}
