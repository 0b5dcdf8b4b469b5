import { create } from 'zustand'
import type { Place } from '../../common/settings/pages.ts'
import type { HealthSubject } from '../../common/words/health/line.ts'
import type { RequestDetail } from '../../preload/contract/request.ts'

/** What the right part shows. */
export type Hand =
  | { kind: 'nothing' }
  /** `isHandedOver`: its link is being shown to the person. `detail`: it has just been read, and is shown as it was then. */
  | { kind: 'request'; id: string; isHandedOver?: boolean; detail?: RequestDetail }
  /** `draft` is the key of the draft being written. */
  | { kind: 'create'; draft: string }
  | { kind: 'import' }
  | { kind: 'numbers' }
  /** `request`: the one whose entries of the audit log are shown; null for all. `from`: what was in hand before. */
  | { kind: 'audit'; request: { id: string; reference: string } | null; from: Hand }
  /** `begin`: the line to which the clerk is led; a new one for every time. */
  | { kind: 'health'; begin: { subject: HealthSubject } | null }
  /** `begin`: the page to begin with, or the field to which the clerk is led. `from`: what was in hand before. */
  | { kind: 'settings'; begin: { place: Place } | null; from: Hand }

interface HandState {
  hand: Hand
  /** Counts openings that ask for the focus: looking by arrow key leaves it in the list. */
  focusSerial: number
  /** The id on the service of the request in hand, once it is known and there is one. */
  requestId: string | null
}

/** What is in hand. */
export const useHand = create<HandState>(() => ({ hand: { kind: 'nothing' }, focusSerial: 0, requestId: null }))

/** Takes something in hand and moves the focus to it. */
export function takeInHand(hand: Hand): void {
  useHand.setState(({ focusSerial }) => ({ hand, focusSerial: focusSerial + 1 }))
}

/** Opens the settings, at a place where one is named; back is to what is in hand now. */
export function openSettings(place?: Place): void {
  takeInHand({ kind: 'settings', begin: place === undefined ? null : { place }, from: inHandBefore('settings') })
}

/** Opens the audit log, or what it tells of one request; back is to what is in hand now. */
export function openAudit(request: { id: string; reference: string } | null): void {
  takeInHand({ kind: 'audit', request, from: inHandBefore('audit') })
}

/** What a page that is opened comes back to: what is in hand, or what that came from where it is the same page. */
function inHandBefore(kind: 'settings' | 'audit'): Hand {
  const { hand } = useHand.getState()
  return hand.kind === kind && 'from' in hand ? hand.from : hand
}

/** Opens the health of the desk, at a line where one is named. */
export function openHealth(subject?: HealthSubject): void {
  takeInHand({ kind: 'health', begin: subject === undefined ? null : { subject } })
}

/** The id of the request in hand; null where there is none. */
export function inHandNow(): string | null {
  const { hand } = useHand.getState()
  return hand.kind === 'request' ? hand.id : null
}

/** Returns the question whether the clerk has stayed with what is in hand now: an answer that comes late moves nobody. */
export function stayedWithHand(): () => boolean {
  const { hand } = useHand.getState()
  return () => useHand.getState().hand === hand
}

/** Whether going through the list may show its requests: not while something else is being written. */
export function mayShowBeside(): boolean {
  const { kind } = useHand.getState().hand
  return kind === 'nothing' || kind === 'request'
}

/** Shows a request while the focus stays in the list, unless something else is being written. */
export function showBeside(id: string): void {
  if (mayShowBeside()) useHand.setState({ hand: { kind: 'request', id } })
}

/** Shows the request in hand as the person is to see it, or as the clerk does again. */
export function toggleHandOver(): void {
  useHand.setState(({ hand }) =>
    hand.kind === 'request' ? { hand: { ...hand, isHandedOver: hand.isHandedOver !== true } } : {}
  )
}

/** Puts down whatever is in hand. */
export function putDown(): void {
  useHand.setState({ hand: { kind: 'nothing' } })
}
