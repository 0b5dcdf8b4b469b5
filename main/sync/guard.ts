/** The loop must outlive anything, a full disk too: the next round tries again. */
import type { Log } from '../log/log.ts'

/** Does something; where it throws, logs that as `event`, tells `met` and returns `otherwise`. */
export type Guarded = <T>(
  event: string,
  does: () => Promise<T>,
  otherwise: T,
  met?: (error: unknown) => void
) => Promise<T>

/** Makes the guard of one loop; of one that has ended nothing is told any more. */
export const createGuard =
  (log: Log, isEnded: () => boolean): Guarded =>
  async (event, does, otherwise, met) => {
    try {
      return await does()
    } catch (error) {
      if (!isEnded()) log.error(event, { error: error instanceof Error ? error.name : 'unknown' })
      met?.(error)
      return otherwise
    }
  }
