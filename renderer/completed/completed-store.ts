/** What was completed while the clerk does something else, as it is told within the window. */
import i18next from 'i18next'
import { create } from 'zustand'
import type { EventPayload } from '../../preload/contract/contract.ts'
import { openWhosever } from '../list/bring-back.ts'
import { askFor } from '../list/list.ts'
import { inView } from '../list/list-query.ts'
import { focusRow } from '../list/list-search.tsx'
import { desk } from '../state/desk.ts'
import { inHandNow } from '../state/hand-store.ts'
import { announce } from '../ui/announce.tsx'
import { chime } from '../ui/chime.ts'
import { ask } from '../ui/surprise.ts'
import { type Around, freePlace, type Place } from './toast-place.ts'

/** One request that was completed. */
export type Completed = EventPayload<'requestsCompleted'>[number]

/** One toast: about one request, or about so many that they are told together. It never moves. */
export interface Toast {
  serial: number
  about: readonly Completed[]
  place: Place
}

/** The toasts that are shown, the newest at the end. */
export const useCompleted = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))

const mostOneByOne = 3
let lastSerial = 0

/** Tells of what was completed: aloud once, by sound where the clerk wants it, and by a toast where it is not in hand. */
export function tellCompleted(completed: readonly Completed[], around: () => Omit<Around, 'taken'>): void {
  if (completed.length === 0) return
  sayCompleted(completed)
  void chimeIfWanted()
  const elsewhere = completed.filter(({ id }) => id !== inHandNow())
  const groups = elsewhere.length > mostOneByOne ? [elsewhere] : elsewhere.map((one) => [one])
  for (const about of groups) show(about, around())
}

function sayCompleted(completed: readonly Completed[]): void {
  const isMany = completed.length > mostOneByOne
  if (isMany) announce(i18next.t('completed.many', { count: completed.length }))
  else for (const { outcome, reference } of completed) announce(i18next.t(`said.${outcome}`, { reference }))
}

async function chimeIfWanted(): Promise<void> {
  const choice = await ask(() => desk().notifications.get())
  if (choice?.ok && choice.value.sound) chime()
}

// Where every place is taken or under the hand, the list and the counts of the views have it all the same.
function show(about: readonly Completed[], around: Omit<Around, 'taken'>): void {
  const { toasts } = useCompleted.getState()
  const place = freePlace({ ...around, taken: toasts.map((toast) => toast.place) })
  if (place === null) return
  lastSerial += 1
  useCompleted.setState({ toasts: [...toasts, { serial: lastSerial, about, place }] })
}

/** Takes a toast away. */
export function dismiss(serial: number): void {
  useCompleted.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.serial !== serial) }))
}

/** The same by the clerk's hand, which goes on in the list. */
export function dismissByHand(serial: number): void {
  dismiss(serial)
  focusRow()
}

/** Opens what a toast is about: the request, or all that is to be decided. */
export function openToast({ serial, about }: Toast): void {
  dismiss(serial)
  const [only, ...others] = about
  if (others.length > 0) void askFor((query) => inView(query, 'toDecide'))
  else if (only !== undefined) openWhosever(only)
}
