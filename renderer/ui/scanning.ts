/** The scanner of this window: told apart from the clerk before any key acts. */
import { isWritten } from './keys.ts'
import { aloneMs, createScanReader, type Heard, type Scan } from './scan.ts'

/** Takes what was scanned; returns false to leave it to whatever has the focus. */
export type OnScan = (scan: Scan, target: EventTarget | null) => boolean

/**
 * Whose a key press is. `clerk`: it may do what it does. `scanner`: it came in the midst of others, or ended a code, and
 * does nothing.
 */
export type Whose = 'clerk' | 'scanner'

/** A timer that is this late has passed keys that are still to be heard; they are before it within the same time. */
const lateMs = 30

const reader = createScanReader()
const heardIn = new WeakMap<Event, Heard>()
const listeners = new Set<OnScan>()
let waiting: (() => void) | null = null
let timer: ReturnType<typeof setTimeout> | undefined

function drop(): void {
  clearTimeout(timer)
  waiting = null
}

function doWaiting(): void {
  const deed = waiting
  drop()
  deed?.()
}

function wait(forMs: number): void {
  const due = performance.now() + forMs
  timer = setTimeout(() => {
    if (performance.now() > due + lateMs) wait(lateMs)
    else doWaiting()
  }, forMs)
}

/** Does something once it is clear that its key stood alone; not at all if a scanner's next key comes. */
export function whenAlone(deed: () => void): void {
  drop()
  waiting = deed
  wait(aloneMs)
}

function keepFromAll(event: KeyboardEvent): 'scanner' {
  event.preventDefault()
  event.stopImmediatePropagation()
  return 'scanner'
}

/** What is written in a text field stays there; its own *Enter* is that of the field. */
function whose(heard: Heard, event: KeyboardEvent, isWriting: boolean): Whose {
  switch (heard.kind) {
    case 'scan': {
      if (isWriting && !heard.atOnce) return 'clerk'
      const isTaken = [...listeners].some((onScan) => onScan(heard.scan, event.target))
      return isTaken || !isWriting ? keepFromAll(event) : 'clerk'
    }
    case 'after':
      return isWriting ? 'clerk' : keepFromAll(event)
    case 'sign':
    case 'control':
      if (!heard.isMidst) return 'clerk'
      return isWriting ? 'scanner' : keepFromAll(event)
    default:
      return 'clerk'
  }
}

/** Hears a key before any other part does. */
export function hearScanner(event: KeyboardEvent): Whose {
  // No scanner holds a key down.
  if (event.repeat) return 'clerk'
  const isWriting = isWritten(event.target)
  const heard = reader.read(event, isWriting)
  heardIn.set(event, heard)
  if (heard.kind === 'modifier') return 'clerk'
  // What no scanner types tells that the letter before it was the clerk's: it goes first.
  if (heard.kind === 'other') doWaiting()
  else drop()
  return whose(heard, event, isWriting)
}

/**
 * Whether an *Enter* in a text field may be a scanner's, rather than the clerk's: it came as fast as the signs before it;
 * or it ends what was typed in one go and is all that stands in the field; or it follows such an end. Whoever types a
 * sentence pauses before *Enter*, or somewhere in it.
 */
export function mayBeScanners(event: Event, written: string): boolean {
  const heard = heardIn.get(event)
  if (heard === undefined) return false
  if (heard.kind === 'scan') return heard.atOnce || heard.scan.typed === written
  return heard.kind === 'after' || (heard.kind === 'control' && heard.isMidst)
}

/** Whether a key came right behind one that ended a code: scanners end some codes with two. */
export const followsScan = (event: Event): boolean => heardIn.get(event)?.kind === 'after'

/** Tells `onScan` what a barcode scanner types. Returns how to stop. */
export function followScans(onScan: OnScan): () => void {
  listeners.add(onScan)
  return () => {
    listeners.delete(onScan)
  }
}
