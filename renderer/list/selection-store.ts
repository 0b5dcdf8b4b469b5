import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ListQuery } from '../../common/words/list-query.ts'

/**
 * The requests that are chosen in the list: one by one, or all that a query finds except some. The second is what
 * main is told for a list of any length; it is never a hundred thousand ids.
 */
export type Selection =
  | { kind: 'ids'; ids: ReadonlySet<string> }
  | { kind: 'query'; query: ListQuery; except: ReadonlySet<string> }

const none: Selection = { kind: 'ids', ids: new Set() }

/** What is chosen now. */
export const selectionStore = createStore<{ selection: Selection }>(() => ({ selection: none }))

/** Something about what is chosen now. */
export function useSelection<T>(select: (selection: Selection) => T): T {
  return useStore(selectionStore, (state) => select(state.selection))
}

/** Whether a request is chosen. */
export function isChosen(selection: Selection, id: string): boolean {
  return selection.kind === 'ids' ? selection.ids.has(id) : !selection.except.has(id)
}

/** How many are chosen of a list so long. */
export function chosenCount(selection: Selection, total: number): number {
  return selection.kind === 'ids' ? selection.ids.size : Math.max(0, total - selection.except.size)
}

function change(next: (selection: Selection) => Selection): void {
  selectionStore.setState(({ selection }) => ({ selection: next(selection) }))
}

/** Chooses requests, or takes them out again. */
export function setChosen(ids: readonly string[], isWanted: boolean): void {
  change((selection) => {
    if (selection.kind === 'ids') return { kind: 'ids', ids: changed(selection.ids, ids, isWanted) }
    return { ...selection, except: changed(selection.except, ids, !isWanted) }
  })
}

function changed(set: ReadonlySet<string>, ids: readonly string[], isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  for (const id of ids) {
    if (isIn) next.add(id)
    else next.delete(id)
  }
  return next
}

/** Chooses all that a query finds, now and when it is used. */
export function chooseAll(query: ListQuery): void {
  change(() => ({ kind: 'query', query, except: new Set() }))
}

/** Chooses nothing. */
export function clearSelection(): void {
  change((selection) => (selection === none ? selection : none))
}
