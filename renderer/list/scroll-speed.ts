/**
 * How long what is on screen must have stayed until it is read, where jump has followed jump: three frames of 60 Hz.
 * Milliseconds.
 */
export const restMs = 50

/** Says when what is scrolled past is worth reading. */
export interface ScrollSpeed {
  /** Tells that other rows are on screen; a jump leaves none of those there were. */
  moved(isJump: boolean): void
  /** Whether jump has followed jump so quickly that what is on screen will hardly stay. */
  isFlying(): boolean
}

/**
 * The first jump is read at once, like every small step; of many, where they rest or end. Rows that come between two
 * jumps are never seen: the next jump takes them away before they are painted, and they cost its frame. `onRest` is when
 * to look again.
 */
export function createScrollSpeed(onRest: () => void): ScrollSpeed {
  let sinceJump: ReturnType<typeof setTimeout> | undefined
  let isFlying = false

  function rested(): void {
    sinceJump = undefined
    if (!isFlying) return
    isFlying = false
    onRest()
  }

  return {
    moved(isJump) {
      isFlying = isJump && sinceJump !== undefined
      if (!isJump) return
      clearTimeout(sinceJump)
      sinceJump = setTimeout(rested, restMs)
    },
    isFlying: () => isFlying
  }
}
