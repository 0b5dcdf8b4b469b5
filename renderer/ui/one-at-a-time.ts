/**
 * Makes a reading that never runs twice at a time. Whoever asks meanwhile gets one more reading, which begins once the
 * first has ended. The promise settles once what was asked for has been read. `read` itself must not reject.
 */
export function oneAtATime(read: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null
  let next: Promise<void> | null = null

  function begin(): Promise<void> {
    underWay = read().finally(() => {
      underWay = null
    })
    return underWay
  }

  return () => {
    if (underWay === null) return begin()
    next ??= underWay.finally(() => {
      next = null
      return begin()
    })
    return next
  }
}
