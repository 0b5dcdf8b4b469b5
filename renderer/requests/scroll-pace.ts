import { soon } from '../ui/soon.ts'

/** How long a list rests after a reading while nothing on screen stays there, milliseconds. */
export const restMs = 100

/** Says when what is scrolled past is worth reading. */
export interface ScrollPace {
  /** Tells that other rows are on screen; a jump leaves none of those there were. */
  moved(isJump: boolean): void
  /** Whether jump has followed jump so quickly that what is on screen will hardly stay. */
  isFlying(): boolean
}

/**
 * The first jump is read at once, like every small step; then one of many, `restMs` apart, and where they end. Rows that
 * come too late to be seen cost the frames that follow them. `onRest` is when to look again.
 */
export function createScrollPace(onRest: () => void): ScrollPace {
  let isResting = false
  let isFlying = false
  const rest = soon(() => {
    isResting = isFlying
    if (!isFlying) return
    isFlying = false
    rest.ask()
    onRest()
  }, restMs)
  return {
    moved(isJump) {
      isFlying = isJump && isResting
      if (!isJump) return
      isResting = true
      rest.ask()
    },
    isFlying: () => isFlying
  }
}
