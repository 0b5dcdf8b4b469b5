/**
 * Keeps frames coming at the screen's own beat while somebody types. In a window that stands still, the frame of a
 * letter comes at once and uses up the beat. What was found for the letter then waits for that frame and for the next
 * beat. If frames come anyway, both are most often in one of them.
 */

/** How long they go on after the last letter, milliseconds: an empty frame costs next to nothing, but not nothing. */
const goOnMs = 2000

let until = 0
let isComing = false

function onFrame(now: number): void {
  isComing = now < until
  if (isComing) requestAnimationFrame(onFrame)
}

/** Has frames come for the next two seconds. */
export function keepFramesComing(): void {
  until = performance.now() + goOnMs
  if (isComing) return
  isComing = true
  requestAnimationFrame(onFrame)
}
