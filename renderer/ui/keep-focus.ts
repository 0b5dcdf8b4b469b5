/**
 * Keeps the focus when what has it goes away: a filter that is taken out, a button whose work is done. The browser leaves
 * it nowhere then: keys begin at the top of the window again, and a screen reader loses its place.
 */

/** Marks a part of the window, by a name, in which the focus stays. */
export const focusPlace = (name: string) => ({ 'data-focus-place': name })

/** Marks what gets the focus in a part that has nothing better. */
export const focusHome = { 'data-focus-home': '', tabIndex: -1 }

const placeMark = '[data-focus-place]'

// In the order in which they are wanted: the row of the cursor, the title, whatever can be pressed.
const homes = ['[role="row"][tabindex="0"]', '[data-focus-home], [data-first-focus]', 'button, select, input']

/** What is called the same in the same part: the part may have been made anew. */
function twinOf(lost: Element, place: Element): HTMLElement | undefined {
  const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent
  return [...place.querySelectorAll<HTMLElement>(lost.tagName)].find((one) => nameOf(one) === nameOf(lost))
}

function homeIn(place: Element): HTMLElement | null {
  return homes.map((home) => place.querySelector<HTMLElement>(home)).find((found) => found !== null) ?? null
}

/** Has the focus go on from what was removed. Returns how to stop. */
export function keepFocus(): () => void {
  function onFocusOut({ target, relatedTarget }: FocusEvent) {
    if (relatedTarget !== null || !(target instanceof Element)) return
    const name = target.closest(placeMark)?.getAttribute('data-focus-place')
    if (name == null) return
    // The browser tells it before it is gone, and as well when the clerk presses beside everything.
    setTimeout(() => {
      if (target.isConnected || document.activeElement !== document.body) return
      const place = document.querySelector(`[data-focus-place="${name}"]`)
      const next = place === null ? null : (twinOf(target, place) ?? homeIn(place))
      next?.focus({ preventScroll: true })
    })
  }
  document.addEventListener('focusout', onFocusOut)
  return () => document.removeEventListener('focusout', onFocusOut)
}
