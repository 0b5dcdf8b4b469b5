/** How often something may be done on the window's word. */

/**
 * Returns a function that says whether one more may be done now: at most `most` in any `withinMs`. `monotonic` is the
 * clock that never goes back.
 */
export function pace(monotonic: () => number, most: number, withinMs: number): () => boolean {
  let done: readonly number[] = []
  return () => {
    const now = monotonic()
    done = done.filter((at) => now - at < withinMs)
    if (done.length >= most) return false
    done = [...done, now]
    return true
  }
}
