/** The scanner of this window: told apart from the clerk before any key acts. */
import { createScanReader, mostBetweenMs, type Scan } from './scan.ts'

/** Takes what was scanned; answers false to leave it to whatever has the focus. */
export type OnScan = (scan: Scan, target: EventTarget | null) => boolean

const reader = createScanReader()
const listeners = new Set<OnScan>()
let lastHeard: Event | null = null
let waiting: (() => void)[] = []
let timer: ReturnType<typeof setTimeout> | undefined

function doWaiting(): void {
  clearTimeout(timer)
  const deeds = waiting
  waiting = []
  for (const deed of deeds) deed()
}

function waitOn(): void {
  clearTimeout(timer)
  timer = setTimeout(doWaiting, mostBetweenMs)
}

/** Does something once it is clear that its key was not one of many that a scanner types; not at all if it was. */
export function unlessScanned(deed: () => void): void {
  waiting.push(deed)
  waitOn()
}

/** Whether the key that is heard now may be a scanner's. */
export const mayBeScanner = (): boolean => reader.isTyping()

/** Hears a key before any other part does; true where it ended a scan that was taken, and is nobody else's. */
export function hearScanner(event: KeyboardEvent): boolean {
  if (event === lastHeard) return false
  lastHeard = event
  const scan = reader.read(event)
  const isTaken = scan !== null && [...listeners].some((onScan) => onScan(scan, event.target))
  if (isTaken) {
    clearTimeout(timer)
    waiting = []
    event.preventDefault()
    event.stopImmediatePropagation()
  } else if (waiting.length > 0) {
    if (reader.isTyping()) waitOn()
    else doWaiting()
  }
  return isTaken
}

/** Tells `onScan` what a barcode scanner types; the answer stops it. */
export function followScans(onScan: OnScan): () => void {
  listeners.add(onScan)
  return () => {
    listeners.delete(onScan)
  }
}
