/** Long work on a database as steps, so that it can be done at once or between everything else that main does. */
import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises'

/** Work that may pause at every step. Ending it early (`return`) closes what it has open. */
export type Steps<T> = Generator<void, T, void>

/** How work is cut: so many milliseconds of it, then so many of rest. Without a rest everything else has its turn. */
export type Pace = { sliceMs: number; restMs: number }

/** Half a frame at a time: what the window asks for meanwhile waits no longer than it takes to draw. */
export const briskly: Pace = { sliceMs: 8, restMs: 0 }

/** A sixteenth of one core, and never long enough in one piece for a clerk who types to feel it. */
export const gently: Pace = { sliceMs: 2, restMs: 30 }

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Does some milliseconds of it. */
export function doSlice<T>(steps: Steps<T>, sliceMs: number): { done: true; value: T } | { done: false } {
  const until = performance.now() + sliceMs
  while (performance.now() < until) {
    const step = steps.next()
    if (step.done) return { done: true, value: step.value }
  }
  return { done: false }
}

/** Does it in slices. Returns undefined if `isWanted` returned false before the end. @throws what the steps throw */
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean, pace = briskly): Promise<T | undefined> {
  try {
    while (isWanted()) {
      const slice = doSlice(steps, pace.sliceMs)
      if (slice.done) return slice.value
      await (pace.restMs === 0 ? nextTurn() : rest(pace.restMs))
    }
    return undefined
  } finally {
    steps.return(undefined as never)
  }
}
