/** Long work on a database as steps, so that it can be done at once or between everything else that main does. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Work that may pause at every step. Ending it early (`return`) closes what it has open. */
export type Steps<T> = Generator<void, T, void>

// Half a frame: what the window asks for meanwhile waits no longer than it takes to draw.
const sliceMs = 8

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Does it in slices of some 8 ms; undefined where `isWanted` answered false before the end.
 * @throws what the steps throw
 */
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean): Promise<T | undefined> {
  try {
    while (isWanted()) {
      const until = performance.now() + sliceMs
      while (performance.now() < until) {
        const step = steps.next()
        if (step.done) return step.value
      }
      await nextTurn()
    }
    return undefined
  } finally {
    steps.return(undefined as never)
  }
}
