/** The keyboard of this window: every key press is heard here first, and goes to what is on top. */
import { comboOf, isTaken, isTyping } from './keys.ts'
import { type Layer, topLayer, wholeOf } from './layers.ts'
import { hearScanner, whenAlone } from './scanning.ts'

/**
 * When a key acts. `alone`: once it is clear that no scanner types it. `first`: at once, unless another key came just
 * before. `always`: at once, because it changes only how something is seen.
 */
export type ActsWhen = 'alone' | 'first' | 'always'

/** What a key press means to somebody. `pressedAt` is its time, as the event has it. */
export interface Meaning {
  run: (pressedAt: number) => void
  when: ActsWhen
}

/** Somebody who hears keys while on top. */
export interface Listener {
  layer: Layer | null
  /** Null where it means nothing to them. */
  meaningOf: (event: KeyboardEvent) => Meaning | null
}

const listeners = new Set<Listener>()

/** Hears keys. Returns how to stop. */
export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** What came last goes before what it stands on. */
function whoHears(event: KeyboardEvent, layer: Layer | null) {
  const all = [...listeners].filter((one) => one.layer === layer).reverse()
  for (const listener of all) {
    const meaning = listener.meaningOf(event)
    if (meaning !== null) return { listener, meaning }
  }
  return null
}

/** A hearer that is gone or covered gets nothing: the clerk meant what was on screen. */
const isStillThere = (listener: Listener): boolean => listeners.has(listener) && topLayer() === listener.layer

/** Hears one key press. */
export function hearKey(event: KeyboardEvent): void {
  const layer = topLayer()
  if (isBeneath(event.target, layer)) keepFrom(event, layer)
  else if (hearScanner(event) === 'clerk') hearClerk(event, layer)
  else act(event, layer, ({ when }) => when === 'always')
}

function hearClerk(event: KeyboardEvent, layer: Layer | null): void {
  if (isHeldOnButton(event)) event.preventDefault()
  else if (!act(event, layer, () => true)) pressWithSpace(event)
}

/** Does what the press means, if anything may be done by it. Returns whether it means something. */
function act(event: KeyboardEvent, layer: Layer | null, may: (meaning: Meaning) => boolean): boolean {
  const isElsewhere = isTaken(event.target, layer === null ? null : wholeOf(layer))
  const heard = isElsewhere ? null : whoHears(event, layer)
  if (heard === null || !may(heard.meaning)) return false
  const { listener, meaning } = heard
  const pressedAt = event.timeStamp
  event.preventDefault()
  if (meaning.when === 'alone') whenAlone(() => isStillThere(listener) && meaning.run(pressedAt))
  else meaning.run(pressedAt)
  return true
}

/** Hears every key press in a window, in the capture phase: an open drop-down is still seen open. Returns how to stop. */
export function hearKeys(window: Window): () => void {
  window.addEventListener('keydown', hearKey, { capture: true })
  return () => window.removeEventListener('keydown', hearKey, { capture: true })
}

/** Whether what has the focus lies under a cover that leaves nothing else to be used. */
function isBeneath(target: EventTarget | null, layer: Layer | null): boolean {
  if (layer?.isModal !== true || !(target instanceof Element) || target === document.body) return false
  return wholeOf(layer)?.contains(target) === false
}

/** Escape is heard all the same: it takes the cover away. */
function keepFrom(event: KeyboardEvent, layer: Layer | null): void {
  if (event.key === 'Escape') return
  event.preventDefault()
  event.stopImmediatePropagation()
  const place = layer === null ? null : wholeOf(layer)
  if (place instanceof HTMLElement) place.focus()
}

const buttonOf = (target: EventTarget | null): HTMLElement | null =>
  typeof Element !== 'undefined' && target instanceof Element ? target.closest<HTMLElement>('button, a, summary') : null

/** A key that is held down presses a button once. The clerk did not mean the button that comes next in its place. */
const isHeldOnButton = (event: KeyboardEvent): boolean =>
  event.repeat && (event.key === 'Enter' || event.key === ' ') && buttonOf(event.target) !== null

/** The space bar presses a button, and may be the first sign of a code: it waits as letters do. */
function pressWithSpace(event: KeyboardEvent): void {
  const button = buttonOf(event.target)
  if (comboOf(event) !== ' ' || button === null || isTyping(event.target)) return
  event.preventDefault()
  whenAlone(() => {
    if (document.activeElement === button) button.click()
  })
}
