import { useStore } from 'zustand'
import { wholeList } from '../../preload/whole-list.ts'
import { desk } from '../desk.ts'
import { useSurprise } from '../ui/surprise.ts'
import { createListStore, type ListState } from './list-store.ts'
import { sayChanges } from './say-changes.ts'

/** The one list of the window. */
export const list = createListStore({
  read: (argument) => desk().requests.list({ ...argument, query: wholeList }),
  onSurprise: (cause) => useSurprise.getState().show(cause),
  onChanged: sayChanges
})

/** A part of the list's state. */
export function useList<T>(select: (state: ListState) => T): T {
  return useStore(list.store, select)
}
