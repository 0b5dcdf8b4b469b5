/** What happens after a delivery was taken: the request is looked up, once, however often it is named. */
import type { Clock } from '../clock/clock.ts'
import type { Named } from './delivery.ts'

/** What came of a look-up: the service told about the request, does not have it, or was not asked. */
type LookedUp = 'found' | 'unknown' | 'notAsked'

/** What a follow-up works with. */
export type FollowUpOptions = {
  clock: Clock
  lookUp: (serviceId: string, requestId: string) => Promise<LookedUp>
}

// The service's own retries and duplicates, and somebody's replays.
const sameForMs = 5 * 60_000

// Some 200 bytes each.
const mostRemembered = 5_000

/** Makes the follow-up. A request that the service does not have is not looked up again. */
export function createFollowUp({ clock, lookUp }: FollowUpOptions): (named: Named) => void {
  /** Until when each is left alone, by the clock that does not jump; the latest named last. */
  const leftAlone = new Map<string, number>()

  function remember(name: string, until: number): void {
    leftAlone.delete(name)
    leftAlone.set(name, until)
    const [oldest] = leftAlone.keys()
    if (leftAlone.size > mostRemembered && oldest !== undefined) leftAlone.delete(oldest)
  }

  async function follow(serviceId: string, requestId: string): Promise<void> {
    const name = `${serviceId} ${requestId}`
    if ((leftAlone.get(name) ?? Number.NEGATIVE_INFINITY) > clock.monotonic()) return
    remember(name, Number.POSITIVE_INFINITY)
    const answer = await lookUp(serviceId, requestId).catch(() => 'notAsked' as const)
    // Not asked: a retry of the service may be luckier, and the next sweep finds it anyway.
    if (answer === 'notAsked') leftAlone.delete(name)
    if (answer === 'found') remember(name, clock.monotonic() + sameForMs)
  }

  return ({ requestId, serviceIds }) => {
    for (const serviceId of serviceIds) void follow(serviceId, requestId)
  }
}
