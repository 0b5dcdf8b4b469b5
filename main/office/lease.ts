/**
 * Whether this desk reads a service for all. The lease is a beat on the server, raised by compare-and-set: whoever has seen one
 * beat stand still for 15 s of its own clock that does not jump takes over. It only saves calls: two holders do no harm.
 */
import type { Clock } from '../clock/clock.ts'
import type { Lease, ReadingServer } from './reading-server.ts'

/** How often the holder raises the beat, milliseconds. */
export const beatMs = 4_000

const standsStillMs = 15_000

/** The leases of one connection. */
export type Leases = {
  /**
   * Looks at a service's lease as it is on the server, and takes, keeps or lets go of it. `reaches`: whether this desk reaches the
   * service; `mark`: what its last sweep says, null where there is nothing new to say. Returns whether it is the holder.
   */
  turn(service: string, lease: Lease | undefined, of: { reaches: boolean; mark: string | null }): Promise<boolean>
  holds(service: string): boolean
}

type Watched = { beat: number; since: number; isMine: boolean }

/** Begins as holder of nothing. `self`: 16 bytes, by which the desk is known. */
export function createLeases(
  clock: Pick<Clock, 'monotonic'>,
  server: Pick<ReadingServer, 'beat'>,
  self: string
): Leases {
  const watched = new Map<string, Watched>()

  /** The beat as this desk knows it; another one than before is seen from now on. */
  function look(service: string, beat: number): Watched {
    const before = watched.get(service)
    if (before?.beat === beat) return before
    const seen = { beat, since: clock.monotonic(), isMine: false }
    watched.set(service, seen)
    return seen
  }

  return {
    async turn(service, lease, { reaches, mark }) {
      const seen = look(service, lease?.beat ?? 0)
      if (!reaches) {
        seen.isMine = false
        return false
      }
      const isFree = seen.beat === 0 || clock.monotonic() - seen.since >= standsStillMs
      if (!seen.isMine && !isFree) return false
      // Counted from before it is sent: the others may see it before the answer comes.
      const since = clock.monotonic()
      const raised = await server.beat(service, self, seen.beat, mark)
      // Somebody was quicker: its beat is seen from the next turn on.
      if (raised === null) seen.isMine = false
      else watched.set(service, { beat: raised, since, isMine: true })
      return raised !== null
    },
    holds(service) {
      const seen = watched.get(service)
      // Whoever could not raise it for so long has been followed by another one.
      return seen?.isMine === true && clock.monotonic() - seen.since < standsStillMs
    }
  }
}
