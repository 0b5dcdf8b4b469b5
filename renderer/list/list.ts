import { useStore } from 'zustand'
import type { ListQuery } from '../../common/words/list-query.ts'
import { desk } from '../state/desk.ts'
import { useSurprise } from '../ui/surprise.ts'
import { createListStore, type ListState } from './list-store.ts'
import { sayChanges } from './say-changes.ts'
import { clearSelection } from './selection-store.ts'

/** The one list of the window. */
export const list = createListStore({
  read: (argument) => desk().requests.list(argument),
  onSurprise: (cause) => useSurprise.getState().show(cause),
  onChanged: sayChanges
})

/** A part of the list's state. */
export function useList<T>(select: (state: ListState) => T): T {
  return useStore(list.store, select)
}

/** Asks the list for something else. What was chosen was chosen among other requests, unless only their order changes. */
export function askFor(change: (query: ListQuery) => ListQuery): Promise<void> {
  const { query } = list.store.getState()
  const next = change(query)
  if (JSON.stringify({ ...next, sort: query.sort }) !== JSON.stringify(query)) clearSelection()
  return list.ask(next)
}
