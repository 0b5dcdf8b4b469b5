/** Makes this process's page a browser's, as far as the window relies on it: sizes, and time that stands still. */
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeEach, vi } from 'vitest'

/** When every test takes place: a Friday, in the morning of Estonia. */
const today = new Date('2026-05-01T08:00:00Z')

/** How large everything is, in pixels: a list shows some ten rows of it. Nothing lies outside of anything. */
const [width, height] = [1_200, 520]

class Sizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const size = (value: number) => ({ configurable: true, get: () => value })
const [wide, high] = [size(width), size(height)]
Object.defineProperties(HTMLElement.prototype, { offsetWidth: wide, offsetHeight: high })
Object.defineProperties(Element.prototype, { clientWidth: wide, clientHeight: high })
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, width, height)
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
Element.prototype.scrollIntoView = () => {}
Element.prototype.checkVisibility = () => true
globalThis.ResizeObserver = Sizes
// Of a window that is never idle: what it reads when it is, a test reads itself.
globalThis.requestIdleCallback = () => 0
globalThis.cancelIdleCallback = () => {}
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    // A wide window in a light room.
    matches: media.includes('min-width'),
    onchange: null,
    addListener: () => {},
    removeListener: () => {}
  })

// The clock of events goes on while the date stands still: a scanner is told from a clerk by it.
const heardAt = new WeakMap<Event, number>()
Object.defineProperty(Event.prototype, 'timeStamp', {
  configurable: true,
  get(this: Event) {
    const at = heardAt.get(this) ?? performance.now()
    heardAt.set(this, at)
    return at
  }
})

// Chromium tells what is taken out of the page that it loses the focus, while it is still there; jsdom tells nobody.
const { removeChild } = Node.prototype
Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
  if (child.contains(document.activeElement) && document.activeElement instanceof HTMLElement) {
    document.activeElement.blur()
  }
  return removeChild.call(this, child) as T
}
// A worker keeps its page from one file to the next, and this is done for each.
afterAll(() => {
  Node.prototype.removeChild = removeChild
})

// On a busy machine a picture takes its time; a time is not what is tested.
// The whole page in an error's message hides the message.
configure({ asyncUtilTimeout: 20_000, getElementError: (message) => new Error(message ?? 'not found') })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: today })
})

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  leaveNothing()
})

/** Leaves the page as it was loaded, for the window of the next test. */
function leaveNothing(): void {
  for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name)
  document.head.replaceChildren()
  document.body.replaceChildren()
}
