/** Work that many calls in a row ask for, done once for all of them. */
export interface Soon {
  /** Asks for it. */
  ask(): void
  /** Drops what was asked for and is not done yet. */
  stop(): void
}

/** Makes `work` wait `afterMs` milliseconds from the first time that it is asked for. */
export function soon(work: () => void, afterMs: number): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    ask() {
      timer ??= setTimeout(() => {
        timer = undefined
        work()
      }, afterMs)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    }
  }
}
