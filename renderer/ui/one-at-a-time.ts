/**
 * Makes a reading that is never under way twice: who asks meanwhile gets one more reading, begun once the first has
 * ended. The answer tells when what was asked for has been read. `read` itself must not reject.
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
