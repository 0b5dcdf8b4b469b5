/** Notices that nobody touches the computer any more. */
import type { Clock } from '../clock/clock.ts'

/** What is watched. */
export type IdleOptions = {
  clock: Pick<Clock, 'after'>
  /** For how long nobody has touched the computer, seconds; 0 where the system does not tell. */
  idleSeconds: () => number
  /** After how many minutes the desk locks; null where it does not. */
  minutes: () => number | null
  lock: () => void
}

// What is chosen counts within this time; nobody is waited for more exactly than this.
const mostSeconds = 15

/** Begins to watch, until the answer is called. */
export function watchIdle({ clock, idleSeconds, minutes, lock }: IdleOptions): () => void {
  let stop = () => {}

  function look(): void {
    const limit = minutes()
    const left = limit === null ? mostSeconds : limit * 60 - idleSeconds()
    if (left <= 0) lock()
    const seconds = left <= 0 ? mostSeconds : Math.min(mostSeconds, Math.max(1, left))
    stop = clock.after(seconds * 1000, look)
  }

  look()
  return () => stop()
}
