/** Where a toast may stand: over nothing that the clerk is about to press. */

/** A part of the window, in its pixels. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A place in the window, by its distance from the left edge and the lower one. */
export interface Place {
  left: number
  bottom: number
}

/** How large a toast is, and how far from everything else it stays. */
export const toastSize = { width: 420, height: 64 } as const
const apart = 8
const fromEdge = 16
/** How near the pointer may be. */
const near = 24

/** What a place depends on. `pointer`: where it is, null while unknown; `focused`: what has the focus, null for the whole page. */
export interface Around {
  window: { width: number; height: number }
  /** Where the work begins, from the left. */
  left: number
  pointer: { x: number; y: number } | null
  focused: Box | null
  taken: readonly Place[]
}

/** The first place that is free, from the lower left upwards; null where there is none, and nothing is shown. */
export function freePlace(around: Around): Place | null {
  return placesIn(around).find((place) => isFree(place, around)) ?? null
}

/** The lowest place is left to the way to undo a decision. */
function placesIn({ window, left }: Around): Place[] {
  const width = Math.min(toastSize.width, window.width - 2 * fromEdge)
  const lefts = [...new Set([left + fromEdge, window.width - width - fromEdge].filter((one) => one >= 0))]
  const step = toastSize.height + apart
  return lefts.flatMap((one) => [1, 2, 3].map((slot) => ({ left: one, bottom: fromEdge + slot * step })))
}

function isFree(place: Place, { window, pointer, focused, taken }: Around): boolean {
  const box = boxOf(place, window)
  if (taken.some((other) => meets(box, boxOf(other, window)))) return false
  if (focused !== null && meets(box, focused)) return false
  const hand = pointer && { left: pointer.x - near, top: pointer.y - near, width: 2 * near, height: 2 * near }
  return hand === null || !meets(box, hand)
}

function boxOf({ left, bottom }: Place, window: Around['window']): Box {
  const width = Math.min(toastSize.width, window.width - 2 * fromEdge)
  return { left, top: window.height - bottom - toastSize.height, width, height: toastSize.height }
}

const meets = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height
