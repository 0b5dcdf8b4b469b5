/** Where the clerk's window was left, and where it comes back. */

/** A rectangle in the system's own pixels. */
export type Rectangle = { x: number; y: number; width: number; height: number }

/** A display, as far as the place depends on it. `workArea` is what bars of the system leave free. */
export type PlaceDisplay = { id: number; label: string; bounds: Rectangle; workArea: Rectangle }

/** How the window was left: its place when it is not maximised, and the display that it was on. */
export type WindowPlace = {
  bounds: Rectangle
  isMaximized: boolean
  display: { id: number; label: string; bounds: Rectangle }
}

/** What a window has that nobody has placed yet, and the least it may have. */
export const firstSize = { width: 1280, height: 800 }
export const leastSize = { width: 800, height: 600 }

/**
 * Where the window opens: where it was left, on the display that is known again by its number or else by the only such
 * name, wherever that stands now. Where that display has gone, in the middle of the first of `displays`; and always whole
 * on its display as far as the display is large enough.
 */
export function placeOn(left: WindowPlace | null, displays: readonly PlaceDisplay[]): Rectangle | null {
  const display = left && displayOf(left, displays)
  if (left && display) {
    const { x, y, width, height } = left.bounds
    const moved = { x: x + display.bounds.x - left.display.bounds.x, y: y + display.bounds.y - left.display.bounds.y }
    return within({ ...moved, width, height }, display.workArea)
  }
  const [first] = displays
  return left && first ? within(centred(left.bounds, first.workArea), first.workArea) : null
}

function displayOf({ display }: WindowPlace, displays: readonly PlaceDisplay[]): PlaceDisplay | undefined {
  const named = displays.filter(({ label }) => label !== '' && label === display.label)
  return displays.find(({ id }) => id === display.id) ?? (named.length === 1 ? named[0] : undefined)
}

const centred = ({ width, height }: Rectangle, area: Rectangle): Rectangle => ({
  x: Math.round(area.x + (area.width - width) / 2),
  y: Math.round(area.y + (area.height - height) / 2),
  width,
  height
})

function within(wanted: Rectangle, area: Rectangle): Rectangle {
  const width = Math.max(Math.min(wanted.width, area.width), leastSize.width)
  const height = Math.max(Math.min(wanted.height, area.height), leastSize.height)
  const x = Math.max(area.x, Math.min(wanted.x, area.x + area.width - width))
  const y = Math.max(area.y, Math.min(wanted.y, area.y + area.height - height))
  return { x, y, width, height }
}
