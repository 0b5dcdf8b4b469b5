/** One piece of work at a time, each with a deadline. */
import type { Clock } from '../clock/clock.ts'

/** What `take` returns. */
export type Turn<T> = { ok: true; value: T } | { ok: false }

/** A queue in which the next begins only when the one before has truly ended, deadline or not. */
export type Turns = {
  /**
   * Does `work` when its turn comes. Returns `{ok: false}` when `deadlineMs` have passed since the asking, wherever the
   * work then stands: work that has not begun never will; work that has goes on, keeps its turn to its end, and what
   * comes of it is not heard. Rejects as `work` does.
   */
  take<T>(work: () => Promise<T>): Promise<Turn<T>>
}

/** Makes an empty queue. `deadlineMs` counts from the asking, so every call returns within it. */
export function createTurns(clock: Clock, deadlineMs: number): Turns {
  let last: Promise<unknown> = Promise.resolve()

  return {
    async take<T>(work: () => Promise<T>): Promise<Turn<T>> {
      let isLate = false
      const late = Promise.withResolvers<Turn<T>>()
      const cancel = clock.after(deadlineMs, () => {
        isLate = true
        late.resolve({ ok: false })
      })
      const turn = last.then(async (): Promise<Turn<T>> => {
        if (isLate) return { ok: false }
        return { ok: true, value: await work() }
      })
      last = turn.catch(() => {})
      try {
        return await Promise.race([turn, late.promise])
      } finally {
        cancel()
      }
    }
  }
}
