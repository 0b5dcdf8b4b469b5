/** Work that must not overlap: the next piece begins when the one before has ended, well or not. */

/** A queue; each piece of work resolves, or rejects, as it does by itself. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
